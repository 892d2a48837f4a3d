/**
 * The rows of one text: its words and marks (`H`), the articles that have it (`M#`), the texts it is a near copy of (`E#`).
 */
import { GetCommand, PutCommand, paginateQuery, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type TextKey, textPartition } from './keys.ts';
import { batchGet, holds, type RowKey, type Table } from './table.ts';

/** What the table has of one text. */
export type TextRows = {
  readonly key: TextKey;
  /** Compared words (`words.ts`). */
  readonly words: Uint16Array;
  /** Articles that have it, in no particular order. */
  readonly members: readonly TextMember[];
  /** Texts that it is a near copy of. */
  readonly near: readonly TextKey[];
};

export type TextMember = {
  readonly id: string;
  readonly sortAt: string;
  readonly updatedAt: string | null;
  readonly uploadedAt: string;
  readonly source: string | null;
  readonly url: string | null;
  readonly agency: readonly string[];
};

/** Null when the text is not known. */
export async function readText(table: Table, key: TextKey): Promise<TextRows | null> {
  let words: Uint16Array | null = null;
  const members: TextMember[] = [];
  const near: TextKey[] = [];
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.name,
      KeyConditionExpression: 'pk = :text',
      ExpressionAttributeValues: { ':text': textPartition(key) },
    },
  );
  for await (const { Items } of pages) {
    for (const item of Items ?? []) {
      const sk = item['sk'] as string;
      if (sk === 'H') words = wordsFrom(item['words'] as Uint8Array);
      if (sk.startsWith('E#')) near.push(sk.slice(2));
      if (sk.startsWith('M#')) members.push({ ...(item as Omit<TextMember, 'id'>), id: sk.slice(2) });
    }
  }
  return words === null ? null : { key, words, members, near };
}

export async function isInUse(table: Table, partition: string): Promise<boolean> {
  const { Items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :text AND begins_with(sk, :member)',
      ExpressionAttributeValues: { ':text': partition, ':member': 'M#' },
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  return (Items ?? []).length > 0;
}

/** The two marks of a text (`texts.ts`): that no article had it, and by whose name it is being brought back. */
type Marks = { readonly unused?: boolean; readonly broughtBackBy?: string };

export async function isMarked(table: Table, partition: string): Promise<boolean> {
  const { Item } = await table.client.send(new GetCommand({ ...headOf(table, partition), ConsistentRead: true }));
  const { unused, broughtBackBy } = (Item ?? {}) as Marks;
  return unused === true || broughtBackBy !== undefined;
}

/** Of a text that is known. */
export function markUnused(table: Table, partition: string): Promise<boolean> {
  return holds(
    table.client.send(
      new UpdateCommand({
        ...headOf(table, partition),
        UpdateExpression: 'SET unused = :true',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':true': true },
      }),
    ),
  );
}

/** Takes the mark off, and leaves one's own name in its place. */
export async function beginReturn(table: Table, partition: string, by: string): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      ...headOf(table, partition),
      UpdateExpression: 'SET broughtBackBy = :by REMOVE unused',
      ExpressionAttributeValues: { ':by': by },
    }),
  );
}

/** Leaves it to whoever has begun since. */
export async function endReturn(table: Table, partition: string, by: string): Promise<void> {
  await holds(
    table.client.send(
      new UpdateCommand({
        ...headOf(table, partition),
        UpdateExpression: 'REMOVE broughtBackBy',
        ConditionExpression: 'broughtBackBy = :by',
        ExpressionAttributeValues: { ':by': by },
      }),
    ),
  );
}

/** @returns false when the text is marked: nothing was written */
export function putWords(table: Table, partition: string, words: Uint16Array): Promise<boolean> {
  return holds(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...headKeyOf(partition), words: bytesOf(words) },
        ConditionExpression: 'attribute_not_exists(unused) AND attribute_not_exists(broughtBackBy)',
      }),
    ),
  );
}

export type Head = { readonly key: TextKey; readonly words: Uint16Array; readonly unused: boolean };

export async function headsOf(table: Table, keys: readonly TextKey[]): Promise<Head[]> {
  const rows = await batchGet(
    table,
    keys.map((key) => headKeyOf(textPartition(key))),
  );
  return rows.map((row) => ({
    key: keyOfPartition(row['pk'] as string),
    words: wordsFrom(row['words'] as Uint8Array),
    unused: (row as Marks).unused === true,
  }));
}

export async function putLink(table: Table, from: TextKey, to: TextKey): Promise<void> {
  await table.client.send(new PutCommand({ TableName: table.name, Item: { pk: textPartition(from), sk: `E#${to}` } }));
}

function headOf(table: Table, partition: string): { TableName: string; Key: RowKey } {
  return { TableName: table.name, Key: headKeyOf(partition) };
}

function headKeyOf(partition: string): RowKey {
  return { pk: partition, sk: 'H' };
}

function keyOfPartition(pk: string): TextKey {
  return pk.slice(pk.lastIndexOf('#') + 1);
}

function bytesOf(words: Uint16Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}

/** Copies the bytes: the driver's buffer need not be aligned to 16 bits. */
function wordsFrom(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(bytes.slice().buffer);
}
