/** One article by id, with its standing among its copies. */
import type { CatalogueRecord } from '../catalogue/article-record.ts';
import { articlesById } from '../catalogue/articles.ts';
import { GroupReader } from '../catalogue/groups.ts';
import type { Table } from '../catalogue/table.ts';

/** @returns null when there is no such article, or the id has not the form of one */
export async function showArticle(table: Table, id: string): Promise<CatalogueRecord | null> {
  if (!isArticleId(id)) return null;
  const record = (await articlesById(table, [id])).get(id);
  return record === undefined ? null : new GroupReader(table).standingOf(record);
}

/** Whether `id` has the form of one: nothing else is asked of the table. */
export function isArticleId(id: string): boolean {
  return /^[0-9a-f]{20}(-[0-9a-f]{12})?-\d{1,6}$/.test(id);
}
