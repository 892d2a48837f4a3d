/**
 * What the verification's threshold comes from: pairs of the corpus that people have read, judged at several thresholds, beside the best
 * that a single measure can do. The pairs are named by the `id` of their articles; without those the corpus has nothing to judge.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { compare, ENOUGH_SHARED } from '../../../../pipeline/compare/verify.ts';
import type { CorpusText } from './corpus.ts';
import { shinglesOf } from './shingles.ts';

const readPair = z.object({
  a: z.string(),
  b: z.string(),
  duplicate: z.boolean(),
  /** `similarity`: at random from each range of it, read by two people of one opinion; `templates`: from bulletins, telegrams, statements, by one. */
  chosen: z.enum(['similarity', 'templates']),
});
const FILE = path.join(import.meta.dirname, 'read-pairs.json');

const THRESHOLDS = [0.6, 0.65, ENOUGH_SHARED, 0.75, 0.8];
const SHINGLE_WORDS = 3;

export type ThresholdFigures = {
  readonly measure: string;
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

export type Thresholds = {
  readonly pairs: number;
  readonly duplicates: number;
  /** The best threshold of each measure by itself. */
  readonly single: readonly ThresholdFigures[];
  readonly verified: readonly ThresholdFigures[];
};

type Measured = { readonly isDuplicate: boolean; readonly value: number };

/** Null when the corpus has none of the pairs. */
export async function thresholdsOn(texts: readonly CorpusText[]): Promise<Thresholds | null> {
  const byId = new Map(texts.map((text) => [text.id, text]));
  const pairs = z
    .array(readPair)
    .parse(JSON.parse(await readFile(FILE, 'utf8')))
    .flatMap(({ a, b, duplicate }) => {
      const [one, other] = [byId.get(a), byId.get(b)];
      return one === undefined || other === undefined ? [] : [{ one, other, isDuplicate: duplicate }];
    });
  if (pairs.length === 0) return null;
  const measured = (measure: (one: CorpusText, other: CorpusText) => number): readonly Measured[] =>
    pairs.map(({ one, other, isDuplicate }) => ({ isDuplicate, value: measure(one, other) }));
  const score = measured((one, other) => {
    const comparison = compare(one.fingerprint, other.fingerprint);
    return comparison.inPlace ? comparison.score : Number.NEGATIVE_INFINITY;
  });
  return {
    pairs: pairs.length,
    duplicates: pairs.filter(({ isDuplicate }) => isDuplicate).length,
    single: [
      best(`Jaccard similarity of shingles of ${SHINGLE_WORDS} words`, measured(jaccard)),
      best(`containment of shingles of ${SHINGLE_WORDS} words`, measured(containment)),
      best(
        'share of aligned words',
        measured((a, b) => compare(a.fingerprint, b.fingerprint).contained),
      ),
    ],
    verified: THRESHOLDS.map((threshold) => figuresAt('as verified', threshold, score)),
  };
}

function best(measure: string, pairs: readonly Measured[]): ThresholdFigures {
  const tried = Array.from({ length: 99 }, (_, i) => figuresAt(measure, (i + 1) / 100, pairs));
  return tried.reduce((before, figures) => (figures.f1 > before.f1 ? figures : before));
}

function figuresAt(measure: string, threshold: number, pairs: readonly Measured[]): ThresholdFigures {
  const found = pairs.filter(({ value }) => value >= threshold);
  const right = found.filter(({ isDuplicate }) => isDuplicate).length;
  const wanted = pairs.filter(({ isDuplicate }) => isDuplicate).length;
  return {
    ...{ measure, threshold },
    precision: right / Math.max(1, found.length),
    recall: right / Math.max(1, wanted),
    f1: (2 * right) / Math.max(1, found.length + wanted),
  };
}

function sharedShingles(one: CorpusText, other: CorpusText): { shared: number; least: number; all: number } {
  const [a, b] = [one, other].map(({ hashes }) => new Set(shinglesOf(hashes, SHINGLE_WORDS).values)) as [
    Set<number>,
    Set<number>,
  ];
  const shared = [...a].filter((shingle) => b.has(shingle)).length;
  return { shared, least: Math.min(a.size, b.size), all: a.size + b.size - shared };
}

function jaccard(one: CorpusText, other: CorpusText): number {
  const { shared, all } = sharedShingles(one, other);
  return shared / Math.max(1, all);
}

function containment(one: CorpusText, other: CorpusText): number {
  const { shared, least } = sharedShingles(one, other);
  return shared / Math.max(1, least);
}
