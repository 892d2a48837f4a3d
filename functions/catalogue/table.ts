/**
 * The one DynamoDB table of the catalogue, and what every store in this folder needs to speak to it.
 *
 * ```
 * pk                       sk                     row
 * L#<shard>                <object key>           ledger: generation and state of one object
 * A#<objectId>             <entry>#<index>        article record
 * I#<facet>#<value>#<month>  <instant>#<articleId>   index row of an article (`index-rows.ts`)
 * MONTHS, MONTHS#uploaded  <YYYY-MM>              months in which anything is indexed
 * T#<version>#<text>     H                      text: its compared words; marks `unused`, `broughtBackBy` (`texts.ts`)
 *                          M#<articleId>          … an article that has this text
 *                          E#<text>               … another text that this one is a near copy of
 * B#<version>#<band>       B                      band: the texts that have this value in their sketch
 * R                        <name>                 reprocess checkpoint
 * ```
 *
 * Articles have several values in most facets, so their index rows are our own, and follow the same crash-safe order as everything else.
 * An object is in one state, so the ledger's rows are found by it in a secondary index, which follows by itself:
 *
 * ```
 * ObjectsByState   listedAs pending | stored | failed | rejected#<reason>   listedAt   first upload of the bytes; of a pending visit, its beginning
 * ```
 */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

export type Table = { readonly client: DynamoDBDocumentClient; readonly name: string };

/** The secondary index of the ledger's rows; a row without `listedAs` is not in it. */
export const OBJECTS_BY_STATE = 'ObjectsByState';

export type RowKey = { readonly pk: string; readonly sk: string };

/** The answer to a conditional write; null when its condition did not hold. Everything else is thrown. */
export async function ifHolds<Answer>(write: Promise<Answer>): Promise<Answer | null> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}

/** Runs a conditional write; `false` when its condition did not hold. */
export async function holds(write: Promise<unknown>): Promise<boolean> {
  return (await ifHolds(write)) !== null;
}

/** Condition of every write that must not undo a later generation's; `:mine` is the writer's own. */
export const UNLESS_LATER = 'attribute_not_exists(pk) OR generation <= :mine';

/** Removes a row unless a later generation has taken it over. */
export async function deleteUnlessLater(table: Table, { pk, sk }: RowKey, generation: number): Promise<void> {
  await holds(
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: { pk, sk },
        ConditionExpression: UNLESS_LATER,
        ExpressionAttributeValues: { ':mine': generation },
      }),
    ),
  );
}

/** Seconds that a fence stands: a day, while an overtaken visit is at work for minutes. */
const FENCE_SECONDS = 24 * 3600;

/**
 * Removes a row unless a later generation has taken it over, and leaves a fence in its place: an overtaken visit that is still at work and
 * writes it after this finds a later generation. Readers pass over fences (`isFence`).
 */
export async function fenceUnlessLater(table: Table, { pk, sk }: RowKey, generation: number): Promise<void> {
  const expiresAt = Math.floor(Date.now() / 1000) + FENCE_SECONDS;
  await holds(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { pk, sk, generation, fence: true, expiresAt },
        ConditionExpression: UNLESS_LATER,
        ExpressionAttributeValues: { ':mine': generation },
      }),
    ),
  );
}

export function isFence(item: Readonly<Record<string, unknown>>): boolean {
  return item['fence'] === true;
}

/** Rows that one BatchGetItem takes at most. */
export const BATCH_GET_LIMIT = 100;

/**
 * Rows by key, strongly consistent, in no particular order; keys that do not exist are left out. Any number of keys, each
 * at most once.
 */
export async function batchGet(table: Table, keys: readonly RowKey[]): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  let left: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  while (left.length > 0) {
    const Keys = left.slice(0, BATCH_GET_LIMIT);
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ConsistentRead: true } } }),
    );
    rows.push(...(Responses?.[table.name] ?? []));
    left = [...(UnprocessedKeys?.[table.name]?.Keys ?? []), ...left.slice(BATCH_GET_LIMIT)];
  }
  return rows;
}

/** Maps every item by a request, at most `atOnce` at a time; results in order. */
export async function everyMapped<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  request: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map(request))));
  }
  return results;
}
