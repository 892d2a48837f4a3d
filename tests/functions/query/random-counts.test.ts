/** Counts over random catalogues and ledgers, held against plain sums. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../../functions/catalogue/table.ts';
import { type CountPage, count } from '../../../functions/query/count.ts';
import { RangeTooLongError } from '../../../functions/query/counted-range.ts';
import { mergedDays } from '../../../functions/query/day-counts.ts';
import { countFilters } from '../../../functions/query/filters.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { ChangingCatalogue, turns } from './changing-catalogue.ts';
import { catalogues, type DescribedArticle, putAll, SPELLINGS } from './described-articles.ts';
import { ledgers, STALLED_BEFORE, visitAll } from './described-objects.ts';
import { countsIn, expectedCounts, expectedStateCounts } from './plain-counts.ts';
import { instantOf, type WrittenQuery } from './plain-filter.ts';
import { queriesOver } from './random-queries.ts';

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());

const BY = ['subject', 'topic', 'source', 'agency', 'country', 'language'] as const;

async function everyCount(table: Table, query: object): Promise<CountPage> {
  const pages: CountPage[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: CountPage = await count(table, countFilters.parse({ ...query, cursor }), STALLED_BEFORE);
    pages.push(page);
    cursor = page.cursor;
  }
  const [first] = pages;
  if (first === undefined) throw new Error('there is at least one page');
  return { ...first, days: mergedDays(pages.map(({ days }) => days)) };
}

/** A range of a year or a month, of publication or upload, and some filters more. */
function countQueriesOver(articles: readonly DescribedArticle[]): fc.Arbitrary<WrittenQuery> {
  const range = fc.record({
    article: fc.constantFrom(...articles),
    length: fc.constantFrom(4, 7),
    isByUpload: fc.boolean(),
  });
  return fc
    .tuple(queriesOver(articles), range)
    .map(([{ order: _order, copies: _copies, sort: _, ...query }, drawn]) => {
      const { from: _from, to: _to, uploadedFrom: _since, uploadedTo: _until, ...facets } = query;
      const period = (drawn.isByUpload ? drawn.article.uploadedAt : instantOf(drawn.article)).slice(0, drawn.length);
      return drawn.isByUpload
        ? { ...facets, uploadedFrom: period, uploadedTo: period }
        : { ...query, from: period, to: period };
    });
}

describe('counts of articles', () => {
  const filled = fc.noShrink(catalogues(30, 60)).chain((articles) => {
    const asked = fc.record({ by: fc.constantFrom(...BY), query: countQueriesOver(articles) });
    return fc.record({
      articles: fc.constant(articles),
      queries: fc.array(asked, { minLength: 1, maxLength: 30, size: 'max' }),
    });
  });

  it('are those of the articles that a plain filter leaves, day by day', async () => {
    await fc.assert(
      fc.asyncProperty(filled, async ({ articles, queries }) => {
        const table = await stores.freshTable();
        await putAll(table, articles);
        for (const { by, query } of queries) {
          const { days, labels } = await everyCount(table, { by, ...query });
          expect({ by, query, counts: countsIn(days) }).toEqual({
            ...{ by, query },
            counts: expectedCounts(by, query, articles),
          });
          expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).toSorted());
          if (by === 'source') for (const [value, label] of Object.entries(labels)) expectSpelling(label, value);
        }
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  it('are right for the days that nothing touches while the catalogue changes', async () => {
    const outings = filled.chain(({ articles, queries }) =>
      fc.record({ articles: fc.constant(articles), asked: fc.constantFrom(...queries), turns }),
    );
    await fc.assert(
      fc.asyncProperty(outings, async ({ articles, asked: { by, query }, turns: planned }) => {
        const catalogue = new ChangingCatalogue(await stores.freshTable());
        await catalogue.fill(articles);
        const beside = catalogue.beside(planned);
        const changing = planned.reduce(
          (before, _, page) => before.then(() => beside.during?.(page)),
          Promise.resolve(),
        );
        const [{ days }] = await Promise.all([everyCount(catalogue.table, { by, ...query }), changing]);

        const dayOf = (article: DescribedArticle) => Object.keys(expectedCounts(by, query, [article]));
        const touched = new Set(catalogue.changed().flatMap((key) => catalogue.had(key).flatMap(dayOf)));
        const expected = Object.entries(expectedCounts(by, query, articles)).filter(([day]) => !touched.has(day));
        expect(Object.entries(countsIn(days)).filter(([day]) => !touched.has(day))).toEqual(expected.sort());
      }),
      { numRuns: 10, endOnFailure: true },
    );
  }, 120_000);

  it('are refused when the range that is left open is longer than a year', async () => {
    const table = await stores.freshTable();
    await putAll(table, fc.sample(catalogues(5, 5), { seed: 1, numRuns: 1 }).flat());
    await expect(everyCount(table, { by: 'source', from: '1970' })).rejects.toThrow(RangeTooLongError);
  });
});

describe('counts of objects by state', () => {
  it('are those of the ledger, day by day', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, async (objects) => {
        const table = await stores.freshTable();
        await visitAll(table, objects);
        const { days } = await everyCount(table, { by: 'state', from: '2024', to: '2024' });
        const expected = expectedStateCounts(objects, (at) => at.startsWith('2024'));
        expect(countsIn(days)).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

function expectSpelling(label: string, value: string): void {
  expect(SPELLINGS.some((all: readonly string[]) => all.includes(label) && all.at(-1)?.toLowerCase() === value)).toBe(
    true,
  );
}
