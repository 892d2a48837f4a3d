/**
 * The sample documents through the pure line, held against `expected.json`.
 */
import { describe, expect, it } from 'vitest';
import { LEXICON_LANGUAGES } from '../../pipeline/classify/lexicon.ts';
import { TOP_TOPICS } from '../../pipeline/classify/media-topics.ts';
import { readArticles } from '../../pipeline/line.ts';
import type { Article } from '../../pipeline/record.ts';
import { type ExpectedArticle, expectedFiles, sampleBytes } from './sample-docs.ts';

const UPLOADED_AT = '2026-01-01T00:00:00.000Z';
const files = await expectedFiles();
const read = async (file: string) => readArticles(await sampleBytes(file), file, UPLOADED_AT);

/** Fields whose value must be exactly the expected one, where one is expected. */
const EXACT = [
  'headline',
  'alternativeHeadline',
  'publishedAt',
  'source',
  'byline',
  'agency',
  'dateline',
  'language',
  'sections',
] as const;

function expectArticle(article: Article | undefined, expected: ExpectedArticle): void {
  const asserted = EXACT.filter((field) => expected[field] !== undefined);
  expect(Object.fromEntries(asserted.map((field) => [field, article?.[field]]))).toEqual(
    Object.fromEntries(asserted.map((field) => [field, expected[field]])),
  );
  expect(article?.body.slice(0, expected.bodyStartsWith.length)).toBe(expected.bodyStartsWith);
  expect(article?.body.slice(-expected.bodyEndsWith.length)).toBe(expected.bodyEndsWith);
  for (const foreign of expected.bodyExcludes) expect(article?.body).not.toContain(foreign);
}

describe('a sample document', () => {
  it.each(files.filter(({ state }) => state === 'stored'))(
    '$file yields what an editor reads in it',
    async (expected) => {
      const result = await read(expected.file);
      if (result.kind === 'rejected') throw new Error(`${result.reason}: ${result.detail}`);
      if (expected.charset !== undefined) expect(result.charset.name).toBe(expected.charset);
      expect(result.articles).toHaveLength(expected.articles.length);
      for (const [index, article] of expected.articles.entries()) expectArticle(result.articles[index], article);
    },
  );

  it.each(files.filter(({ state }) => state === 'rejected'))('$file is rejected: $reason', async ({ file, reason }) => {
    expect(await read(file)).toMatchObject({ kind: 'rejected', reason });
  });
});

/** Floors only rise. Measured on these documents when they were set; they are no estimate for unseen ones. */
const FLOOR = { precision: 0.84, recall: 0.95 };

describe('the topics of the sample documents', () => {
  it(`reach a precision of ${FLOOR.precision} and a recall of ${FLOOR.recall} at the top level`, async () => {
    const tally = { right: 0, wrong: 0, missed: 0 };
    const lines: string[] = [];
    for (const { file, articles } of files) {
      const result = await read(file);
      if (result.kind === 'rejected') continue;
      for (const [index, { subjects, language }] of articles.entries()) {
        if (!LEXICON_LANGUAGES.includes(language ?? '')) continue; // other languages abstain
        const given = result.articles[index]?.subjects.map(({ id }) => id) ?? [];
        const found = given.filter((id) => TOP_TOPICS.includes(id));
        const missed = subjects.required.filter((id) => !found.includes(id));
        const wrong = found.filter((id) => !subjects.required.includes(id) && !subjects.optional.includes(id));
        tally.right += found.length - wrong.length;
        tally.wrong += wrong.length;
        tally.missed += missed.length;
        if (missed.length + wrong.length > 0) lines.push(`${file} missed ${missed} wrong ${wrong}`);
      }
    }
    const precision = tally.right / (tally.right + tally.wrong);
    const recall = tally.right / (tally.right + tally.missed);
    expect(precision, lines.join('\n')).toBeGreaterThanOrEqual(FLOOR.precision);
    expect(recall, lines.join('\n')).toBeGreaterThanOrEqual(FLOOR.recall);
  });
});
