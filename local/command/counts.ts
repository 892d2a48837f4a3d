/**
 * `newsfold counts`: how many articles, or objects, each day has of each value.
 */
import { type CountPage, count } from '../../functions/query/count.ts';
import { mergedCounts, totalsOf, underValue } from '../../functions/query/day-counts.ts';
import type { CountFilters } from '../../functions/query/filters.ts';
import type { Target } from '../target.ts';
import { mediaTopic } from './article-columns.ts';
import { type Counts, countsChart, thingsOf } from './counts-chart.ts';
import { type CsvColumn, csv } from './csv.ts';
import { asWrongCall } from './filters-of.ts';
import { type Format, json, notice, print, progress, write } from './output.ts';
import { stalledBefore } from './stalled-before.ts';

type CountsOptions = {
  /** Values that the chart has a line for. */
  readonly top: number;
  readonly format: Format;
};

/** A value of one day. */
type CountRow = { readonly date: string; readonly value: string; readonly label: string; readonly count: number };

/** In CSV, in this order for good. */
const columnsBy = (by: string): readonly CsvColumn<CountRow>[] => [
  ['date', ({ date }) => date],
  [by, ({ value }) => (by === 'subject' ? mediaTopic(value) : value)],
  ['label', ({ label }) => label],
  ['count', (row) => row.count],
];

export async function counts(target: Target, filters: CountFilters, options: CountsOptions): Promise<boolean> {
  const { by } = filters;
  const counted = await countAll(target, filters);
  const { format, top } = options;
  if (format === 'json') await print(json({ by, ...counted }, 'indented'));
  else if (format === 'jsonl') for (const row of rowsOf(counted)) await print(json(row));
  else if (format === 'csv') await write(csv(columnsBy(by), rowsOf(counted)));
  else if (counted.total > 0) await print(countsChart(by, counted, top));
  if (counted.total === 0) notice(whyNothing(filters, counted));
  return true;
}

async function countAll(target: Target, filters: CountFilters): Promise<Counts> {
  const stalled = await stalledBefore(target);
  const line = progress('counting');
  const pages: CountPage[] = [];
  try {
    for (let cursor: string | undefined; ; ) {
      const page = await count(target.table, { ...filters, cursor }, stalled).catch(asWrongCall);
      pages.push(page);
      if (page.cursor === null) break;
      cursor = page.cursor;
      line.say(`counted up to ${page.days.at(-1)?.date}`);
    }
  } finally {
    line.done();
  }
  const { from, to, days, labels } = mergedCounts(pages);
  return {
    from,
    to,
    total: days.reduce((sum, day) => sum + day.total, 0),
    values: totalsOf(days).map(([value, total]) => ({ value, label: underValue(labels, value) ?? value, total })),
    days,
  };
}

function rowsOf({ days, values }: Counts): CountRow[] {
  return days.flatMap(({ date, counts: ofDay }) =>
    values.flatMap(({ value, label }) => {
      const number = underValue(ofDay, value) ?? 0;
      return number === 0 ? [] : [{ date, value, label, count: number }];
    }),
  );
}

function whyNothing({ by, ...filters }: CountFilters, { from }: Counts): string {
  const things = thingsOf(by, 2);
  if (from === null && Object.values(filters).every((value) => value === undefined)) {
    return `there is nothing to count: the catalogue has no ${things}`;
  }
  return `there is nothing to count: no ${things} match`;
}
