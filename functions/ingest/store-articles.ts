/**
 * Stages 8 and 9 for the articles of one object: each is written with its rows, and its text compared with those known.
 */
import type { Fingerprint } from '../../pipeline/record.ts';
import type { ArticleRecord } from '../catalogue/article-record.ts';
import { articlesOfObject, replaceArticle, withdrawArticle } from '../catalogue/articles.ts';
import type { LedgerRow } from '../catalogue/ledger.ts';
import type { Table } from '../catalogue/table.ts';
import { registerText } from '../catalogue/texts.ts';

/**
 * @param fingerprints one per record, in the same order
 * @returns false when a later visit has written one of the articles: the rest is left to it
 */
export async function storeArticles(
  table: Table,
  visit: LedgerRow,
  records: readonly ArticleRecord[],
  fingerprints: readonly Fingerprint[],
): Promise<boolean> {
  for (const [index, record] of records.entries()) {
    if (!(await storeArticle(table, visit, record))) return false;
    const fingerprint = fingerprints[index];
    if (fingerprint !== undefined) await registerText(table, fingerprint);
  }
  return true;
}

async function storeArticle(table: Table, visit: LedgerRow, record: ArticleRecord): Promise<boolean> {
  // Another visit may write between our reading and our writing; each turn of the loop means that one did.
  for (;;) {
    const objectId = record.id.slice(0, record.id.indexOf('-'));
    const before = (await articlesOfObject(table, objectId)).find((stored) => stored.record.id === record.id) ?? null;
    if (before !== null && before.generation > visit.generation) return false;
    if (await replaceArticle(table, record, visit.generation, before, visit.settledGeneration)) return true;
  }
}

/** A superseded visit removes what it wrote; rows that a later visit has taken over stay. */
export async function takeBack(table: Table, visit: LedgerRow, records: readonly ArticleRecord[]): Promise<void> {
  for (const record of records) {
    await withdrawArticle(table, { record, generation: visit.generation, superseded: [] }, visit.generation);
  }
}
