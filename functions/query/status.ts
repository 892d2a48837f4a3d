/**
 * Counts every object by state and holds the counts against the bucket's listing: they add up, or the objects that do not
 * are named.
 */
import { z } from 'zod';
import { objectStateOf } from '../catalogue/object-state.ts';
import { reconcile } from '../catalogue/reconcile.ts';
import type { Table } from '../catalogue/table.ts';
import type { Bucket } from '../objects/bucket.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { inCursor, keyPosition } from './positions.ts';
import { addsUp, NAMED_AT_MOST, type Status } from './status-counts.ts';

/** @param stalledBefore see `objectStateOf` */
export async function readStatus(bucket: Bucket, table: Table, stalledBefore: Date): Promise<Status> {
  return (await countKeys(bucket, table, stalledBefore, null, Number.POSITIVE_INFINITY)).status;
}

/** Counts of the next keys: those of all pages, added up, are the status. */
export type StatusPage = Status & { readonly addsUp: boolean; readonly cursor: string | null };

/** The last key that was counted. */
const POSITION = z.tuple([keyPosition]);

/** Keys that one page counts: some 20 listings of the bucket. */
const KEYS_A_PAGE = 20_000;

/** @throws InvalidCursorError */
export async function readStatusPage(
  bucket: Bucket,
  table: Table,
  filters: { readonly cursor?: string | undefined },
  stalledBefore: Date,
  most = KEYS_A_PAGE,
): Promise<StatusPage> {
  const [after = null] = readCursor('status', filters, POSITION) ?? [];
  const { status, last } = await countKeys(bucket, table, stalledBefore, after, most);
  return {
    ...status,
    addsUp: addsUp(status),
    cursor: last === null ? null : writeCursor('status', filters, [inCursor(last)]),
  };
}

/** @returns `last` is the key to go on after, null when all are counted */
async function countKeys(
  bucket: Bucket,
  table: Table,
  stalledBefore: Date,
  after: string | null,
  most: number,
): Promise<{ readonly status: Status; readonly last: string | null }> {
  const counts = { objects: 0, stored: 0, rejected: 0, pending: 0, failed: 0, articles: 0 };
  const rejectedFor: Record<string, number> = {};
  const missing: string[] = [];
  const surplus: string[] = [];
  const failures: { key: string; detail: string }[] = [];
  const name = <Item>(list: Item[], item: Item) => list.length < NAMED_AT_MOST && list.push(item);
  const status = () => ({ ...counts, rejectedFor, missing, surplus, failures });

  let seen = 0;
  let last: string | null = null;
  for await (const { key, object, row } of reconcile(bucket, table, after)) {
    if (seen === most) return { status: status(), last };
    seen += 1;
    last = key;
    const state = row === null ? null : objectStateOf(row, stalledBefore);
    if (object !== null) counts.objects += 1;
    if (state === null || state.state === 'gone') {
      if (object !== null) name(missing, key);
      continue;
    }
    if (object === null) name(surplus, key);
    counts[state.state] += 1;
    if (state.state === 'stored') counts.articles += state.articles;
    if (state.state === 'rejected') rejectedFor[state.reason] = (rejectedFor[state.reason] ?? 0) + 1;
    if (state.state === 'failed') name(failures, { key, detail: state.detail });
  }
  return { status: status(), last: null };
}
