/** Queries that have much to read and little to list: their pages end in time, and go on to the very end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../../functions/catalogue/table.ts';
import { articleFilters } from '../../../functions/query/filters.ts';
import { type ArticlePage, findArticles } from '../../../functions/query/find-articles.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { type DescribedArticle, idOf, putAll } from './described-articles.ts';
import type { WrittenQuery } from './plain-filter.ts';
import { writeRows } from './write-rows.ts';

/** More than twice as many as one page reads. */
const ROWS = 13_000;
const PAGE_ROWS = 6000;
const SOURCE = 'Daily';

let stores: EmulatedStores;
let table: Table;
beforeAll(async () => {
  stores = await emulatedStores();
  table = stores.table;
  const rows = Array.from({ length: ROWS }, (_, number) => indexRow(number));
  const months = new Set(rows.map(({ pk }) => pk.slice(-'YYYY-MM'.length)));
  await writeRows(table, [...rows, ...[...months].map((sk) => ({ pk: 'MONTHS', sk }))]);
  await putAll(table, AMONG);
  await putAll(table, [article('oldest', '1999-01-01T00:00:00.000Z'), article('newest', '2024-12-31T00:00:00.000Z')]);
}, 120_000);
afterAll(() => stores.close());

/** Rows of the source, on every day of eight months, whose articles nothing else is known of. */
function indexRow(number: number) {
  const month = new Date(Date.UTC(2023, number % 8, 1 + ((number >> 3) % 28))).toISOString();
  const id = `${number.toString(16).padStart(20, '0')}-0`;
  return {
    ...{ pk: `I#source#daily#${month.slice(0, 7)}`, sk: `${month}#${id}`, generation: 1 },
    ...{ facets: [`source#${SOURCE}`, 'language#en'], otherAt: '2024-05-01T00:00:00.000Z' },
  };
}

function article(key: string, published: string, language = 'fr'): DescribedArticle {
  return {
    ...{ key, published, text: key, source: SOURCE, uploadedAt: '2024-05-01T00:00:00.000Z', language },
    ...{ topics: [], subjects: [], agency: [], countries: [] },
  };
}

/** Between rows of one day and of the next, a few in every month. */
const AMONG = Array.from({ length: 24 }, (_, number) => {
  const published = new Date(Date.UTC(2023, number % 4, 3 + number, 12)).toISOString();
  return article(`among ${number}`, published, 'en');
});

async function pagesOf(query: WrittenQuery, limit = 50): Promise<ArticlePage[]> {
  const pages: ArticlePage[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: ArticlePage = await findArticles(table, articleFilters.parse({ ...query, limit, cursor }));
    pages.push(page);
    cursor = page.cursor;
  }
  return pages;
}
const idsOf = (pages: readonly ArticlePage[]) => pages.map(({ documents }) => documents.map(({ id }) => id));

describe('a query that most rows of its list do not match', () => {
  it.each(['newest', 'oldest'] as const)('ends its pages early, and comes to the end, the %s first', async (order) => {
    const pages = await pagesOf({ source: SOURCE, language: 'fr', order });
    const [newest, oldest] = [idOf({ key: 'newest' }), idOf({ key: 'oldest' })];
    expect(idsOf(pages).flat()).toEqual(order === 'newest' ? [newest, oldest] : [oldest, newest]);
    expect(pages.length).toBeGreaterThan(ROWS / PAGE_ROWS);
    expect(pages.length).toBeLessThan(2 + (2 * ROWS) / PAGE_ROWS);
    expect(pages.slice(0, -1).every(({ cursor }) => cursor !== null)).toBe(true);
  });

  it('has pages with nothing on them, and still a cursor', async () => {
    const pages = await pagesOf({ source: SOURCE, country: 'LB' });
    expect(idsOf(pages).flat()).toEqual([]);
    expect(pages.length).toBeGreaterThan(1);
  });

  it('looks for a thousand articles a page, and finds those that are there', async () => {
    const pages = await pagesOf({ source: SOURCE, language: 'en', from: '2023-01', to: '2023-04' }, 200);
    expect(idsOf(pages).flat().sort()).toEqual(AMONG.map(idOf).sort());
    expect(pages.length).toBeGreaterThanOrEqual(ROWS / 2 / 1200);
  });
});
