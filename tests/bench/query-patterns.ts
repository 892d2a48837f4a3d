/**
 * The ways in which the catalogue is asked, with values that the news stream has. They call the very functions that the command line and the
 * HTTP API call.
 */
import { articleIdOf, objectIdOf } from '../../functions/catalogue/keys.ts';
import type { Table } from '../../functions/catalogue/table.ts';
import { count } from '../../functions/query/count.ts';
import { articleFilters, countFilters, groupFilters, objectFilters } from '../../functions/query/filters.ts';
import { findArticles } from '../../functions/query/find-articles.ts';
import { findObjects } from '../../functions/query/find-objects.ts';
import { showGroup } from '../../functions/query/show-group.ts';
import { showObject } from '../../functions/query/show-object.ts';
import { benchKey } from './corpus.ts';
import { streamKind } from './news-stream.ts';
import { SEEDED_NAMES } from './seeded-stores.ts';

export type Pattern = {
  readonly name: string;
  /**
   * `plain`: full pages of one list, of which every row is shown, so that the size of the catalogue must not matter. `long`: reads more rows the
   * more there are, up to a bound. `other`: neither.
   */
  readonly kind: 'plain' | 'other' | 'long';
  /** Several pages of a plain list, since their articles have more or fewer copies by chance; otherwise one. */
  readonly asks: readonly Ask[];
};

export type Ask = (table: Table) => Promise<Answer>;

export type Answer = {
  /** Documents, objects or days. */
  readonly entries: number;
  /** Ids of its articles. */
  readonly articles: readonly string[];
};

/** No object of the seeded catalogues is being visited. */
const STALLED_BEFORE = new Date(0);

const FEBRUARY = { from: '2024-02', to: '2024-02' };
const THIRTY_DAYS = { from: '2024-02-01', to: '2024-03-01' };
const OUTLET = 'الميزان نت';

/** Where five pages of a list by publication begin, the newest first: behind each there are 50 in the smallest catalogue too. */
const LAST_DAYS = ['2024-03-28', '2024-03-21', '2024-03-14', '2024-03-07', '2024-02-29'].map((to) => ({ to }));
/** The undated count as published when they were uploaded, in April. */
const FIRST_DAYS = ['2024-04-01', '2024-04-03', '2024-04-05', '2024-04-07', '2024-04-09'].map((from) => ({ from }));
const MONTHS = ['2024-01', '2024-02', '2024-03'].map((month) => ({ from: month, to: month }));
const WEEKS = ['01', '08', '15', '22'].map((day) => ({
  uploadedFrom: `2024-04-${day}`,
  uploadedTo: `2024-04-${String(Number(day) + 6).padStart(2, '0')}`,
}));
/** The last pages of 50 that the smallest catalogue has: 16th to 20th. */
const DEEP_PAGES = [15, 16, 17, 18, 19].map((pagesBefore) => pagesBefore * 50);

type Asked = Readonly<Record<string, string | undefined>>;

/** @param size of the catalogue that is asked */
export async function patternsFor(table: Table, size: number): Promise<readonly Pattern[]> {
  const key = benchKey(size / 2);
  const copy = articleIdOf(objectIdOf(SEEDED_NAMES.bucket, benchKey(numberOfCopy(size / 2))), null, 0);
  const deep = await cursorsBehind(table, DEEP_PAGES);
  const lists = (name: string, asked: Asked, ranges: readonly Asked[] = LAST_DAYS): Pattern => {
    return { name, kind: 'plain', asks: ranges.map((range) => articles({ ...asked, ...range })) };
  };
  const other = (name: string, ask: Ask): Pattern => ({ name, kind: 'other', asks: [ask] });
  return [
    lists('all', {}),
    lists('subject at the top (politics)', { subject: '11000000' }),
    lists('subject below (disease)', { subject: '20000446' }),
    lists('source', { source: OUTLET }),
    lists('agency', { agency: 'Reuters' }),
    lists('country', { country: 'EG' }),
    lists('language', { language: 'ar' }),
    lists('published in one month', {}, MONTHS),
    lists('uploaded in one week', {}, WEEKS),
    lists('undated, oldest first', { dated: 'no', order: 'oldest' }, FIRST_DAYS),
    lists(
      'all, 16th to 20th page',
      {},
      deep.map((cursor) => ({ cursor })),
    ),
    { name: 'objects stored', kind: 'plain', asks: [storedObjects] },
    other('subject + language + month', articles({ subject: '11000000', language: 'ar', ...FEBRUARY })),
    other('source + country', articles({ source: OUTLET, country: 'EG' })),
    other('all, one of each group', articles({ copies: 'one' })),
    other('object by key', async (asked) => {
      return pageOf((await showObject(asked, SEEDED_NAMES.bucket, key, STALLED_BEFORE))?.documents);
    }),
    other('group of an article', async (asked) => {
      return pageOf((await showGroup(asked, copy, groupFilters.parse({})))?.documents);
    }),
    { name: 'language + country: nothing', kind: 'long', asks: [articles({ language: 'en', country: 'EG' })] },
    { name: 'counts of 30 days by subject', kind: 'long', asks: [counts('subject')] },
    { name: 'counts of 30 days by source', kind: 'long', asks: [counts('source')] },
  ];
}

function articles(asked: Asked): Ask {
  const filters = articleFilters.parse(asked);
  return async (table) => pageOf((await findArticles(table, filters)).documents);
}

async function storedObjects(table: Table): Promise<Answer> {
  const { objects } = await findObjects(table, 'stored', objectFilters.parse({ state: 'stored' }), STALLED_BEFORE);
  return { entries: objects.length, articles: [] };
}

function counts(by: string): Ask {
  const filters = countFilters.parse({ by, ...THIRTY_DAYS });
  return async (table) => {
    const { days } = await count(table, filters, STALLED_BEFORE);
    return { entries: days.length, articles: [] };
  };
}

/** @throws Error when there is nothing: a pattern is to find what it asks for */
function pageOf(documents: readonly { readonly id: string }[] | undefined): Answer {
  if (documents === undefined) throw new Error('what a pattern asks for is not in the catalogue');
  return { entries: documents.length, articles: documents.map(({ id }) => id) };
}

/** The next near copy of the stream: it is in a group. */
function numberOfCopy(from: number): number {
  let number = from;
  while (streamKind(number) !== 'near') number += 1;
  return number;
}

/** Cursors behind so many of all articles: ascending multiples of 50. A cursor stays valid where the page size changes. */
async function cursorsBehind(table: Table, positions: readonly number[]): Promise<readonly string[]> {
  const cursors: string[] = [];
  let cursor: string | undefined;
  for (let at = 0; cursors.length < positions.length; ) {
    const limit = Math.min(150, (positions[cursors.length] ?? 0) - at);
    const page = await findArticles(table, articleFilters.parse({ limit, cursor }));
    at += page.documents.length;
    cursor = page.cursor ?? undefined;
    if (cursor === undefined) throw new Error('the catalogue has too few articles');
    if (at === positions[cursors.length]) cursors.push(cursor);
  }
  return cursors;
}
