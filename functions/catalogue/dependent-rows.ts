/**
 * The rows that follow an article: one index row per facet value, and its membership of its text (`texts.ts`). Their keys are derived
 * from the record alone, so whoever holds the record knows which rows belong to it, and a reader can tell a leftover row
 * from a valid one: a row is valid when the article it names still derives it.
 */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ArticleRecord } from './article-record.ts';
import { indexPartition, textKeyOf, textPartition } from './keys.ts';
import { holds, type RowKey, type Table, UNLESS_LATER } from './table.ts';

/** What articles can be listed by. `all` lists every article. */
export type Facet = 'all' | 'subject' | 'topic' | 'language' | 'source';

/** A facet's value as it stands in a key: case and surrounding space do not tell sources apart. */
export function facetValue(value: string): string {
  return value.normalize('NFKC').trim().toLowerCase();
}

export function facetsOf(record: ArticleRecord): readonly (readonly [Facet, string])[] {
  return [
    ['all', ''],
    ...record.subjects.map((subject) => ['subject', subject.id] as const),
    ...record.topics.map((topic) => ['topic', topic.id] as const),
    ...(record.language === null ? [] : [['language', facetValue(record.language)] as const]),
    ...(record.source === null ? [] : [['source', facetValue(record.source)] as const]),
  ];
}

/** Index rows sort by instant, then by id; both have one spelling each, so byte order is time order. */
export function indexSortKey(record: Pick<ArticleRecord, 'sortAt' | 'id'>): string {
  return `${record.sortAt}#${record.id}`;
}

type Attribute = string | readonly string[] | null;
export type DependentRow = RowKey & { readonly attributes: Readonly<Record<string, Attribute>> };

export function indexRowsOf(record: ArticleRecord): readonly DependentRow[] {
  const month = record.sortAt.slice(0, 7);
  return facetsOf(record).map(([facet, value]) => ({
    pk: indexPartition(facet, value, month),
    sk: indexSortKey(record),
    attributes: { id: record.id },
  }));
}

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
