/** Counts of each day by value, and their sums: exact however many pages they were counted in. */

export type DayCounts = {
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string;
  /** Articles, or objects: each once. */
  readonly total: number;
  /** By value; one with several values is counted under each. */
  readonly counts: Readonly<Record<string, number>>;
};

/** What is counted in a range, or in the part of it that one page has. */
export type RangeCounts = {
  /** UTC instants, the last one excluded; null where there is nothing to count. */
  readonly from: string | null;
  readonly to: string | null;
  readonly days: readonly DayCounts[];
  /** How a value is to be shown where it is not itself. */
  readonly labels: Readonly<Record<string, string>>;
};

/** Adds up what single articles or objects contribute. */
export class DayTally {
  readonly #days = new Map<string, { total: number; counts: Map<string, number> }>();

  /** @param instant UTC, ISO 8601 */
  add(instant: string, values: Iterable<string>): void {
    const date = instant.slice(0, 10);
    const day = this.#days.get(date) ?? { total: 0, counts: new Map<string, number>() };
    this.#days.set(date, day);
    day.total += 1;
    for (const value of new Set(values)) day.counts.set(value, (day.counts.get(value) ?? 0) + 1);
  }

  /** Days that have any, in order. */
  days(): DayCounts[] {
    return [...this.#days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, { total, counts }]) => ({ date, total, counts: Object.fromEntries(counts) }));
  }
}

/** The sum of the pages of one range. Each page finds out anew what a value is called: the first name stays. */
export function mergedCounts(pages: readonly RangeCounts[]): RangeCounts {
  const labels = new Map<string, string>();
  for (const [value, label] of pages.flatMap((page) => Object.entries(page.labels))) {
    if (!labels.has(value)) labels.set(value, label);
  }
  const { from, to } = pages[0] ?? { from: null, to: null };
  return { from, to, days: mergedDays(pages.map(({ days }) => days)), labels: Object.fromEntries(labels) };
}

/** The sum of the days of several pages. */
export function mergedDays(pages: readonly (readonly DayCounts[])[]): DayCounts[] {
  const days = new Map<string, DayCounts>();
  for (const day of pages.flat()) {
    const before = days.get(day.date);
    days.set(day.date, before === undefined ? day : added(before, day));
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** How many each value has in all, the most first. */
export function totalsOf(days: readonly DayCounts[]): [value: string, total: number][] {
  const totals = new Map<string, number>();
  for (const { counts } of days) {
    for (const [value, count] of Object.entries(counts)) totals.set(value, (totals.get(value) ?? 0) + count);
  }
  return [...totals].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** What stands under a value: outlets may have any name, also that of something that every object has. */
export function underValue<Item>(items: Readonly<Record<string, Item>>, value: string): Item | undefined {
  return Object.hasOwn(items, value) ? items[value] : undefined;
}

function added(a: DayCounts, b: DayCounts): DayCounts {
  const counts = new Map(Object.entries(a.counts));
  for (const [value, count] of Object.entries(b.counts)) counts.set(value, (counts.get(value) ?? 0) + count);
  return { date: a.date, total: a.total + b.total, counts: Object.fromEntries(counts) };
}
