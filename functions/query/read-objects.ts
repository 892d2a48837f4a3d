/**
 * Reads the ledger's rows by state: one partition of the secondary index, in order of the instant that objects are listed under.
 */
import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { REJECTION_REASONS, type RejectionReason } from '../../pipeline/record.ts';
import { ledgerKeyOf } from '../catalogue/keys.ts';
import { type LedgerRow, listedAs, PENDING, toLedgerRow } from '../catalogue/ledger.ts';
import { OBJECTS_BY_STATE, type Table } from '../catalogue/table.ts';
import type { ListedState } from './filters.ts';

export type ObjectRow = {
  readonly partition: string;
  /** First upload of its bytes; of a pending visit, its beginning. */
  readonly at: string;
  readonly row: LedgerRow;
};

const rejectedFor = (reason: RejectionReason): string => listedAs({ state: 'rejected', reason, detail: '' });
const REJECTED = REJECTION_REASONS.map(rejectedFor);

/** The partitions in which objects of a state may be found. */
export function partitionsOf(state: ListedState, reason: RejectionReason | undefined): readonly string[] {
  if (state === 'rejected') return reason === undefined ? REJECTED : [rejectedFor(reason)];
  // A visit that never ended is pending until its last retry is over, then failed.
  return state === 'failed' ? ['failed', PENDING] : [state];
}

/** All, ascending. */
export const ALL_PARTITIONS: readonly string[] = ['stored', 'failed', PENDING, ...REJECTED].sort();

export type ObjectRange = {
  readonly partition: string;
  /** UTC instants, the first included, the last not. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly order: 'newest' | 'oldest';
  readonly rows: number;
  /** The row after which to begin. */
  readonly after: { readonly at: string; readonly key: string } | null;
};

/** As many as are asked for, unless there are no more: DynamoDB ends its own pages at 1 MB. */
export async function readObjectRows(
  table: Table,
  { partition, from = '', to = '~', order, rows, after }: ObjectRange,
): Promise<ObjectRow[]> {
  if (from >= to) return [];
  const found: ObjectRow[] = [];
  let start: Record<string, unknown> | undefined =
    after === null ? undefined : { listedAs: partition, listedAt: after.at, ...ledgerKeyOf(after.key) };
  do {
    const { Items, LastEvaluatedKey }: QueryCommandOutput = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: OBJECTS_BY_STATE,
        KeyConditionExpression: 'listedAs = :partition AND listedAt BETWEEN :from AND :to',
        // All instants have one length, so none lies between `to` and itself without its last letter.
        ExpressionAttributeValues: { ':partition': partition, ':from': from || '0', ':to': to.replace(/Z$/, '') },
        ScanIndexForward: order === 'oldest',
        Limit: rows - found.length,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    for (const item of Items ?? []) found.push({ partition, at: item['listedAt'] as string, row: toLedgerRow(item) });
    start = LastEvaluatedKey;
  } while (start !== undefined && found.length < rows);
  return found;
}
