/**
 * The rows that follow an article: one index row per facet value, and its membership of its text. Their keys are derived
 * from the record alone, so whoever holds the record knows which rows belong to it, and a reader can tell a leftover row
 * from a valid one: a row is valid when the article it names still derives it.
 */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ArticleRecord } from './article-record.ts';
import { indexPartition, textPartition } from './keys.ts';
import { holds, type RowKey, type Table, UNLESS_LATER } from './table.ts';

/** What articles can be listed by. `all` lists every article. */
export type Facet = 'all' | 'subject' | 'language' | 'source';

/** A facet's value as it stands in a key: case and surrounding space do not tell sources apart. */
export function facetValue(value: string): string {
  return value.normalize('NFKC').trim().toLowerCase();
}

export function facetsOf(record: ArticleRecord): readonly (readonly [Facet, string])[] {
  return [
    ['all', ''],
    ...record.subjects.map((subject) => ['subject', subject.id] as const),
    ...(record.language === null ? [] : [['language', facetValue(record.language)] as const]),
    ...(record.source === null ? [] : [['source', facetValue(record.source)] as const]),
  ];
}

/** Index rows sort by instant, then by id; both have one spelling each, so byte order is time order. */
export function indexSortKey(record: Pick<ArticleRecord, 'sortAt' | 'id'>): string {
  return `${record.sortAt}#${record.id}`;
}

type DependentRow = RowKey & { readonly attributes: Readonly<Record<string, string>> };

export function dependentRowsOf(record: ArticleRecord): readonly DependentRow[] {
  const month = record.sortAt.slice(0, 7);
  const index = facetsOf(record).map(
    ([facet, value]): DependentRow => ({
      pk: indexPartition(facet, value, month),
      sk: indexSortKey(record),
      attributes: { id: record.id },
    }),
  );
  const member: DependentRow = {
    pk: textPartition(record.textDigest),
    sk: `M#${record.id}`,
    attributes: { sortAt: record.sortAt, uploadedAt: record.uploadedAt },
  };
  return [...index, member];
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
