/**
 * What the benchmark prints: sections of figures, each beside its target where it has one. Being slow is reported, never an
 * error: only what does not run at all fails.
 */
import CliTable from 'cli-table3';

export type Target = { readonly atLeast: number } | { readonly atMost: number };

export type Figure = {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: Target;
};

/** A breakdown; cells as they are to be printed. */
export type Breakdown = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

export type Section = {
  readonly title: string;
  /** How it was measured: enough for a reader to judge the figures. */
  readonly method: readonly string[];
  readonly figures: readonly Figure[];
  readonly breakdowns: readonly Breakdown[];
};

export function isMet(value: number, target: Target): boolean {
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}

export function sectionText({ title, method, figures, breakdowns }: Section): string {
  const drawn = figures.map((figure) => [figure.label, `${rounded(figure.value)} ${figure.unit}`, verdict(figure)]);
  return [
    `\n${title}\n${'═'.repeat(title.length)}`,
    ...method.map((line) => `  ${line}`),
    table({ head: ['', 'measured', 'target'], rows: drawn }),
    ...breakdowns.map(table),
  ].join('\n');
}

/** Three significant digits tell all that such measurements know; a big number keeps its whole part. */
export function rounded(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

function verdict({ value, target }: Figure): string {
  if (target === undefined) return '';
  const bound = 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
  return `${bound}  ${isMet(value, target) ? 'met' : 'NOT MET'}`;
}

function table({ head, rows }: Breakdown): string {
  const drawn = new CliTable({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
  });
  for (const row of rows) drawn.push(row.map((cell) => (typeof cell === 'number' ? rounded(cell) : cell)));
  return drawn.toString();
}
