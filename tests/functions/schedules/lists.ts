/**
 * What the lists of a catalogue say, beside the list of all articles: those of single subjects, outlets, countries …, uploads, objects by state.
 * There are too many to read them all after every schedule: its seed draws some.
 */
import { articleIdOf, objectIdOf } from '../../../functions/catalogue/keys.ts';
import type { Table } from '../../../functions/catalogue/table.ts';
import { count } from '../../../functions/query/count.ts';
import { countFilters, OBJECT_STATES } from '../../../functions/query/filters.ts';
import { lineage } from '../../../pipeline/classify/media-topics.ts';
import { readArticles } from '../../../pipeline/line.ts';
import type { Article } from '../../../pipeline/record.ts';
import { random } from '../../bench/random.ts';
import type { DescribedArticle } from '../query/described-articles.ts';
import { everyArticle, everyObject } from '../query/paged.ts';
import { type Counts, countsIn } from '../query/plain-counts.ts';
import { expectedIds, type WrittenQuery } from '../query/plain-filter.ts';
import type { HeldObject } from './bucket-history.ts';
import { TEXT_NAMES, textOf } from './texts.ts';

export type Lists = {
  /** Ids of articles in the order of the pages, by query. */
  readonly articles: Readonly<Record<string, readonly string[]>>;
  /** Keys by state, ascending. */
  readonly objects: Readonly<Record<string, readonly string[]>> | null;
  /** Objects by day and state. */
  readonly counts: Counts | null;
};

/** Which lists are read. */
export type Asked = { readonly queries: readonly WrittenQuery[]; readonly ofObjects: 'keys' | 'counts' };

/** Most are drawn from what any text has, so that they ask for what was there and is gone, or never came. */
export function askedLists(seed: number, objects: readonly HeldObject[]): Asked {
  const draw = random(seed);
  const any = () => draw.pick(draw.pick(ANY));
  const there = kindsOf(objects.flatMap(({ text, uploadedAt, key }) => articlesIn(text, uploadedAt, key)));
  const [a, b, c, d] = [draw.pick(draw.pick(there)), any(), any(), any()];
  const upload = objects.length === 0 ? '2024' : draw.pick(objects).uploadedAt;
  const byUpload = draw.pick([{ uploadedFrom: upload }, { uploadedTo: upload }, { sort: 'uploaded' } as const]);
  return {
    queries: [a, b, { ...c, order: 'oldest' }, { ...a, ...d }, byUpload, { ...a, uploadedTo: upload }],
    ofObjects: draw.pick(['keys', 'counts']),
  };
}

const RANGES: readonly WrittenQuery[] = [{ from: '2022' }, { to: '2022-03-14' }, { from: '2022-03-15', to: '2022-03' }];

/** Kinds of queries, of each one for every value that any of the articles has. */
function kindsOf(articles: readonly Article[]): readonly (readonly WrittenQuery[])[] {
  const described = articles.map(traitsOf);
  const each = (values: readonly (string | null)[]) => [...new Set(values)].filter((value) => value !== null);
  const kinds: readonly (readonly WrittenQuery[])[] = [
    each(described.flatMap(({ subjects }) => subjects.flatMap(lineage))).map((subject) => ({ subject })),
    each(described.map(({ source }) => source)).map((source) => ({ source })),
    each(described.flatMap(({ agency }) => agency)).map((agency) => ({ agency })),
    each(described.flatMap(({ countries }) => countries)).map((country) => ({ country })),
    each(described.map(({ language }) => language)).map((language) => ({ language })),
    [{ dated: 'yes' }, { dated: 'no' }, ...RANGES],
  ];
  return kinds.filter((queries) => queries.length > 0);
}

const ANY = kindsOf(TEXT_NAMES.flatMap((name) => articlesIn(textOf(name), '2024-01-01T00:00:00.000Z')));

/** One page of three, then of twenty: most lists have several pages, and long ones not too many. */
const PAGES = [3, 3, 3, 20];

export async function readLists(table: Table, { queries, ofObjects }: Asked): Promise<Lists> {
  const articles: Record<string, string[]> = {};
  for (const query of queries) {
    articles[JSON.stringify(query)] = (await everyArticle(table, query, PAGES)).map(({ id }) => id);
  }
  if (ofObjects === 'counts') {
    const year = new Date().getUTCFullYear();
    const filters = countFilters.parse({ by: 'state', from: String(year) });
    return { articles, objects: null, counts: countsIn((await count(table, filters, new Date(0))).days) };
  }
  const objects: Record<string, string[]> = {};
  for (const state of OBJECT_STATES) {
    objects[state] = (await everyObject(table, { state }, PAGES)).map(({ key }) => key).sort();
  }
  return { articles, objects, counts: null };
}

export function expectedLists(bucket: string, held: readonly HeldObject[], { queries, ofObjects }: Asked): Lists {
  const read = held.map((object) => ({ ...object, its: articlesIn(object.text, object.uploadedAt, object.key) }));
  const described = read.flatMap(({ key, uploadedAt, its }) =>
    its.map((article) => ({
      ...traitsOf(article),
      uploadedAt,
      key: articleIdOf(objectIdOf(bucket, key), null, article.index),
    })),
  );
  const articles = queries.map((query) => [JSON.stringify(query), expectedIds(query, described, ({ key }) => key)]);
  const objects = { stored: [] as string[], rejected: [] as string[], pending: [], failed: [] };
  const counts: Record<string, Record<string, number>> = {};
  for (const { key, uploadedAt, its } of read) {
    const state = its.length > 0 ? 'stored' : 'rejected';
    objects[state].push(key);
    const day = uploadedAt.slice(0, 10);
    const ofDay = counts[day] ?? {};
    for (const value of ['', state]) ofDay[value] = (ofDay[value] ?? 0) + 1;
    counts[day] = ofDay;
  }
  for (const keys of Object.values(objects)) keys.sort();
  return {
    articles: Object.fromEntries(articles),
    objects: ofObjects === 'keys' ? objects : null,
    counts: ofObjects === 'counts' ? counts : null,
  };
}

function articlesIn(text: string, uploadedAt: string, key = 'a.txt'): readonly Article[] {
  const result = readArticles(Buffer.from(text), key, uploadedAt);
  return result.kind === 'rejected' ? [] : result.articles;
}

function traitsOf(article: Article): DescribedArticle {
  const { sortAt, publishedAt, source, agency, language, fingerprint, subjects, countries } = article;
  return {
    ...{ key: '', uploadedAt: '', published: publishedAt === null ? null : sortAt, source, agency, language },
    ...{ text: fingerprint.textDigest, topics: [], subjects: subjects.map(({ id }) => id) },
    countries: countries.map(({ id }) => id),
  };
}
