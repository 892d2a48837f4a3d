/** Counts as a chart of characters: a line for each value, with its total and its course over the days. */
import { type DayCounts, underValue } from '../../functions/query/day-counts.ts';
import { bar, binned, sparkline } from './bars.ts';
import { table } from './output.ts';

export type Counts = {
  /** UTC instants, the last one excluded; null where nothing is counted. */
  readonly from: string | null;
  readonly to: string | null;
  /** Articles, or objects: each once, also those without any value. */
  readonly total: number;
  /** The most first. */
  readonly values: readonly { readonly value: string; readonly label: string; readonly total: number }[];
  /** Days that have any. */
  readonly days: readonly DayCounts[];
};

const LABEL_WIDTH = 40;
const BAR_WIDTH = 20;
/** Characters of a sparkline at most; one stands for as many days as that takes. */
const SPARKLINE_WIDTH = 40;

const DAY = 24 * 3600 * 1000;

/** @param top values that have a line of their own; the rest share one */
export function countsChart(by: string, counts: Counts, top: number): string {
  const { from, to, total, values, days } = counts;
  const dates = datesOf(from, to);
  const daysABin = Math.ceil(dates.length / SPARKLINE_WIDTH);
  const greatest = values[0]?.total ?? 0;
  const byDate = new Map(days.map((day) => [day.date, day.counts]));
  const course = (shown: readonly string[]) =>
    sparkline(
      binned(
        dates.map((date) => shown.reduce((sum, value) => sum + (underValue(byDate.get(date) ?? {}, value) ?? 0), 0)),
        daysABin,
      ),
    );
  const rest = values.slice(top);
  const rows = values
    .slice(0, top)
    .map(({ value, label, total: own }) => [label, String(own), bar(own / greatest, BAR_WIDTH), course([value])]);
  if (rest.length > 0) {
    const sum = rest.reduce((all, value) => all + value.total, 0);
    // Without a bar: it would dwarf the others.
    rows.push([`others (${rest.length})`, String(sum), '', course(rest.map(({ value }) => value))]);
  }
  const heading = `${total} ${thingsOf(by, total)}, ${rangeText(dates)}`;
  if (rows.length === 0) return `${heading}\nnone of them has a ${by}`;
  const columns = [
    [by, LABEL_WIDTH],
    [thingsOf(by, 2), 12, 'right'],
    ['', BAR_WIDTH],
    [daysABin === 1 ? 'each day' : `each ${daysABin} days`, SPARKLINE_WIDTH],
  ] as const;
  return `${heading}\n\n${table(columns, rows)}`;
}

export function thingsOf(by: string, count: number): string {
  const thing = by === 'state' ? 'object' : 'article';
  return count === 1 ? thing : `${thing}s`;
}

/** Every day of the range, UTC. */
function datesOf(from: string | null, to: string | null): string[] {
  if (from === null || to === null) return [];
  const [first, last] = [from.slice(0, 10), new Date(new Date(to).getTime() - 1).toISOString().slice(0, 10)];
  const count = (new Date(last).getTime() - new Date(first).getTime()) / DAY + 1;
  return Array.from({ length: count }, (_, day) =>
    new Date(new Date(first).getTime() + day * DAY).toISOString().slice(0, 10),
  );
}

function rangeText(dates: readonly string[]): string {
  const [first, last] = [dates[0] ?? '', dates.at(-1) ?? ''];
  return first === last ? first : `${first} to ${last} (${dates.length} days)`;
}
