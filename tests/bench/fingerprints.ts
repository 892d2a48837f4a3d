/**
 * How fast texts are fingerprinted, beside packages that one would take instead, on the same texts in the same run; and how fast two
 * fingerprints are compared.
 */
import { createRequire } from 'node:module';
import { verify } from '../../pipeline/compare/verify.ts';
import { fingerprint } from '../../pipeline/fingerprint/fingerprint.ts';
import { fold } from '../../pipeline/fingerprint/fold.ts';
import { SHINGLE_WORDS } from '../../pipeline/fingerprint/min-hash.ts';
import { wordsOf } from '../../pipeline/fingerprint/words.ts';
import { readArticles } from '../../pipeline/line.ts';
import type { Fingerprint } from '../../pipeline/record.ts';
import { type BenchArticle, benchArticles } from './corpus.ts';
import { nearCopy } from './news-stream.ts';
import type { Section } from './report.ts';
import { pace } from './timing.ts';

/** As in `line.ts`. */
const ARTICLES = 400;
const UPLOADED_AT = '2024-06-01T00:00:00.000Z';
const TIMING = { warmUpMs: 1500, rounds: 5, roundMs: 500 };

/** Both are CommonJS without types. */
const require = createRequire(import.meta.url);
const { Minhash }: { readonly Minhash: new () => { update(shingle: string): void } } = require('minhash');
const { SimHash }: { readonly SimHash: new () => { hash(text: string): number } } = require('simhash-js');

type Text = { readonly body: string; readonly shingles: readonly string[] };
type Pair = readonly [Fingerprint, Fingerprint];

export function fingerprintsSection(): Section {
  const files = benchArticles(ARTICLES);
  const texts = files.map((file): Text => {
    const body = bodyOf(file);
    return { body, shingles: shinglesOf(body) };
  });
  const simHash = new SimHash();
  const ours = pace(texts, ({ body }) => fingerprint(body), TIMING).cpu;
  const minHash = pace(texts, ({ shingles }) => minHashOf(shingles), TIMING).cpu;
  const similarity = pace(texts, ({ body }) => simHash.hash(body), TIMING).cpu;

  const copies = files.map((file, i): Pair => [fingerprintOf(file), fingerprintOf(nearCopy(file, i))]);
  // Of the same language, which alternates.
  const others = copies.map(([own], i): Pair => [own, copies[(i + 2) % copies.length]?.[0] ?? own]);
  const near = pace(copies, ([a, b]) => verify(a, b), TIMING).cpu;
  const unrelated = pace(others, ([a, b]) => verify(a, b), TIMING).cpu;
  const size = texts.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0) / texts.length;

  return {
    title: '6  Fingerprints',
    method: [
      `The bodies of ${ARTICLES} articles, Arabic and English by turns, ${Math.round(size)} bytes each on average. Medians of rounds after a warm-up, in processor`,
      'seconds of one process. Newsfold: folding, words, exact digest, bands and compared words, from the text as it is.',
      `minhash 0.0.9, 128 permutations as it comes: given the same shingles of ${SHINGLE_WORDS} words, ready made; making them is not counted.`,
      'simhash-js 1.0.0, 32 bits as it comes: given the text. Neither folds, nor tells exact copies from near ones.',
      `Verifying: pairs of these articles; ${matching(copies)} of ${copies.length} near copies and ${matching(others)} of ${others.length} others pass.`,
    ],
    figures: [
      { label: 'texts fingerprinted per second and core', value: 1e6 / ours, unit: '/s' },
      { label: 'as many times as by minhash', value: minHash / ours, unit: '×' },
      { label: 'as many times as by simhash-js', value: similarity / ours, unit: '×' },
      { label: 'pairs of near copies verified per second and core', value: 1e6 / near, unit: '/s' },
      { label: 'pairs of others verified per second and core', value: 1e6 / unrelated, unit: '/s' },
    ],
    breakdowns: [
      {
        head: ['fingerprints', 'texts/s and core', 'µs/text'],
        rows: (
          [
            ['Newsfold', ours],
            ['minhash', minHash],
            ['simhash-js', similarity],
          ] as const
        ).map(([name, cpu]) => [name, 1e6 / cpu, cpu]),
      },
    ],
  };
}

function minHashOf(shingles: readonly string[]): unknown {
  const hash = new Minhash();
  for (const shingle of shingles) hash.update(shingle);
  return hash;
}

function shinglesOf(body: string): string[] {
  const words = wordsOf(fold(body));
  const last = Math.max(0, words.length - SHINGLE_WORDS);
  return Array.from({ length: last + 1 }, (_, start) => words.slice(start, start + SHINGLE_WORDS).join(' '));
}

function fingerprintOf(file: BenchArticle): Fingerprint {
  return fingerprint(bodyOf(file));
}

function bodyOf({ bytes, key }: BenchArticle): string {
  const result = readArticles(bytes, key, UPLOADED_AT);
  const [article] = result.kind === 'articles' ? result.articles : [];
  if (article === undefined) throw new Error(`${key} of the benchmark is not read as an article`);
  return article.body;
}

function matching(pairs: readonly Pair[]): number {
  return pairs.filter(([a, b]) => verify(a, b) !== null).length;
}
