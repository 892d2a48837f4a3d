import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaceArticle } from '../../../functions/catalogue/articles.ts';
import { haveText } from '../../../functions/catalogue/texts.ts';
import { articleFilters, groupFilters } from '../../../functions/query/filters.ts';
import { findArticles } from '../../../functions/query/find-articles.ts';
import { bytesOf } from '../../../functions/query/page-bytes.ts';
import { showGroup } from '../../../functions/query/show-group.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { recordOf } from '../records-for-tests.ts';

/** What Lambda sends at most. */
const ANSWER_BYTES = 6 * 1024 * 1024;
const ARTICLES = 30;

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
  for (let n = 0; n < ARTICLES; n++) {
    const headline = 'خبر '.repeat(50_000);
    const record = recordOf({ key: `${n}.txt`, uploadedAt: '2024-03-05T14:20:00.000Z', text: 'one text', headline });
    await replaceArticle(stores.table, record, 1, null, 0);
    await haveText(stores.table, record, { textDigest: record.textDigest, bands: [], words: new Uint16Array(1) }, 1);
  }
});
afterAll(() => stores.close());

describe('of articles as large as rows can be', () => {
  it('a page has fewer than were asked for, and the next ones have the rest', async () => {
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await findArticles(stores.table, articleFilters.parse({ limit: 200, cursor }));
      expect(page.documents.reduce((sum, document) => sum + bytesOf(document), 0)).toBeLessThan(ANSWER_BYTES);
      ids.push(...page.documents.map(({ id }) => id));
      cursor = page.cursor;
    }
    expect(ids).toHaveLength(ARTICLES);
    expect(new Set(ids).size).toBe(ARTICLES);
  });

  it('a group too comes in several pages', async () => {
    const { id } = recordOf({ key: '0.txt', uploadedAt: '2024-03-05T14:20:00.000Z' });
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await showGroup(stores.table, id, groupFilters.parse({ limit: 200, cursor }));
      expect(page?.documents.length).toBeLessThan(ARTICLES);
      ids.push(...(page?.documents ?? []).map((document) => document.id));
      cursor = page?.cursor ?? null;
    }
    expect(new Set(ids).size).toBe(ARTICLES);
  });
});
