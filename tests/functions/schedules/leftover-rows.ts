/** Index rows as they stand in the table, and those that its articles derive. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { ArticleRecord } from '../../../functions/catalogue/article-record.ts';
import { indexRowsOf } from '../../../functions/catalogue/index-rows.ts';
import { isFence, type Table } from '../../../functions/catalogue/table.ts';

export type IndexRows = {
  /** Derived by no article: what it was written for has other values now, or is gone. */
  readonly leftover: readonly string[];
  /** Derived by an article, and not there. */
  readonly missing: readonly string[];
};

export async function indexRowsIn(table: Table): Promise<IndexRows> {
  const items = await everyItem(table);
  const named = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => `${pk} ${sk}`;
  const there = new Set(items.filter((item) => item.pk.startsWith('I#') && !isFence(item)).map(named));
  const articles = items.filter(({ pk }) => pk.startsWith('A#')).map(({ record }) => record as ArticleRecord);
  const derived = new Set(articles.flatMap(indexRowsOf).map(named));
  return { leftover: [...there.difference(derived)].sort(), missing: [...derived.difference(there)].sort() };
}

type Item = { readonly pk: string; readonly sk: string; readonly record?: unknown };

async function everyItem({ client, name }: Table): Promise<Item[]> {
  const items: Item[] = [];
  for (let from: Record<string, unknown> | null | undefined = null; from !== undefined; ) {
    const scan = new ScanCommand({ TableName: name, ...(from === null ? {} : { ExclusiveStartKey: from }) });
    const { Items = [], LastEvaluatedKey } = await client.send(scan);
    items.push(...(Items as Item[]));
    from = LastEvaluatedKey;
  }
  return items;
}
