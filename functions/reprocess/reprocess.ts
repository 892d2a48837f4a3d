/**
 * One sweep: walks bucket and ledger in key order, and sends what `select.ts` picks to the ingest queue. Ends early when
 * its time is up; the next sweep goes on from the checkpoint. Killed anywhere, it sends at most one batch twice, which is
 * harmless: a message only says "look at this key".
 */
import { reconcile } from '../catalogue/reconcile.ts';
import type { Table } from '../catalogue/table.ts';
import type { Bucket } from '../objects/bucket.ts';
import { clearCheckpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { type Queue, SEND_BATCH, sendReferences } from './queue.ts';
import { type ReprocessReason, type Selected, type SelectionRules, selectForReprocessing } from './select.ts';

export type ReprocessStores = { readonly bucket: Bucket; readonly table: Table; readonly queue: Queue };

export type ReprocessOptions = SelectionRules & {
  /** When true nothing is sent or written. */
  readonly dryRun: boolean;
  /** Asked before each object; true ends the sweep, to be resumed. */
  readonly timeIsUp: () => boolean;
  /** Told of each object as it is selected, before it is sent. */
  readonly onSelected: (selected: Selected) => void;
};

export type ReprocessReport = {
  readonly counts: Readonly<Record<ReprocessReason, number>>;
  /** Keys that were looked at. */
  readonly examined: number;
  /** The key after which an interrupted sweep was resumed; null for a sweep from the start. */
  readonly resumedAfter: string | null;
  /** False when time was up before the end of the bucket. */
  readonly completed: boolean;
};

/** Keys between two checkpoints when nothing is sent: what a kill may cost in repeated reading. */
const CHECKPOINT_EVERY = 1000;

export async function reprocess(stores: ReprocessStores, options: ReprocessOptions): Promise<ReprocessReport> {
  const { bucket, table, queue } = stores;
  const resumedAfter = await readCheckpoint(table, options.versions);
  const counts = { stale: 0, missed: 0, failed: 0 };
  let examined = 0;
  let batch: string[] = [];
  let last: string | null = null;

  const flush = async () => {
    if (options.dryRun || last === null) return;
    await sendReferences(queue, bucket.name, batch);
    batch = [];
    await writeCheckpoint(table, options.versions, last);
  };

  for await (const reconciled of reconcile(bucket, table, resumedAfter)) {
    if (options.timeIsUp()) {
      await flush();
      return { counts, examined, resumedAfter, completed: false };
    }
    const selected = selectForReprocessing(reconciled, options);
    examined += 1;
    last = reconciled.key;
    if (selected !== null) {
      options.onSelected(selected);
      counts[selected.reason] += 1;
      batch.push(selected.key);
    }
    if (batch.length === SEND_BATCH || examined % CHECKPOINT_EVERY === 0) await flush();
  }
  if (!options.dryRun) {
    await sendReferences(queue, bucket.name, batch);
    if (resumedAfter !== null || examined > 0) await clearCheckpoint(table);
  }
  return { counts, examined, resumedAfter, completed: true };
}
