/**
 * Objects by their state, newest or oldest first: what was stored, what was rejected and why, what is on its way, what failed. A state may
 * have several partitions (one per reason), which are merged.
 */
import { z } from 'zod';
import { type LedgerRow, PENDING } from '../catalogue/ledger.ts';
import { objectStateOf } from '../catalogue/object-state.ts';
import type { Table } from '../catalogue/table.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { ListedState, ObjectFilters } from './filters.ts';
import { inCursor, instantPosition, keyPosition } from './positions.ts';
import { assertWithin } from './read-index.ts';
import { ALL_PARTITIONS, type ObjectRow, partitionsOf, readObjectRows } from './read-objects.ts';

/** One object of the bucket. */
export type ListedObject = {
  readonly key: string;
  readonly state: ListedState;
  /** Of a rejected one. */
  readonly reason: string | null;
  /** Of a rejected or failed one: what is wrong, in a sentence. */
  readonly detail: string | null;
  /** How many articles were stored of it. */
  readonly articles: number;
  /** Bytes; null before it was first read. */
  readonly size: number | null;
  /** First upload of its bytes; while it is pending, when it was last heard of. */
  readonly at: string;
};

export type ObjectPage = { readonly objects: readonly ListedObject[]; readonly cursor: string | null };

/** Rows of each partition that are read at once, at least. */
const LEAST_ROWS = 20;

/**
 * @param stalledBefore see `objectStateOf`
 * @throws InvalidCursorError
 */
export async function findObjects(
  table: Table,
  state: ListedState,
  filters: ObjectFilters,
  stalledBefore: Date,
): Promise<ObjectPage> {
  const { reason, order, limit } = filters;
  const rowsAtOnce = Math.max(limit, LEAST_ROWS);
  const objects: ListedObject[] = [];
  const [at, partition, key] = readCursor('objects', filters, POSITION) ?? [];
  let after: Position | null =
    at === undefined || partition === undefined || key === undefined ? null : { at, partition, key };
  if (after !== null) assertWithin(after.at, filters);
  const partitions = partitionsOf(state, reason);
  for (;;) {
    const begun = await Promise.all(
      partitions.map((name) => {
        const range = { ...filters, ...rangeOf(name, state, filters, stalledBefore) };
        return readObjectRows(table, { ...range, ...behind(after, name, range), partition: name, rows: rowsAtOnce });
      }),
    );
    const inOrder = begun.flat().sort((a, b) => (order === 'oldest' ? byTime(a, b) : byTime(b, a)));
    // Of each partition so many were read: further on there may be gaps.
    const rows = inOrder.slice(0, rowsAtOnce);
    for (const { partition, at, row } of rows) {
      after = { at, partition, key: row.key };
      const object = toListedObject(row, at, stalledBefore);
      if (object?.state !== state) continue;
      objects.push(object);
      if (objects.length === limit)
        return { objects, cursor: writeCursor('objects', filters, [after.at, after.partition, inCursor(after.key)]) };
    }
    if (rows.length < rowsAtOnce) return { objects, cursor: null };
  }
}

/** The row after which a page begins. */
type Position = { readonly at: string; readonly partition: string; readonly key: string };

const POSITION = z.tuple([instantPosition, z.enum(ALL_PARTITIONS), keyPosition]);

type Range = { readonly from?: string | undefined; readonly to?: string | undefined };

/** What is pending counts as failed once its retries are over: it is told by when its visit began, which orders the partition. */
function rangeOf(partition: string, state: ListedState, { from = '', to = '~' }: Range, stalledBefore: Date): Range {
  if (partition !== PENDING) return { from, to };
  const stalled = stalledBefore.toISOString();
  return state === 'failed' ? { from, to: to < stalled ? to : stalled } : { from: from > stalled ? from : stalled, to };
}

/** Rows of one instant: one partition after the other, in each as the index has them. */
function byTime(a: ObjectRow, b: ObjectRow): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.partition === b.partition ? 0 : a.partition < b.partition ? -1 : 1;
}

/** What is left of a partition behind a position in the order of all. */
function behind(
  after: Position | null,
  partition: string,
  { order, from, to }: Range & Pick<ObjectFilters, 'order'>,
): { readonly from?: string | undefined; readonly to?: string | undefined; readonly after: Position | null } {
  if (after === null) return { from, to, after };
  if (partition === after.partition) return { from, to, after };
  // Rows of the instant in hand come either before those of its partition, or after.
  const isPast = partition < after.partition === (order === 'oldest');
  if (order === 'oldest') return { from: isPast ? next(after.at) : after.at, to, after: null };
  return { from, to: isPast ? after.at : next(after.at), after: null };
}

/** The first instant after this one. */
function next(instant: string): string {
  return new Date(new Date(instant).getTime() + 1).toISOString();
}

/** Null for an object that is gone. */
export function toListedObject(row: LedgerRow, at: string, stalledBefore: Date): ListedObject | null {
  const state = objectStateOf(row, stalledBefore);
  if (state.state === 'gone') return null;
  return {
    key: row.key,
    state: state.state,
    reason: state.state === 'rejected' ? state.reason : null,
    detail: 'detail' in state ? state.detail : null,
    articles: state.state === 'stored' ? state.articles : 0,
    size: row.seen?.size ?? null,
    at,
  };
}
