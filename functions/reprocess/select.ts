/**
 * What has to go through the line again, and why. The reasons are a closed list:
 *
 * - `stale`: made by a former version of some stage, or with other topics of the user's
 * - `missed`: the bucket and the table do not agree; an event was lost
 * - `failed`: its last permitted attempt threw, or it never ended
 */
import type { RecordVersions } from '../../pipeline/record.ts';
import { staleParts } from '../../pipeline/versions.ts';
import { objectStateOf } from '../catalogue/object-state.ts';
import type { Reconciled } from '../catalogue/reconcile.ts';

export type ReprocessReason = 'stale' | 'missed' | 'failed';
export type Selected = { readonly key: string; readonly reason: ReprocessReason; readonly detail: string };

export type SelectionRules = {
  /** What an up-to-date record is made by. */
  readonly versions: RecordVersions;
  /** An object uploaded later than this may still have its event under way. */
  readonly missedBefore: Date;
  /** A visit begun earlier than this can have no retry left. */
  readonly stalledBefore: Date;
};

/** @returns null when the object is as it should be, or still on its way */
export function selectForReprocessing(
  { key, object, row }: Reconciled,
  { versions, missedBefore, stalledBefore }: SelectionRules,
): Selected | null {
  const state = row === null ? null : objectStateOf(row, stalledBefore);
  if (state?.state === 'pending') return null;

  if (object === null) {
    if (state === null || state.state === 'gone') return null;
    return { key, reason: 'missed', detail: 'removed from the bucket, still in the table' };
  }
  const settled = new Date(object.lastModified) < missedBefore;
  if (row === null || state === null || state.state === 'gone') {
    return settled ? { key, reason: 'missed', detail: 'in the bucket, not in the table' } : null;
  }
  if (state.state === 'failed') return { key, reason: 'failed', detail: state.detail };
  if (row.seen?.eTag !== object.eTag) {
    return settled ? { key, reason: 'missed', detail: 'overwritten since it was read' } : null;
  }
  const parts = staleParts(row.versions, versions);
  // Whatever topics there are, no article of a rejected object has them.
  const stale = state.state === 'rejected' ? parts.filter((part) => part !== 'topics') : parts;
  if (stale.length === 0) return null;
  const changes = stale.map((part) => `${part} ${row.versions?.[part] ?? 'none'} → ${versions[part]}`);
  return { key, reason: 'stale', detail: changes.join(', ') };
}
