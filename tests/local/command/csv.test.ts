import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvColumn, type CsvValue, csv } from '../../../local/command/csv.ts';
import { readCsv } from './read-csv.ts';

const COLUMNS: readonly CsvColumn<CsvValue>[] = [
  ['value', (value) => value],
  ['end', () => 'end'],
];
/** What a spreadsheet has in the cell of a value. */
const cellOf = (value: CsvValue) => readCsv(csv(COLUMNS, [value]))[1]?.[0];

describe('a table as CSV', () => {
  it('begins with a byte order mark and the names of the columns, and ends every line with CRLF', () => {
    expect(csv(COLUMNS, ['أ', 'b'])).toBe('\ufeffvalue,end\r\nأ,end\r\nb,end\r\n');
  });

  it('has a heading also without rows, and none where it goes on', () => {
    expect(csv(COLUMNS, [])).toBe('\ufeffvalue,end\r\n');
    expect(csv(COLUMNS, ['b'], false)).toBe('b,end\r\n');
    expect(csv(COLUMNS, [], false)).toBe('');
  });

  it.each([
    ['quotes and commas', 'He said "no", twice', 'He said "no", twice'],
    ['line breaks', 'one\r\ntwo\nthree', 'one  two three'],
    ['control characters', 'a\u0000b\u001b[31mc\u009bd', 'a b [31mc d'],
    ['direction overrides', 'a\u202e\u2066b\u2069', 'a  b'],
    ['joiners that Persian and Arabic need', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['a formula', '=HYPERLINK("http://evil.example","click")', `'=HYPERLINK("http://evil.example","click")`],
    ['a formula behind white space', ' \t\r=1+1', "'=1+1"],
    ['other beginnings of formulas', ['+1', '@SUM(A1)'], "'+1; '@SUM(A1)"],
    ['a dash', '- a headline', "'- a headline"],
    ['full-width formula signs', '＝1＋1', "'＝1＋1"],
    ['a formula in the second cell, where a semicolon ends cells', 'x;=1+1', "x;'=1+1"],
    ['a formula behind a quote in the second cell', 'x;"=1+1;y', `x;'"=1+1;y`],
    ['a formula behind quotes and white space', 'x; " "\u00a0" @SUM(A1)', `x; '" "\u00a0" @SUM(A1)`],
    ['a semicolon before what is no formula', 'He said; "no"; and left = true', 'He said; "no"; and left = true'],
    ['a formula in the second entry of a list', ['x', '=1+1'], "x; '=1+1"],
    ['a negative number', -1.5, '-1.5'],
    ['a date', '2024-03-05T14:20:00', '2024-03-05T14:20:00'],
    ['nothing', null, ''],
    ['an empty list', [], ''],
  ] satisfies [string, CsvValue, string][])('keeps or disarms %s', (_what, value, cell) => {
    expect(cellOf(value)).toBe(cell);
  });

  it('has as many cells as it should, and no formula, whatever the texts are', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'=+-@"\',;\r\n\t \ufeff\u202e＝a5'), maxLength: 12 });
    const columns: CsvColumn<readonly string[]>[] = [
      ['a', ([a = '']) => a],
      ['b', (texts) => texts],
    ];
    fc.assert(
      fc.property(fc.array(fc.array(hostile, { maxLength: 3 }), { maxLength: 4 }), (rows) => {
        const cells = readCsv(csv(columns, rows));
        expect(cells.map((row) => row.length)).toEqual([2, ...rows.map(() => 2)]);
        // Where semicolons end cells, whatever its quotes do: a spreadsheet takes some off before it looks for a formula.
        const elsewhere = csv(columns, rows)
          .split('\r\n')
          .flatMap((line) => line.split(';').slice(1));
        for (const piece of elsewhere) expect(piece).not.toMatch(/^["\s]*[=+\-@＝＋－＠]/);
        for (const cell of cells.slice(1).flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|[\r\n\t\u202e]/);
      }),
    );
  });
});
