/**
 * Counts every object by state and holds the counts against the bucket's listing: they add up, or the objects that do not
 * are named.
 */
import { objectStateOf } from '../catalogue/object-state.ts';
import { reconcile } from '../catalogue/reconcile.ts';
import type { Table } from '../catalogue/table.ts';
import type { Bucket } from '../objects/bucket.ts';

export type Status = {
  /** Objects in the bucket's listing. */
  readonly objects: number;
  readonly stored: number;
  readonly rejected: number;
  /** How many of the rejected for each reason. */
  readonly rejectedFor: Readonly<Record<string, number>>;
  readonly pending: number;
  readonly failed: number;
  /** Articles of the stored objects. */
  readonly articles: number;
  /** In the bucket, not in the table. */
  readonly missing: readonly string[];
  /** In the table, not in the bucket. */
  readonly surplus: readonly string[];
  /** Objects that failed, with the error. */
  readonly failures: readonly { readonly key: string; readonly detail: string }[];
};

/** Keys named at most in each of the lists; the numbers count all. */
export const NAMED_AT_MOST = 100;

/** @param stalledBefore see `objectStateOf` */
export async function readStatus(bucket: Bucket, table: Table, stalledBefore: Date): Promise<Status> {
  const counts = { objects: 0, stored: 0, rejected: 0, pending: 0, failed: 0, articles: 0 };
  const rejectedFor: Record<string, number> = {};
  const missing: string[] = [];
  const surplus: string[] = [];
  const failures: { key: string; detail: string }[] = [];
  const name = <Item>(list: Item[], item: Item) => list.length < NAMED_AT_MOST && list.push(item);

  for await (const { key, object, row } of reconcile(bucket, table, null)) {
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
  return { ...counts, rejectedFor, missing, surplus, failures };
}

/** Whether every object is accounted for and none failed. */
export function addsUp(status: Status): boolean {
  const { objects, stored, rejected, pending, failed, missing, surplus } = status;
  return objects === stored + rejected + pending + failed && missing.length === 0 && surplus.length === 0;
}
