/** Tables on a terminal, and shares as people read them. */
import CliTable from 'cli-table3';

export type Row = readonly (string | number)[];

export function drawTable(head: readonly string[], rows: readonly Row[]): string {
  const drawn = new CliTable({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
  });
  for (const row of rows) drawn.push([...row]);
  return drawn.toString();
}

/** Two decimals, cut and not rounded: 99.996 % is not 100.00. */
export function percent(share: number): string {
  return `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;
}
