/** Random queries over random catalogues, held against a plain filter over all articles. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../../functions/catalogue/table.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { catalogues, type DescribedArticle, idOf, putAll, TOPICS } from './described-articles.ts';
import { everyArticle } from './paged.ts';
import { expectedIds, isFirstOfItsText } from './plain-filter.ts';
import { queriesOver } from './random-queries.ts';

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());

/** More facets than an index row has room for. */
const MANY_FACETS: DescribedArticle = {
  key: 'many facets.txt',
  uploadedAt: '2024-05-01T08:00:00.000Z',
  published: '2024-03-01T00:00:00.000Z',
  text: 'text 1',
  topics: TOPICS,
  subjects: ['20000006', '20000587'],
  source: 'DAILY',
  agency: ['النهار'],
  countries: ['LB', 'FR'],
  language: 'ar',
};

const limits = fc.array(fc.constantFrom(1, 2, 3, 7, 20, 50, 200), { minLength: 1, maxLength: 4 });

const QUERIES = 40;

describe('the pages of a query, one after the other', () => {
  /** Written once, also when a failure looks for fewer queries that fail. */
  const tables = new WeakMap<object, Table>();
  const tableOf = async (articles: readonly DescribedArticle[]): Promise<Table> => {
    const known = tables.get(articles);
    if (known !== undefined) return known;
    const table = await stores.freshTable();
    await putAll(table, articles);
    tables.set(articles, table);
    return table;
  };
  const filled = fc
    .noShrink(catalogues(29, 79))
    .map((drawn) => [...drawn, MANY_FACETS])
    .chain((articles) => {
      const query = fc.record({ query: queriesOver(articles), limits });
      return fc.record({
        articles: fc.constant(articles),
        queries: fc.array(query, { minLength: 1, maxLength: QUERIES, size: 'max' }),
      });
    });

  it('list exactly what a plain filter over all articles leaves, in order', async () => {
    await fc.assert(
      fc.asyncProperty(filled, async ({ articles, queries }) => {
        const table = await tableOf(articles);
        for (const { query, limits: pages } of queries) {
          const found = await everyArticle(table, query, pages);
          expect({ query, ids: found.map(({ id }) => id) }).toEqual({ query, ids: expectedIds(query, articles) });
        }
      }),
      { numRuns: 6 },
    );
  }, 240_000);

  it('say of every article whether it is a copy, whatever was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(filled, async ({ articles, queries }) => {
        const table = await tableOf(articles);
        const statuses = new Map(articles.map((article) => [idOf(article), statusAmong(article, articles)]));
        for (const { query } of queries.slice(0, 5)) {
          for (const { id, status } of await everyArticle(table, query)) expect(status).toBe(statuses.get(id));
        }
      }),
      { numRuns: 2 },
    );
  }, 120_000);
});

function statusAmong(article: DescribedArticle, articles: readonly DescribedArticle[]): string {
  if (articles.filter(({ text }) => text === article.text).length === 1) return 'unique';
  return isFirstOfItsText(article, articles) ? 'canonical' : 'duplicate';
}
