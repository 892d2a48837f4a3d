/** Small charts of characters. */

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const LEVELS = ['▂', '▃', '▄', '▅', '▆', '▇', '█'];
const NOTHING = '▁';

/**
 * A horizontal bar, exact to an eighth of a character; a share above nothing shows something.
 * @param share 0 … 1
 * @param width of the whole, in characters
 */
export function bar(share: number, width: number): string {
  const eighths = share > 0 ? Math.max(1, Math.round(share * width * 8)) : 0;
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

/** One character a value, the greatest as high as can be. The lowest level is kept for nothing at all. */
export function sparkline(values: readonly number[]): string {
  const greatest = values.reduce((most, value) => Math.max(most, value), 0);
  return values
    .map((value) => (value > 0 ? LEVELS[Math.ceil((value / greatest) * LEVELS.length) - 1] : NOTHING))
    .join('');
}

/** Sums of so many neighbours each. */
export function binned(values: readonly number[], size: number): number[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, bin) =>
    values.slice(bin * size, (bin + 1) * size).reduce((sum, value) => sum + value, 0),
  );
}
