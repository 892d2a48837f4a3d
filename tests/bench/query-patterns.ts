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
   * `plain`: a full page of one list, of which every row is shown, so that the size of the catalogue must not matter. `long`: reads more rows the
   * more there are, up to a bound. `other`: neither.
   */
  readonly kind: 'plain' | 'other' | 'long';
  readonly ask: (table: Table) => Promise<Answer>;
};

export type Answer = {
  /** Documents, objects or days. */
  readonly entries: number;
  /** Ids of its articles. */
  readonly articles: readonly string[];
};

/** Five pages of 190 are as many entries as 19 of 50; a cursor stays valid where the page size changes. */
const STEPS = { limit: 190, count: 5 };
/** No object of the seeded catalogues is being visited. */
const STALLED_BEFORE = new Date(0);

const FEBRUARY = { from: '2024-02', to: '2024-02' };
const THIRTY_DAYS = { from: '2024-02-01', to: '2024-03-01' };
const OUTLET = 'الميزان نت';

type Asked = Readonly<Record<string, string | undefined>>;

/** @param size of the catalogue that is asked */
export async function patternsFor(table: Table, size: number): Promise<readonly Pattern[]> {
  const key = benchKey(size / 2);
  const copy = articleIdOf(objectIdOf(SEEDED_NAMES.bucket, benchKey(numberOfCopy(size / 2))), null, 0);
  const deep = await cursorOfDeepPage(table);
  return [
    articles('plain', 'newest of all', {}),
    articles('plain', 'subject at the top (politics)', { subject: '11000000' }),
    articles('plain', 'subject below (disease)', { subject: '20000446' }),
    articles('plain', 'source', { source: OUTLET }),
    articles('plain', 'agency', { agency: 'Reuters' }),
    articles('plain', 'country', { country: 'EG' }),
    articles('plain', 'language', { language: 'ar' }),
    articles('plain', 'published in one month', FEBRUARY),
    articles('plain', 'uploaded in one week', { uploadedFrom: '2024-04-08', uploadedTo: '2024-04-14' }),
    // The newest of all are the undated, which count as published when they were uploaded.
    articles('plain', 'undated, oldest first', { dated: 'no', order: 'oldest' }),
    articles('plain', 'newest of all, 20th page', { cursor: deep }),
    {
      name: 'objects stored',
      kind: 'plain',
      ask: async (asked) => {
        const { objects } = await findObjects(
          asked,
          'stored',
          objectFilters.parse({ state: 'stored' }),
          STALLED_BEFORE,
        );
        return { entries: objects.length, articles: [] };
      },
    },
    articles('other', 'subject + language + month', { subject: '11000000', language: 'ar', ...FEBRUARY }),
    articles('other', 'source + country', { source: OUTLET, country: 'EG' }),
    articles('other', 'newest of all, one of each group', { copies: 'one' }),
    {
      name: 'object by key',
      kind: 'other',
      ask: async (asked) => pageOf((await showObject(asked, SEEDED_NAMES.bucket, key, STALLED_BEFORE))?.documents),
    },
    {
      name: 'group of an article',
      kind: 'other',
      ask: async (asked) => pageOf((await showGroup(asked, copy, groupFilters.parse({})))?.documents),
    },
    articles('long', 'language + country that matches nothing', { language: 'en', country: 'EG' }),
    counts('30 days by subject', 'subject'),
    counts('30 days by source', 'source'),
  ];
}

function articles(kind: Pattern['kind'], name: string, asked: Asked): Pattern {
  const filters = articleFilters.parse(asked);
  return { name, kind, ask: async (table) => pageOf((await findArticles(table, filters)).documents) };
}

function counts(name: string, by: string): Pattern {
  const filters = countFilters.parse({ by, ...THIRTY_DAYS });
  const ask = async (table: Table): Promise<Answer> => {
    const { days } = await count(table, filters, STALLED_BEFORE);
    return { entries: days.length, articles: [] };
  };
  return { name, kind: 'long', ask };
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

async function cursorOfDeepPage(table: Table): Promise<string | undefined> {
  let cursor: string | null = null;
  for (let step = 0; step < STEPS.count; step++) {
    const filters = articleFilters.parse({ limit: STEPS.limit, cursor: cursor ?? undefined });
    ({ cursor } = await findArticles(table, filters));
  }
  return cursor ?? undefined;
}
