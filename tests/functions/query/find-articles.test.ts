/** Queries over a catalogue of known articles, held against a plain filter. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueRecord } from '../../../functions/catalogue/article-record.ts';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { InvalidCursorError } from '../../../functions/query/cursor.ts';
import { articleFilters } from '../../../functions/query/filters.ts';
import { findArticles } from '../../../functions/query/find-articles.ts';
import { canonicalOf } from '../../../pipeline/compare/group.ts';
import { articleText } from '../articles-for-tests.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';

const DATES = ['5 March 2024', '28 February 2024', '1 March 2024', '31 December 2023', '9 July 2019', ''];
const SOURCES = ['The Northford Post', 'Elmsby Herald'];

let stores: EmulatedStores;
let all: readonly CatalogueRecord[];
beforeAll(async () => {
  stores = await emulatedStores();
  for (let n = 0; n < 40; n++) {
    // Every fifth article repeats the text of the one before it.
    const text = articleText(n % 5 === 4 ? n - 1 : n, DATES[n % DATES.length]);
    await stores.put(`${n}.txt`, n % 3 === 0 ? text : `${text}\nSource: ${SOURCES[n % 2]}`);
    await ingestObject(stores, `${n}.txt`, true);
  }
  all = await everything({});
});
afterAll(() => stores.close());

async function everything(given: Record<string, unknown>): Promise<CatalogueRecord[]> {
  const found: CatalogueRecord[] = [];
  let cursor: string | null = null;
  do {
    const filters = articleFilters.parse({ ...given, ...(cursor === null ? {} : { cursor }) });
    const page: Awaited<ReturnType<typeof findArticles>> = await findArticles(stores.table, filters);
    expect(page.documents.length).toBeLessThanOrEqual(filters.limit);
    found.push(...page.documents);
    cursor = page.cursor;
  } while (cursor !== null);
  return found;
}

describe('a query', () => {
  it('lists every article once, newest first', () => {
    expect(all).toHaveLength(40);
    expect(all.map(({ sortAt }) => sortAt)).toEqual(
      all
        .map(({ sortAt }) => sortAt)
        .toSorted()
        .reverse(),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(40);
  });

  it('gives, page by page, what a plain filter gives', async () => {
    const given = fc.record(
      {
        language: fc.constantFrom('en', 'EN', 'ar'),
        source: fc.constantFrom(...SOURCES, 'elmsby HERALD', 'unknown'),
        from: fc.constantFrom('2019', '2024', '2024-03', '2024-02-28', '2024-03-01T00:00:00Z'),
        to: fc.constantFrom('2019', '2023', '2024-02', '2024-03-01', '2024-03-05T00:00:00Z'),
        copies: fc.constantFrom('all', 'one'),
        order: fc.constantFrom('newest', 'oldest'),
        limit: fc.constantFrom(1, 3, 7, 50),
      },
      { requiredKeys: ['copies', 'order', 'limit'] },
    );
    await fc.assert(
      fc.asyncProperty(given, async (query) => {
        fc.pre(articleFilters.safeParse(query).success); // not a range that ends before it begins
        const filters = articleFilters.parse(query);
        const expected = all
          .filter(({ language }) => filters.language === undefined || language === filters.language.toLowerCase())
          .filter(
            ({ source }) => filters.source === undefined || source?.toLowerCase() === filters.source.toLowerCase(),
          )
          .filter(({ sortAt }) => filters.from == null || sortAt >= filters.from)
          .filter(({ sortAt }) => filters.to == null || sortAt < filters.to)
          .filter((record, _, matching) => {
            const copies = matching.filter(({ textDigest }) => textDigest === record.textDigest);
            return filters.copies === 'all' || canonicalOf(copies)?.id === record.id;
          });
        if (filters.order === 'oldest') expected.reverse();
        expect((await everything(query)).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('shows one article of each group of copies when asked to', async () => {
    const one = await everything({ copies: 'one' });
    expect(one).toHaveLength(32);
    expect(all.filter(({ status }) => status === 'duplicate')).toHaveLength(8);
    expect(
      all.filter(({ duplicate }) => duplicate !== null).every(({ duplicate }) => duplicate?.kind === 'exact'),
    ).toBe(true);
  });

  it.each([
    ['an unknown filter', { colour: 'red' }],
    ['a month that does not exist', { from: '2024-13' }],
    ['a day that does not exist', { from: '2024-02-30' }],
    ['words for a date', { to: 'yesterday' }],
    ['a subject that nobody has heard of', { subject: 'qwertyuiop' }],
    ['a range that ends before it begins', { from: '2024-05', to: '2023' }],
    ['a language that is no tag', { language: 'العربية' }],
    ['a page of none', { limit: '0' }],
    ['a page without end', { limit: '1000000' }],
  ])('is refused with %s', (_, given) => {
    expect(articleFilters.safeParse(given).success).toBe(false);
  });

  it('refuses a cursor that is damaged, or belongs to another query', async () => {
    const { cursor } = await findArticles(stores.table, articleFilters.parse({ limit: 2 }));
    const other = articleFilters.parse({ limit: 2, language: 'en', cursor });
    await expect(findArticles(stores.table, other)).rejects.toThrow(InvalidCursorError);
    const damaged = articleFilters.parse({ limit: 2, cursor: `x${cursor}` });
    await expect(findArticles(stores.table, damaged)).rejects.toThrow(InvalidCursorError);
  });
});
