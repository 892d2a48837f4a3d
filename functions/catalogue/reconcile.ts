/**
 * The bucket's listing and the ledger side by side, in key order: what there is, what is known of it, and what does not
 * agree. Status counts on it, re-processing selects from it. Both sides stream: memory does not grow with the bucket.
 */
import { type Bucket, type ListedObject, listObjects } from '../objects/bucket.ts';
import { LEDGER_SHARDS } from './keys.ts';
import { type LedgerRow, ledgerShard } from './ledger.ts';
import type { Table } from './table.ts';

/** One key, with the object that the bucket lists and the row that the ledger has; never both null. */
export type Reconciled = {
  readonly key: string;
  readonly object: ListedObject | null;
  readonly row: LedgerRow | null;
};

/** @param after only keys behind this one, in UTF-8 byte order */
export async function* reconcile(bucket: Bucket, table: Table, after: string | null): AsyncGenerator<Reconciled> {
  const objects = listObjects(bucket, after);
  const rows = ledgerInKeyOrder(table, after);
  let object = await objects.next();
  let row = await rows.next();
  while (!object.done || !row.done) {
    const order = object.done ? 1 : row.done ? -1 : compareKeys(object.value.key, row.value.key);
    const listed = order <= 0 && !object.done ? object.value : null;
    const known = order >= 0 && !row.done ? row.value : null;
    yield { key: listed?.key ?? known?.key ?? '', object: listed, row: known };
    if (listed !== null) object = await objects.next();
    if (known !== null) row = await rows.next();
  }
}

async function* ledgerInKeyOrder(table: Table, after: string | null): AsyncGenerator<LedgerRow> {
  const shards = Array.from({ length: LEDGER_SHARDS }, (_, shard) => ledgerShard(table, shard, after));
  const heads = await Promise.all(shards.map((shard) => shard.next()));
  for (;;) {
    let least = -1;
    let row: LedgerRow | null = null;
    for (const [index, head] of heads.entries()) {
      if (head.done || (row !== null && compareKeys(head.value.key, row.key) > 0)) continue;
      least = index;
      row = head.value;
    }
    if (row === null) return;
    yield row;
    const shard = shards[least];
    if (shard !== undefined) heads[least] = await shard.next();
  }
}

/** S3 and DynamoDB order keys by their UTF-8 bytes, JavaScript by UTF-16 units. */
function compareKeys(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
