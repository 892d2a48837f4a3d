import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidCursorError } from '../../../functions/query/cursor.ts';
import { groupFilters } from '../../../functions/query/filters.ts';
import { type GroupPage, showGroup } from '../../../functions/query/show-group.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { catalogues, type DescribedArticle, idOf, put, putAll, withdraw } from './described-articles.ts';
import { instantOf } from './plain-filter.ts';

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());

const COPY: DescribedArticle = {
  ...{ key: 'a', text: 'one text', uploadedAt: '2024-05-01T00:00:00.000Z', published: '2024-03-01T00:00:00.000Z' },
  ...{ topics: [], subjects: [], source: null, agency: [], countries: [], language: null },
};
const inOrder = (articles: readonly DescribedArticle[]): string[] => {
  const rank = (one: DescribedArticle) => `${instantOf(one)} ${one.uploadedAt} ${idOf(one)}`;
  return articles.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).map(idOf);
};

describe('a group of copies', () => {
  it('is shown whole, page by page, the canonical article first, whichever of its articles is asked for', async () => {
    const asked = fc.record({
      copies: catalogues(1, 30).map((articles) => articles.map((article) => ({ ...article, text: 'one text' }))),
      by: fc.nat(),
      limits: fc.array(fc.constantFrom(1, 2, 5, 20), { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ copies, by, limits }) => {
        const table = await stores.freshTable();
        await putAll(table, copies);
        await put(table, { ...COPY, key: 'other.txt', text: 'another text' });
        const id = idOf(copies[by % copies.length] ?? COPY);
        const expected = inOrder(copies);
        const found: string[] = [];
        for (let page = 0, cursor: string | null | undefined; cursor !== null; page++) {
          const limit = limits[page] ?? limits.at(-1);
          const group: GroupPage | null = await showGroup(table, id, groupFilters.parse({ limit, cursor }));
          expect(group).toMatchObject({ id: expected[0], members: copies.length });
          expect(group?.documents.length).toBeLessThanOrEqual(limit ?? 0);
          found.push(...(group?.documents ?? []).map((document) => document.id));
          cursor = group?.cursor ?? null;
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('is gone on with where the last page ended, though that article is withdrawn and others come', async () => {
    const table = await stores.freshTable();
    const copies = ['a', 'b', 'c', 'd', 'e'].map((key, day): DescribedArticle => {
      return { ...COPY, key, published: `2024-03-0${day + 2}T00:00:00.000Z` };
    });
    await putAll(table, copies);
    const id = idOf({ key: 'd' });
    const first = await showGroup(table, id, groupFilters.parse({ limit: 2 }));
    await withdraw(table, 'b');
    await put(table, { ...COPY, key: 'earlier', published: '2024-03-01T00:00:00.000Z' });
    await put(table, { ...COPY, key: 'later', published: '2024-03-04T12:00:00.000Z' });
    const second = await showGroup(table, id, groupFilters.parse({ cursor: first?.cursor ?? undefined }));
    const keys = (page: GroupPage | null) => page?.documents.map(({ object }) => object.key);
    expect([keys(first), keys(second)]).toEqual([
      ['a', 'b'],
      ['c', 'later', 'd', 'e'],
    ]);
    expect(second).toMatchObject({ id: idOf({ key: 'earlier' }), members: 6, cursor: null });
  });

  it('has a cursor of its own: that of another article, or of another list, is refused', async () => {
    const table = await stores.freshTable();
    await putAll(table, [COPY, { ...COPY, key: 'b' }, { ...COPY, key: 'c' }]);
    const page = await showGroup(table, idOf({ key: 'a' }), groupFilters.parse({ limit: 1 }));
    const filters = groupFilters.parse({ limit: 1, cursor: page?.cursor });
    await expect(showGroup(table, idOf({ key: 'b' }), filters)).rejects.toThrow(InvalidCursorError);
  });

  it('is one article where it stands alone, and none where there is no such article', async () => {
    const table = await stores.freshTable();
    await put(table, COPY);
    expect(await showGroup(table, idOf(COPY), groupFilters.parse({}))).toMatchObject({
      ...{ id: idOf(COPY), members: 1, documents: [{ status: 'unique' }], cursor: null },
    });
    for (const id of ['00000000000000000000-0', 'nonsense', '', '__proto__']) {
      expect(await showGroup(table, id, groupFilters.parse({}))).toBeNull();
    }
  });
});
