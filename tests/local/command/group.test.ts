import { expect, it } from 'vitest';
import type { CatalogueRecord } from '../../../functions/catalogue/article-record.ts';
import type { GroupPage } from '../../../functions/query/show-group.ts';
import { wholeGroup } from '../../../local/command/group.ts';

const article = (id: string) => ({ id }) as CatalogueRecord;
const page = (cursor: string | null, ...ids: string[]): GroupPage => ({
  id: 'a',
  members: 3,
  documents: ids.map(article),
  cursor,
});
/** Pages by the cursor that they are asked for with; none where the article is gone by then. */
const pagesOf = (pages: Readonly<Record<string, GroupPage>>) => async (cursor: string | undefined) =>
  pages[cursor ?? 'first'] ?? null;

it('is listed to its end', async () => {
  const told: number[] = [];
  const pages = pagesOf({ first: page('1', 'a'), '1': page('2'), '2': page(null, 'b', 'c') });
  expect(await wholeGroup(pages, (count) => told.push(count))).toEqual({
    state: 'listed',
    id: 'a',
    members: 3,
    documents: ['a', 'b', 'c'].map(article),
  });
  expect(told).toEqual([1, 1, 3]);
});

it('is unknown without the article that is named', async () => {
  expect(await wholeGroup(pagesOf({}))).toEqual({ state: 'unknown' });
});

it('is not cut short without a word when the article goes meanwhile', async () => {
  expect(await wholeGroup(pagesOf({ first: page('1', 'a', 'b') }))).toEqual({
    state: 'gone',
    documents: ['a', 'b'].map(article),
  });
});
