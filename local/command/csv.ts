/**
 * Rows as CSV that a spreadsheet opens as it is: UTF-8 with byte order mark (Excel reads Arabic by it), CRLF, quotes as in RFC 4180.
 *
 * Texts come from files of unknown origin. A cell that a spreadsheet would run as a formula begins with an apostrophe; control and
 * direction-override characters are taken out.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
import { stringify } from 'csv-stringify/sync';
import { oneLine } from './output.ts';

/** Numbers stay numbers; the entries of a list are joined by `; `. */
export type CsvValue = string | number | null | readonly string[];

export type CsvColumn<Row> = readonly [name: string, value: (row: Row) => CsvValue];

/** @param heading whether byte order mark and names of the columns come first: not where the rows are added to others */
export function csv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[], heading = true): string {
  return stringify(
    rows.map((row) => columns.map(([, value]) => cellOf(value(row)))),
    {
      bom: heading,
      header: heading,
      columns: columns.map(([name]) => name),
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
}

/**
 * Where a decimal comma is used, spreadsheets take a semicolon for the end of a cell. Quotes there open and close around nothing (`;""=1+1`
 * is `=1+1`), so they are looked through, as white space is. Another sign for the semicolon would be safe too, but change every list.
 */
const FORMULA_AFTER_SEMICOLON = /;(?=["\s]*[=+\-@＝＋－＠])\s*/g;

function cellOf(value: CsvValue): string | number | null {
  if (value === null || typeof value === 'number') return value;
  const text = typeof value === 'string' ? oneLine(value) : value.map(oneLine).join('; ');
  return text.replace(FORMULA_AFTER_SEMICOLON, "$&'");
}
