/**
 * Stages 8 and 9 for one object: its articles are written with their rows in place of the former ones, and their texts
 * compared with those known.
 */
import type { Fingerprint } from '../../pipeline/record.ts';
import type { ArticleRecord } from '../catalogue/article-record.ts';
import { articlesOfObject, replaceArticle, type StoredArticle, withdrawArticle } from '../catalogue/articles.ts';
import { type LedgerRow, mayOvertake } from '../catalogue/ledger.ts';
import type { Table } from '../catalogue/table.ts';
import { haveText } from '../catalogue/texts.ts';

export type NewArticle = { readonly record: ArticleRecord; readonly fingerprint: Fingerprint };

/**
 * @param articles none to withdraw all that the object had
 * @returns false when a later visit has written one of them: the rest is left to it
 */
export async function replaceArticles(
  table: Table,
  visit: LedgerRow,
  objectId: string,
  articles: readonly NewArticle[],
): Promise<boolean> {
  const former = new Map((await articlesOfObject(table, objectId)).map((stored) => [stored.record.id, stored]));
  for (const { record, fingerprint } of articles) {
    if (!(await replaceOne(table, visit, objectId, record, former.get(record.id) ?? null))) return false;
    await haveText(table, record, fingerprint, visit.generation);
    former.delete(record.id);
  }
  // What an older visit writes after we have read it takes back itself.
  await Promise.all(
    [...former.values()].map((superfluous) =>
      withdrawArticle(table, superfluous, visit.generation, mayOvertake(visit)),
    ),
  );
  return true;
}

async function replaceOne(
  table: Table,
  visit: LedgerRow,
  objectId: string,
  record: ArticleRecord,
  read: StoredArticle | null,
): Promise<boolean> {
  // Another visit may write between our reading and our writing; each further turn means that one did.
  for (let former = read; ; ) {
    if (former !== null && former.generation > visit.generation) return false;
    const { generation, settledGeneration } = visit;
    if (await replaceArticle(table, record, generation, former, settledGeneration, mayOvertake(visit))) return true;
    former = (await articlesOfObject(table, objectId)).find((stored) => stored.record.id === record.id) ?? null;
  }
}

/** A superseded visit removes what it wrote; rows that a later visit has taken over stay. */
export async function takeBack(table: Table, visit: LedgerRow, articles: readonly NewArticle[]): Promise<void> {
  for (const { record } of articles) {
    await withdrawArticle(table, { record, generation: visit.generation, superseded: [] }, visit.generation);
  }
}
