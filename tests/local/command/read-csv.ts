/** Cells of CSV as RFC 4180 has it, read independently of what wrote it. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let [cell, isQuoted] = ['', false];
  const characters = text.replace(/^\ufeff/, '');
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (isQuoted && character === '"' && characters[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) cell += character;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\r' && characters[at + 1] === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      at += 1;
    } else cell += character;
  }
  return row.length > 0 || cell !== '' ? [...rows, [...row, cell]] : rows;
}
