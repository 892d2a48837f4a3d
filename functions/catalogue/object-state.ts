/**
 * The state of one object, read off its ledger row. Every object of the bucket is in exactly one.
 */
import type { LedgerRow } from './ledger.ts';

export type ObjectState =
  | { readonly state: 'stored'; readonly articles: number }
  | { readonly state: 'rejected'; readonly reason: string; readonly detail: string }
  | { readonly state: 'failed'; readonly detail: string }
  | { readonly state: 'pending' }
  | { readonly state: 'gone' };

/**
 * @param stalledBefore a visit begun before this instant can have no retry left: it crashed for good and counts as failed
 */
export function objectStateOf(row: LedgerRow, stalledBefore: Date): ObjectState {
  if (row.settledGeneration === row.generation && row.settlement !== null) return row.settlement;
  if (new Date(row.begunAt) >= stalledBefore) return { state: 'pending' };
  return {
    state: 'failed',
    detail: `begun ${row.begunAt} and never ended: the function crashed or timed out at every attempt`,
  };
}
