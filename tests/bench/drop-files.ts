/**
 * Drops files into a bucket and waits until the ledger says of each that it has been dealt with. The same for the local stack
 * and for the bare run, whose repeated calls write the same ledger.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import pMap from 'p-map';
import { ledgerRows } from '../../functions/catalogue/ledger.ts';
import type { Table } from '../../functions/catalogue/table.ts';
import type { Bucket } from '../../functions/objects/bucket.ts';
import type { BenchArticle } from './corpus.ts';

/** Uploads under way at once, as in `newsfold ingest`. */
export const UPLOADS_AT_ONCE = 16;
/** Milliseconds between two looks at the ledger: 1–2 % of a run, and few enough to cost next to nothing. */
const INTERVAL_MS = 100;
/** Milliseconds after which something is wrong, not slow. */
const PATIENCE_MS = 60_000;

/** @returns milliseconds from the first upload until every file is settled */
export async function dropFiles(bucket: Bucket, table: Table, files: readonly BenchArticle[]): Promise<number> {
  const start = performance.now();
  await pMap(
    files,
    ({ key, bytes }) => bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body: bytes })),
    { concurrency: UPLOADS_AT_ONCE },
  );
  let left = files.map(({ key }) => key);
  while (left.length > 0) {
    await sleep(INTERVAL_MS);
    const rows = await ledgerRows(table, left);
    left = left.filter((key) => {
      const row = rows.get(key);
      return row === undefined || row.settledGeneration !== row.generation;
    });
    if (performance.now() - start > PATIENCE_MS)
      throw new Error(`${left.length} files are not settled, ${left[0]} for one`);
  }
  return performance.now() - start;
}
