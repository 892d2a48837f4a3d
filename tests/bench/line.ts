/**
 * How many articles one core reads: the whole pure line, bytes in, results out, and each of its stages by itself.
 */
import { readText } from '../../pipeline/classify/article-text.ts';
import { classify } from '../../pipeline/classify/classify.ts';
import { decode } from '../../pipeline/decode/decode.ts';
import { fingerprint } from '../../pipeline/fingerprint/fingerprint.ts';
import { identify } from '../../pipeline/identify/identify.ts';
import { readArticles } from '../../pipeline/line.ts';
import { parse } from '../../pipeline/parse/parse.ts';
import type { Article } from '../../pipeline/record.ts';
import { unpack } from '../../pipeline/unpack/unpack.ts';
import { type BenchArticle, benchArticles } from './corpus.ts';
import type { Section } from './report.ts';
import { type Pace, pace } from './timing.ts';

/** Enough texts that no one of them is known by heart to the processor's caches. */
const ARTICLES = 400;
/** The upload, after all dates that the articles print. */
const UPLOADED_AT = '2024-06-01T00:00:00.000Z';

const WHOLE = { warmUpMs: 2500, rounds: 7, roundMs: 500 };
const BY_LANGUAGE = { warmUpMs: 0, rounds: 5, roundMs: 200 };
const BY_STAGE = { warmUpMs: 300, rounds: 5, roundMs: 200 };

/** A file with what each stage left for the next. */
type Staged = BenchArticle & { readonly text: string; readonly article: Article };

export function lineSection(): Section {
  const articles = benchArticles(ARTICLES).map(staged);
  const read = ({ bytes, key }: Staged) => readArticles(bytes, key, UPLOADED_AT);

  const whole = pace(articles, read, WHOLE);
  const languages = (['ar', 'en'] as const).map((language) => {
    const own = articles.filter((article) => article.language === language);
    return [language, ...cells(pace(own, read, BY_LANGUAGE))];
  });
  const stages = stagesOf().map(([name, work]) => [name, ...cells(pace(articles, work, BY_STAGE))]);
  const size = articles.reduce((sum, { bytes }) => sum + bytes.length, 0) / articles.length;

  return {
    title: '1  The pure line',
    method: [
      `${ARTICLES} articles, Arabic and English by turns, ${Math.round(size)} bytes each on average; bytes in, results out.`,
      `Median of ${WHOLE.rounds} rounds of ${WHOLE.roundMs / 1000} s after a warm-up. "Per core" counts processor seconds of the whole process, garbage`,
      'collection included, so neither a second core helps nor another program disturbs. Stages are run one by one,',
      'each over all articles, so that their sum need not be the whole line.',
    ],
    figures: [
      { label: 'articles per second and core', value: 1e6 / whole.cpu, unit: '/s', target: { atLeast: 500 } },
      { label: 'articles per second, by the clock', value: 1e6 / whole.wall, unit: '/s' },
    ],
    breakdowns: [
      {
        head: ['stage', 'µs/article (processor)', 'µs/article (clock)'],
        rows: [...stages, ['whole line', ...cells(whole)]],
      },
      { head: ['language', 'µs/article (processor)', 'µs/article (clock)'], rows: languages },
    ],
  };
}

const cells = ({ cpu, wall }: Pace): readonly [number, number] => [cpu, wall];

/** As in `pipeline/line.ts`, each with what the stage before it made. */
function stagesOf(): readonly (readonly [string, (staged: Staged) => unknown])[] {
  return [
    ['2 unpack', ({ bytes, key }) => unpack(bytes, key)],
    ['3 decode', ({ bytes }) => decode(bytes)],
    ['4 parse', ({ text }) => parse(text, { uploadedAt: UPLOADED_AT, language: null })],
    ['5 identify', ({ article }) => identify(article.body)],
    ['6 fingerprint', ({ article }) => fingerprint(article.body)],
    ['7 classify', ({ article: { headline, body, language } }) => classify(readText(headline, body), language)],
  ];
}

/** @throws Error when the line does not make one article of it: the figures would then be about something else */
function staged(file: BenchArticle): Staged {
  const decoded = decode(file.bytes);
  const result = readArticles(file.bytes, file.key, UPLOADED_AT);
  const [article, second] = result.kind === 'articles' ? result.articles : [];
  if (decoded.kind === 'rejected' || article === undefined || second !== undefined) {
    throw new Error(`${file.key} of the benchmark is not read as one article`);
  }
  return { ...file, text: decoded.text, article };
}
