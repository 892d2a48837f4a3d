/**
 * Follows objects to their end state: waits until a visit that began after ours has settled each of them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type LedgerRow, ledgerRows } from '../../functions/catalogue/ledger.ts';
import type { Target } from '../target.ts';
import type { Progress } from './output.ts';

/** Milliseconds between two looks at the ledger: at once for the local stack, gently for a deployed one. */
const LOCAL_INTERVAL = 100;
const AWS_INTERVAL = 1000;
/** Ledger rows read at each look: two requests. */
const LOOKED_AT_ONCE = 200;

/** Generation of each key's last visit so far; 0 for a key never visited. To be read before the event is caused. */
export async function generationsOf(target: Target, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await ledgerRows(target.table, keys);
  return new Map(keys.map((key) => [key, rows.get(key)?.generation ?? 0]));
}

/**
 * @param before the generation of each key before its event
 * @param patienceSeconds given up when nothing ends for so long
 * @returns the row of each key that ended; a key that did not is missing
 */
export async function follow(
  target: Target,
  before: ReadonlyMap<string, number>,
  patienceSeconds: number,
  progress: Progress,
): Promise<Map<string, LedgerRow>> {
  const ended = new Map<string, LedgerRow>();
  let left = [...before.keys()];
  let lastProgress = Date.now();
  for (;;) {
    // Files end roughly in the order of their upload: the next few, and those that did not end at the back of the queue.
    const next = left.slice(0, LOOKED_AT_ONCE);
    for (const row of (await ledgerRows(target.table, next)).values()) {
      if (row.generation <= (before.get(row.key) ?? 0) || row.settledGeneration !== row.generation) continue;
      ended.set(row.key, row);
      lastProgress = Date.now();
    }
    left = [...left.slice(LOOKED_AT_ONCE), ...next.filter((key) => !ended.has(key))];
    progress.say(`${ended.size} of ${before.size} files have ended`);
    if (ended.size === before.size || Date.now() - lastProgress > patienceSeconds * 1000) return ended;
    await sleep(target.endpoint === null ? AWS_INTERVAL : LOCAL_INTERVAL);
  }
}
