/**
 * Article rows, and the order of writes that survives a crash between any two of them:
 *
 * ```
 * replace   article row (names what it supersedes) ─▶ index rows ─▶ superseded rows away ─▶ text and member row (`texts.ts`)
 * withdraw  dependent rows away ─▶ article row away
 * ```
 *
 * The article row comes first and goes last, so every row that depends on it can be found from it by the next visit.
 */
import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { ArticleRecord } from './article-record.ts';
import { dependentRowsOf, isMemberRow, putDependent } from './dependent-rows.ts';
import { indexRowsOf, monthOf } from './index-rows.ts';
import { articleKeyOf, articlesOf } from './keys.ts';
import { recordMonth } from './months.ts';
import { batchGet, deleteUnlessLater, fenceUnlessLater, holds, type RowKey, type Table } from './table.ts';
import { markIfUnused } from './texts.ts';

export type StoredArticle = {
  readonly record: ArticleRecord;
  readonly generation: number;
  /** Rows of former generations that the writer of this row had to remove. */
  readonly superseded: readonly RowKey[];
};

/** Articles of one object in order, read strongly consistent. */
export async function articlesOfObject(table: Table, objectId: string): Promise<StoredArticle[]> {
  const articles: StoredArticle[] = [];
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': articlesOf(objectId) },
      ConsistentRead: true,
    },
  );
  for await (const { Items } of pages) articles.push(...(Items ?? []).map(toStored));
  return articles.sort((a, b) => a.record.object.index - b.record.object.index);
}

/** Articles by id; ids that do not exist are left out. Any number of ids, in no particular order. */
export async function articlesById(table: Table, ids: readonly string[]): Promise<Map<string, ArticleRecord>> {
  const rows = await batchGet(table, [...new Set(ids)].map(articleKeyOf));
  return new Map(rows.map(toStored).map(({ record }) => [record.id, record]));
}

/**
 * Writes one article over what was read before, with its index rows; `haveText` has to follow.
 * @param before the row as this visit read it, null when there was none
 * @param settled the generation that the ledger calls settled: what earlier writers had to remove is gone
 * @param fenced whether an overtaken visit may still write the rows that are removed
 * @returns false when another visit wrote the row since `before` was read
 */
export async function replaceArticle(
  table: Table,
  record: ArticleRecord,
  generation: number,
  before: StoredArticle | null,
  settled: number,
  fenced = false,
): Promise<boolean> {
  const kept = new Set(dependentRowsOf(record).map((row) => `${row.pk}\n${row.sk}`));
  const superseded =
    before === null ? [] : rowsToRemove(before, settled).filter((row) => !kept.has(`${row.pk}\n${row.sk}`));

  const written = await holds(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...articleKeyOf(record.id), record, generation, ...(superseded.length === 0 ? {} : { superseded }) },
        ...(before === null
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'generation = :read', ExpressionAttributeValues: { ':read': before.generation } }),
      }),
    ),
  );
  if (!written) return false;

  await recordMonth(table, 'published', monthOf(record.sortAt));
  await recordMonth(table, 'uploaded', monthOf(record.uploadedAt));
  await Promise.all(indexRowsOf(record).map((row) => putDependent(table, row, generation)));
  await removeRows(table, superseded, generation, fenced);
  return true;
}

/**
 * Removes an article and its rows, unless a later generation has taken it over.
 * @param fenced whether an overtaken visit may still write them
 */
export async function withdrawArticle(
  table: Table,
  article: StoredArticle,
  generation: number,
  fenced = false,
): Promise<void> {
  await removeRows(table, rowsToRemove(article, 0), generation, fenced);
  await deleteUnlessLater(table, articleKeyOf(article.record.id), generation);
}

/** Only index rows are fenced: a member row that outlives its article is told when the group is read (`groups.ts`). */
async function removeRows(table: Table, rows: readonly RowKey[], generation: number, fenced: boolean): Promise<void> {
  await Promise.all(
    rows.map((row) =>
      fenced && !isMemberRow(row)
        ? fenceUnlessLater(table, row, generation)
        : deleteUnlessLater(table, row, generation),
    ),
  );
  const texts = new Set(rows.filter(isMemberRow).map(({ pk }) => pk));
  await Promise.all([...texts].map((text) => markIfUnused(table, text)));
}

function rowsToRemove(article: StoredArticle, settled: number): RowKey[] {
  const own = dependentRowsOf(article.record).map(({ pk, sk }) => ({ pk, sk }));
  return article.generation <= settled ? own : [...own, ...article.superseded];
}

function toStored(item: Record<string, unknown>): StoredArticle {
  const record = item['record'] as ArticleRecord;
  return {
    // Records made before there was the `index` version lack it.
    record: { ...record, broaderSubjects: record.broaderSubjects ?? [] },
    generation: item['generation'] as number,
    superseded: (item['superseded'] as RowKey[] | undefined) ?? [],
  };
}
