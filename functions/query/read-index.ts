/**
 * Reads the index rows of one list in order, page by page, without a scan: partitions of one month after the other, of those in which
 * anything is indexed.
 */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  type IndexEntry,
  type IndexName,
  indexPartition,
  monthOf,
  type TimeAxis,
  toIndexEntry,
} from '../catalogue/index-rows.ts';
import { recordedMonths } from '../catalogue/months.ts';
import { isFence, type Table } from '../catalogue/table.ts';
import { InvalidCursorError } from './cursor.ts';

export type IndexRange = {
  readonly list: IndexName;
  readonly axis: TimeAxis;
  /** UTC instants, the first included and the last not. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly order: 'newest' | 'oldest';
  /** Sort key of the last row that was dealt with. */
  readonly after: string | null;
  /** Rows asked for at first; while more are wanted, twice as many each time. */
  readonly firstRows: number;
};

/** Rows asked for at most. DynamoDB itself ends a page at 1 MB, which are some 3,000. */
const MOST_ROWS = 3000;
/** Months that are asked at once when those before had nothing. */
const MOST_MONTHS_AHEAD = 16;

type RowPage = { readonly entries: readonly IndexEntry[]; readonly next: string | null };

export async function* readIndex(table: Table, range: IndexRange): AsyncGenerator<readonly IndexEntry[]> {
  const { after, firstRows } = range;
  const months = await monthsOf(table, range);
  let rows = firstRows;
  let ahead = 1;
  for (let at = 0; at < months.length; ) {
    const some = months.slice(at, at + ahead);
    const begun = await Promise.all(
      some.map((month) =>
        // Of several months most are empty, and the others begin: few rows of each.
        readPage(
          table,
          range,
          month,
          after !== null && monthOf(after) === month ? after : null,
          some.length > 1 ? firstRows : rows,
        ),
      ),
    );
    for (const [index, first] of begun.entries()) {
      for (let page = first; ; ) {
        if (page.entries.length > 0) yield page.entries;
        if (page.next === null) break;
        rows = Math.min(2 * rows, MOST_ROWS);
        page = await readPage(table, range, some[index] ?? '', page.next, rows);
      }
    }
    at += some.length;
    ahead = begun.some(({ entries }) => entries.length > 0) ? 1 : Math.min(2 * ahead, MOST_MONTHS_AHEAD);
  }
}

/** @throws InvalidCursorError where a cursor's position is not of a row in the range */
export function assertWithin(position: string, { from = '', to = '~' }: Pick<IndexRange, 'from' | 'to'>): void {
  if (position < from || position >= to) throw new InvalidCursorError('the cursor names no place in this list');
}

async function monthsOf(table: Table, { axis, from, to, order, after }: IndexRange): Promise<string[]> {
  const newest = order === 'newest';
  const [first, last] = [monthOf(from ?? ''), monthOf(to ?? '~')];
  const months = (await recordedMonths(table, axis)).filter((month) => month >= first && month <= last);
  const left =
    after === null ? months : months.filter((month) => (newest ? month <= monthOf(after) : month >= monthOf(after)));
  return newest ? left.reverse() : left;
}

async function readPage(
  table: Table,
  { list, axis, from = '0', to = '~', order }: IndexRange,
  month: string,
  after: string | null,
  rows: number,
): Promise<RowPage> {
  const pk = indexPartition(list, month);
  const { Items, LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
      ScanIndexForward: order === 'oldest',
      Limit: rows,
      ...(after === null ? {} : { ExclusiveStartKey: { pk, sk: after } }),
    }),
  );
  return {
    entries: (Items ?? []).filter((item) => !isFence(item)).map((item) => toIndexEntry(axis, item)),
    next: (LastEvaluatedKey?.['sk'] as string | undefined) ?? null,
  };
}
