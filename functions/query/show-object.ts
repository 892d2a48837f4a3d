/** One object by key: its state, and its articles with their standing among their copies. */
import type { CatalogueRecord } from '../catalogue/article-record.ts';
import { articlesOfObject } from '../catalogue/articles.ts';
import { GroupReader } from '../catalogue/groups.ts';
import { objectIdOf } from '../catalogue/keys.ts';
import { ledgerRows, listedAt } from '../catalogue/ledger.ts';
import type { Table } from '../catalogue/table.ts';
import { type ListedObject, toListedObject } from './find-objects.ts';
import { fitting } from './page-bytes.ts';

/** `documents` are as many as fit an answer; `articles` says how many there are. */
export type ShownObject = ListedObject & { readonly documents: readonly CatalogueRecord[] };

/**
 * @param bucketName of the bucket that holds it
 * @param stalledBefore see `objectStateOf`
 * @returns null when no such object is known
 */
export async function showObject(
  table: Table,
  bucketName: string,
  key: string,
  stalledBefore: Date,
): Promise<ShownObject | null> {
  const row = (await ledgerRows(table, [key])).get(key);
  if (row === undefined) return null;
  const object = toListedObject(row, listedAt(row), stalledBefore);
  if (object === null) return null;
  const documents = await documentsOfObject(table, objectIdOf(bucketName, key), new GroupReader(table));
  return { ...object, documents: fitting(documents) };
}

/** The articles of one object in order; none when there is no such object, or it is not stored. */
export async function documentsOfObject(
  table: Table,
  objectId: string,
  groups: GroupReader,
): Promise<CatalogueRecord[]> {
  const articles = await articlesOfObject(table, objectId);
  return groups.standingsOf(articles.map(({ record }) => record));
}
