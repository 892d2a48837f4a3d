/**
 * The parse stage alone, and the dateline engine beside what one would take instead, on the same lines in the same run.
 */
import { identify } from '../../pipeline/identify/identify.ts';
import { parse } from '../../pipeline/parse/parse.ts';
import { CASE_SETS } from '../eval/case-files.ts';
import { DATE_READERS } from '../eval/datelines/readers.ts';
import { datelineCases } from '../eval/datelines/run.ts';
import { benchArticles } from './corpus.ts';
import type { Section } from './report.ts';
import { pace } from './timing.ts';

/** As in `line.ts`. */
const ARTICLES = 400;
const UPLOADED_AT = '2024-06-01T00:00:00.000Z';

const PARSE = { warmUpMs: 2500, rounds: 7, roundMs: 500 };
const DATES = { warmUpMs: 1000, rounds: 5, roundMs: 300 };

export async function parseSection(): Promise<Section> {
  const dumps = benchArticles(ARTICLES).map(({ bytes }) => {
    const text = new TextDecoder().decode(bytes);
    return { text, bytes: bytes.length, language: identify(text) };
  });
  const parsing = pace(dumps, ({ text, language }) => parse(text, { uploadedAt: UPLOADED_AT, language }), PARSE);
  const size = dumps.reduce((sum, { bytes }) => sum + bytes, 0) / dumps.length;

  const lines = await datelineCases(CASE_SETS);
  const readers = DATE_READERS.map(({ name, read }) => ({ name, ...pace(lines, read, DATES) }));
  const newsfold = readers.find(({ name }) => name === 'Newsfold');
  if (newsfold === undefined) throw new Error('Newsfold is not among the readers of dates');
  return {
    title: '5  Parsing and dates',
    method: [
      `Parsing: ${ARTICLES} decoded dumps, Arabic and English by turns, ${Math.round(size)} bytes each on average.`,
      `Dates: the ${lines.length} lines of the dateline evaluation, each reader with the line's language as its locale; how many`,
      'it reads rightly is in docs/evaluation.md. Medians of rounds after a warm-up, in processor seconds.',
    ],
    figures: [
      { label: 'dumps parsed per second and core', value: 1e6 / parsing.cpu, unit: '/s', target: { atLeast: 2000 } },
      { label: 'lines read for dates per second and core', value: 1e6 / newsfold.cpu, unit: '/s' },
    ],
    breakdowns: [
      {
        head: ['reader of dates', 'lines/s and core', 'µs/line'],
        rows: readers.map(({ name, cpu }) => [name, 1e6 / cpu, cpu]),
      },
    ],
  };
}
