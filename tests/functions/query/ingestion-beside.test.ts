/** Paging through a query while articles are added, replaced, withdrawn and processed again, between two pages and during one. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueRecord } from '../../../functions/catalogue/article-record.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { recordOf } from '../records-for-tests.ts';
import { ChangingCatalogue, type Turn, turns } from './changing-catalogue.ts';
import { catalogues, type DescribedArticle, idOf } from './described-articles.ts';
import { everyArticle } from './paged.ts';
import { expectedIds, isMeant, type WrittenQuery } from './plain-filter.ts';
import { queriesOver } from './random-queries.ts';

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());

type Outing = {
  readonly articles: readonly DescribedArticle[];
  readonly query: WrittenQuery;
  readonly limit: number;
  readonly turns: readonly Turn[];
};

/** Queries that find enough for several pages. */
const outings: fc.Arbitrary<Outing> = catalogues(25, 45).chain((articles) =>
  fc.record({
    articles: fc.constant(articles),
    query: queriesOver(articles).filter((query) => expectedIds(query, articles).length >= 5),
    limit: fc.constantFrom(1, 2, 3, 5),
    turns,
  }),
);

describe('while the catalogue changes, the pages of a query', () => {
  it('list what stays as it is once and in order, and nothing that never matched', async () => {
    let listed = 0;
    let changedMeanwhile = 0;
    await fc.assert(
      fc.asyncProperty(outings, async ({ articles, query, limit, turns: planned }) => {
        const table = await stores.freshTable();
        const catalogue = new ChangingCatalogue(table);
        await catalogue.fill(articles);
        const found = await everyArticle(table, query, [limit], catalogue.beside(planned));

        const steady = query.copies === 'one' ? catalogue.withUntouchedCopies() : catalogue.untouched();
        const steadyIds = steady.map(idOf);
        const ids = found.map(({ id }) => id);
        expect(ids.filter((id) => steadyIds.includes(id))).toEqual(expectedIds(query, steady));

        const untouched = new Set(catalogue.untouched().map(({ key }) => key));
        for (const document of found) {
          const had = catalogue.had(document.object.key);
          const times = ids.filter((id) => id === document.id).length;
          expect(times).toBeLessThanOrEqual(untouched.has(document.object.key) ? 1 : had.length);
          expect(had.some((article) => isMeant(query, article) && isRecordOf(article, document))).toBe(true);
        }
        listed += found.length;
        changedMeanwhile += found.filter(({ object }) => !untouched.has(object.key)).length;
      }),
      { numRuns: 20, endOnFailure: true },
    );
    // The plan is no good if nothing of what was changed is met.
    expect(changedMeanwhile / listed).toBeGreaterThan(0.02);
  }, 240_000);
});

function isRecordOf(article: DescribedArticle, document: CatalogueRecord): boolean {
  const { sortAt, uploadedAt, textDigest, source, broaderSubjects } = recordOf(article);
  return (
    document.sortAt === sortAt &&
    document.uploadedAt === uploadedAt &&
    document.textDigest === textDigest &&
    document.source === source &&
    document.broaderSubjects.join() === broaderSubjects.join()
  );
}
