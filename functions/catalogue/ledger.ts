/**
 * The ledger: one row per object key, which says in which state the object is. Every visit to a key takes a new
 * generation; only the newest visit may settle it.
 *
 * ```
 * visit A   begin ─ gen 5 ──── read v1 ───────────────────────── settle(5)  ✗ superseded: gen is 6 → A takes its rows back
 * visit B            begin ─ gen 6 ──── read v2 ─── settle(6) ✓
 * ```
 *
 * B began after A and therefore read at least as new an object. A row whose generation is not settled is *pending*.
 * A key that is gone keeps a tombstone for longer than a message can live, so that a slow visit finds its generation spent.
 * A row's first generation is the time in milliseconds since 1970: should a row be lost while its object's articles are not, the
 * next visit begins above their generations.
 */
import { paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { RecordVersions, RejectionReason } from '../../pipeline/record.ts';
import { ledgerKeyOf, ledgerPartition } from './keys.ts';
import { batchGet, holds, type Table } from './table.ts';

/** Seconds a tombstone stays: 30 days, over twice the 14 days a message can wait in a queue. */
const TOMBSTONE_SECONDS = 30 * 24 * 3600;

/** How a visit ended. `gone`: the bucket holds no such object (any more). */
export type Settlement =
  | { readonly state: 'stored'; readonly articles: number }
  | { readonly state: 'rejected'; readonly reason: RejectionReason; readonly detail: string }
  | { readonly state: 'failed'; readonly detail: string }
  | { readonly state: 'gone' };

/** `listedAs` of an object that is being visited. */
export const PENDING = 'pending';

/** The partition of `ObjectsByState` in which an object so settled is found. */
export function listedAs(settlement: Exclude<Settlement, { readonly state: 'gone' }>): string {
  return settlement.state === 'rejected' ? `rejected#${settlement.reason}` : settlement.state;
}

/** When an object is listed: first upload of its bytes; while it is visited, the beginning of the visit. */
export function listedAt({ generation, settledGeneration, seen, begunAt }: LedgerRow): string {
  return settledGeneration === generation && seen !== null ? seen.uploadedAt : begunAt;
}

/** What the bucket held when the object was last settled. */
export type SeenObject = {
  readonly versionId: string | null;
  readonly eTag: string;
  /** Bytes. */
  readonly size: number;
  /** First upload of these bytes, ISO 8601 UTC. */
  readonly uploadedAt: string;
};

export type LedgerRow = {
  readonly key: string;
  readonly generation: number;
  /** The generation that was last settled; 0 when none was. */
  readonly settledGeneration: number;
  readonly settlement: Settlement | null;
  readonly seen: SeenObject | null;
  readonly versions: RecordVersions | null;
  readonly begunAt: string;
  /** When a visit last settled that may have overtaken another; null when none did. */
  readonly overtookAt: string | null;
};

/** Longer than a visit can go on after it was overtaken: no function runs longer than 15 minutes. */
const OVERTAKEN_MS = 3_600_000;

/** Whether a visit may still be at work that this one, or one shortly before it, has overtaken: what it writes then must be fenced off. */
export function mayOvertake(visit: LedgerRow): boolean {
  const since = new Date(new Date(visit.begunAt).getTime() - OVERTAKEN_MS).toISOString();
  return isOvertaking(visit) || (visit.overtookAt ?? '') > since;
}

/** Whether the visit before this one has not ended, as far as is known. */
function isOvertaking({ generation, settledGeneration }: LedgerRow): boolean {
  return settledGeneration < generation - 1;
}

/** A new visit to `key`: takes the next generation and returns the row as it now stands. */
export async function begin(table: Table, key: string, now: Date): Promise<LedgerRow> {
  const { Attributes } = await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: ledgerKeyOf(key),
      UpdateExpression:
        'SET generation = if_not_exists(generation, :clock) + :one, begunAt = :now, listedAs = :pending, listedAt = :now REMOVE expiresAt',
      ExpressionAttributeValues: {
        ':one': 1,
        ':clock': now.getTime(),
        ':now': now.toISOString(),
        ':pending': PENDING,
      },
      ReturnValues: 'ALL_NEW',
    }),
  );
  return toLedgerRow(Attributes ?? {});
}

/**
 * Settles the visit of `row`. `seen` is null when nothing was read (gone, failed).
 * @returns false when a later visit has begun: nothing was written
 */
export async function settle(
  table: Table,
  row: LedgerRow,
  settlement: Settlement,
  seen: SeenObject | null,
  versions: RecordVersions | null,
  now: Date,
): Promise<boolean> {
  const standing =
    settlement.state === 'gone'
      ? {
          expression: ', expiresAt = :expiresAt REMOVE listedAs, listedAt',
          values: { ':expiresAt': Math.floor(now.getTime() / 1000) + TOMBSTONE_SECONDS },
        }
      : {
          expression: ', listedAs = :listedAs, listedAt = :listedAt',
          values: {
            ':listedAs': listedAs(settlement),
            ':listedAt': listedAt({ ...row, settledGeneration: row.generation, seen }),
          },
        };
  const overtaking = isOvertaking(row) ? ', overtookAt = :now' : '';
  return holds(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: ledgerKeyOf(row.key),
        ConditionExpression: 'generation = :mine',
        UpdateExpression:
          'SET settledGeneration = :mine, settlement = :settlement, seen = :seen, versions = :versions, settledAt = :now' +
          overtaking +
          standing.expression,
        ExpressionAttributeValues: {
          ':mine': row.generation,
          ':settlement': settlement,
          ':seen': seen,
          ':versions': versions,
          ':now': now.toISOString(),
          ...standing.values,
        },
      }),
    ),
  );
}

/** Rows by object key; keys never visited are left out. */
export async function ledgerRows(table: Table, objectKeys: readonly string[]): Promise<Map<string, LedgerRow>> {
  const items = await batchGet(table, objectKeys.map(ledgerKeyOf));
  return new Map(items.map(toLedgerRow).map((row) => [row.key, row]));
}

/** Rows of one shard in key order (UTF-8 bytes), after `after` where given. Reads strongly consistent. */
export async function* ledgerShard(table: Table, shard: number, after: string | null): AsyncGenerator<LedgerRow> {
  const pk = ledgerPartition(shard);
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.name,
      KeyConditionExpression: after === null ? 'pk = :pk' : 'pk = :pk AND sk > :after',
      ExpressionAttributeValues: { ':pk': pk, ...(after === null ? {} : { ':after': after }) },
      ConsistentRead: true,
    },
  );
  for await (const { Items } of pages) for (const item of Items ?? []) yield toLedgerRow(item);
}

export function toLedgerRow(item: Record<string, unknown>): LedgerRow {
  return {
    key: item['sk'] as string,
    generation: item['generation'] as number,
    settledGeneration: (item['settledGeneration'] as number | undefined) ?? 0,
    settlement: (item['settlement'] as Settlement | undefined) ?? null,
    seen: (item['seen'] as SeenObject | null | undefined) ?? null,
    versions: (item['versions'] as RecordVersions | null | undefined) ?? null,
    begunAt: item['begunAt'] as string,
    overtookAt: (item['overtookAt'] as string | undefined) ?? null,
  };
}
