/**
 * How many articles, or objects, each day has of each value: for charts. Counted off index rows, in pages whose counts are added up.
 *
 * | `by` | values | a day is |
 * |---|---|---|
 * | `subject` | topics at the top; with a subject given, those right below it | of publication (or, undated, of upload), UTC |
 * | `topic`, `source`, `agency`, `country`, `language` | those of the articles | the same |
 * | `state` | of objects: stored, rejected, pending, failed | of upload |
 *
 * While an article is being replaced, or where a crash has left a row that nobody has removed yet, it may count twice.
 */
import type { Table } from '../catalogue/table.ts';
import { countArticles } from './count-articles.ts';
import { countObjects } from './count-objects.ts';
import type { DayCounts } from './day-counts.ts';
import type { CountFilters } from './filters.ts';

export type CountPage = {
  /** The range that is counted: UTC instants, the last one excluded. Null where there is nothing to count. */
  readonly from: string | null;
  readonly to: string | null;
  /** Days that have any, in order; those of further pages are to be added to them. */
  readonly days: readonly DayCounts[];
  /** How a value is to be shown where it is not itself: topics in English, outlets and agencies as they are first printed. */
  readonly labels: Readonly<Record<string, string>>;
  /** Null when everything is counted. */
  readonly cursor: string | null;
};

/**
 * @param stalledBefore see `objectStateOf`
 * @throws InvalidCursorError
 * @throws RangeTooLongError
 */
export function count(table: Table, filters: CountFilters, stalledBefore: Date): Promise<CountPage> {
  return filters.by === 'state'
    ? countObjects(table, filters, stalledBefore)
    : countArticles(table, filters, filters.by);
}
