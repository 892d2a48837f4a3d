/** Objects of each day by state, one partition of the index by state after the other. */
import { z } from 'zod';
import type { Table } from '../catalogue/table.ts';
import type { CountPage } from './count.ts';
import { checkedRange, countedRange } from './counted-range.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { DayTally } from './day-counts.ts';
import type { CountFilters } from './filters.ts';
import { toListedObject } from './find-objects.ts';
import { inCursor, instantPosition, keyPosition } from './positions.ts';
import { ALL_PARTITIONS, type ObjectRow, readObjectRows } from './read-objects.ts';

/** Rows that one page counts at most, so that it ends within seconds. */
const MOST_ROWS_A_PAGE = 30_000;
/** DynamoDB itself ends a page at 1 MB, which are some 1,500. */
const ROWS_AT_ONCE = 2000;

/** The range, and the last row that was counted. */
const POSITION = z.tuple([instantPosition, instantPosition, z.enum(ALL_PARTITIONS), instantPosition, keyPosition]);

/** @throws InvalidCursorError, RangeTooLongError */
export async function countObjects(table: Table, filters: CountFilters, stalledBefore: Date): Promise<CountPage> {
  const [from, to, inPartition, at, key] = readCursor('counts', filters, POSITION) ?? [];
  const range =
    from !== undefined && to !== undefined
      ? checkedRange({ from, to })
      : await countedRange(filters, async (within) => {
          const newest = ALL_PARTITIONS.map((partition) =>
            readObjectRows(table, { partition, ...within, order: 'newest', rows: 1, after: null }),
          );
          const instants = (await Promise.all(newest)).flat().map((row) => row.at);
          return instants.sort().at(-1) ?? null;
        });
  if (range === null) return { from: null, to: null, days: [], labels: {}, cursor: null };

  const tally = new DayTally();
  let rowsRead = 0;
  for (const partition of ALL_PARTITIONS) {
    if (inPartition !== undefined && partition < inPartition) continue;
    let after = partition === inPartition && at !== undefined && key !== undefined ? { at, key } : null;
    for (let rows: ObjectRow[] | null = null; rows === null || rows.length > 0; ) {
      rows = await readObjectRows(table, { partition, ...range, order: 'oldest', rows: ROWS_AT_ONCE, after });
      for (const { at: instant, row } of rows) {
        const object = toListedObject(row, instant, stalledBefore);
        if (object !== null) tally.add(instant, [object.state]);
      }
      const end = rows.at(-1);
      if (end === undefined) break;
      after = { at: end.at, key: end.row.key };
      rowsRead += rows.length;
      if (rowsRead < MOST_ROWS_A_PAGE) continue;
      const position = [range.from, range.to, partition, after.at, inCursor(after.key)];
      return { ...range, days: tally.days(), labels: {}, cursor: writeCursor('counts', filters, position) };
    }
  }
  return { ...range, days: tally.days(), labels: {}, cursor: null };
}
