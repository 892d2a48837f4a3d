/**
 * The rows that follow an article: its index rows (`index-rows.ts`), and its membership of its text (`texts.ts`). Their keys are derived
 * from the record alone, so whoever holds the record knows which rows belong to it, and a reader can tell a leftover row
 * from a valid one: a row is valid when the article it names still derives it.
 */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ArticleRecord } from './article-record.ts';
import { indexRowsOf } from './index-rows.ts';
import { textKeyOf, textPartition } from './keys.ts';
import { holds, type RowKey, type Table, UNLESS_LATER } from './table.ts';

type Attribute = string | readonly string[] | null;
export type DependentRow = RowKey & { readonly attributes: Readonly<Record<string, Attribute>> };

/** What a reader of the text needs to know of the article without reading it (`Member`). */
export function memberRowOf(record: ArticleRecord): DependentRow {
  const { id, sortAt, updatedAt, uploadedAt, source, url, agency } = record;
  return {
    pk: textPartition(textKeyOf(record.textDigest), record.versions),
    sk: `M#${id}`,
    attributes: { sortAt, updatedAt, uploadedAt, source, url, agency },
  };
}

export function isMemberRow({ pk }: RowKey): boolean {
  return pk.startsWith('T#');
}

export function dependentRowsOf(record: ArticleRecord): readonly DependentRow[] {
  return [...indexRowsOf(record), memberRowOf(record)];
}

/** Writes a row unless a later generation already has. */
export async function putDependent(table: Table, row: DependentRow, generation: number): Promise<void> {
  const { attributes, pk, sk } = row;
  await holds(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { pk, sk, generation, ...attributes },
        ConditionExpression: UNLESS_LATER,
        ExpressionAttributeValues: { ':mine': generation },
      }),
    ),
  );
}
