/**
 * Articles as tests of the queries describe them, at random, and the table that has them: each stands alone in its object, and is written,
 * replaced and withdrawn by the very functions that ingestion calls.
 */
import fc from 'fast-check';
import { articlesOfObject, replaceArticle, withdrawArticle } from '../../../functions/catalogue/articles.ts';
import { objectIdOf } from '../../../functions/catalogue/keys.ts';
import type { Table } from '../../../functions/catalogue/table.ts';
import { haveText } from '../../../functions/catalogue/texts.ts';
import { type RecordTraits, recordOf } from '../records-for-tests.ts';

export type DescribedArticle = Required<Omit<RecordTraits, 'headline'>>;

/** Outlets and agencies, each in the spellings in which texts have it. */
export const SPELLINGS = [
  ['The Northford Post', 'THE NORTHFORD POST', 'the northford post'],
  ['Elmsby Herald', 'Ｅｌｍｓｂｙ Herald', 'elmsby herald'],
  ['Elmsby Herald#2024-03'],
  ['النهار'],
  ['Daily', 'DAILY'],
] as const;
const spelling = fc.constantFrom(...SPELLINGS.flat());

/** Below one another: 20000006 and 20001181 under 20000002 under 01000000; 20000587 under 11000000. */
export const SUBJECTS = [
  ...['01000000', '20000002', '20001181', '20000006', '20000007', '20000008'],
  ...['11000000', '20000587', '20000574', '04000000', '15000000'],
];
/** Eighteen of the longest ids take more than an index row has room for. */
export const TOPICS = Array.from({ length: 18 }, (_, n) => (n < 3 ? `topic-${n}` : `${n}-`.padEnd(64, 'long')));
const topics = fc.oneof(
  { weight: 9, arbitrary: fc.subarray(TOPICS, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant(TOPICS) },
);
export const COUNTRIES = ['LB', 'FR', 'EG', 'US'];
export const LANGUAGES = ['ar', 'en', 'zh-Hans'];

/** Years apart, months apart, days apart, the same; the last of a month and the first of the next. */
const INSTANTS = [
  ...['1984-05-05T00:00:00.000Z', '2003-11-30T23:59:59.999Z', '2003-12-01T00:00:00.000Z', '2019-07-01T00:00:00.000Z'],
  ...['2023-12-31T23:59:59.999Z', '2024-01-01T00:00:00.000Z', '2024-02-29T12:00:00.000Z', '2024-03-01T00:00:00.000Z'],
];
const instantWithin = (min: string, max: string) =>
  fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true }).map((date) => date.toISOString());
const published = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.constantFrom(...INSTANTS) },
  { weight: 4, arbitrary: instantWithin('2024-01-01', '2024-04-30') },
  { weight: 1, arbitrary: instantWithin('1980-01-01', '2024-06-30') },
);
const uploadedAt = fc.oneof(
  fc.constantFrom('2024-05-01T08:00:00.000Z', '2024-05-01T00:00:00.000Z', '2024-04-30T23:59:59.999Z'),
  instantWithin('2023-06-01', '2025-02-01'),
);

/** Few texts: most are copies of others. */
const text = fc.nat({ max: 40 }).map((number) => `text ${number}`);

export function described(key: fc.Arbitrary<string>): fc.Arbitrary<DescribedArticle> {
  return fc.record({
    ...{ key, uploadedAt, published, text, topics },
    subjects: fc.subarray(SUBJECTS, { maxLength: 3 }),
    source: fc.option(spelling),
    agency: fc.subarray([...SPELLINGS.flat()], { maxLength: 2 }),
    countries: fc.subarray(COUNTRIES, { maxLength: 2 }),
    language: fc.option(fc.constantFrom(...LANGUAGES)),
  });
}

export const KEYS = Array.from({ length: 80 }, (_, number) => `${number}.txt`);

/** One article for every key. */
export function catalogues(least: number, most: number): fc.Arbitrary<DescribedArticle[]> {
  return fc.uniqueArray(described(fc.constantFrom(...KEYS)), {
    ...{ minLength: least, maxLength: most, size: 'max' },
    selector: ({ key }) => key,
  });
}

export function idOf({ key }: Pick<DescribedArticle, 'key'>): string {
  return recordOf({ key, uploadedAt: '2024-01-01T00:00:00.000Z' }).id;
}

/** Writes the article in place of the one that its object had, as one visit of ingestion. */
export async function put(table: Table, article: DescribedArticle): Promise<void> {
  const record = recordOf(article);
  const fingerprint = { textDigest: record.textDigest, bands: [], words: new Uint16Array(1) };
  const [before = null] = await articlesOfObject(table, objectIdOf('bucket', article.key));
  const settled = before?.generation ?? 0;
  await replaceArticle(table, record, settled + 1, before, settled);
  await haveText(table, record, fingerprint, settled + 1);
}

export async function withdraw(table: Table, key: string): Promise<void> {
  const [before] = await articlesOfObject(table, objectIdOf('bucket', key));
  if (before !== undefined) await withdrawArticle(table, before, before.generation + 1);
}

export async function putAll(table: Table, articles: readonly DescribedArticle[]): Promise<void> {
  await Promise.all(articles.map((article) => put(table, article)));
}
