/**
 * Which texts of a corpus are near copies, found without bands: every two that have enough short shingles in common are verified. Texts
 * that are word for word the same are no question of bands, and left out.
 */
import { verify } from '../../../../pipeline/compare/verify.ts';
import type { CorpusText, Progress } from './corpus.ts';
import { positionsByKey, shinglesOf } from './shingles.ts';

/** Positions in the corpus. */
export type TruePair = { readonly a: number; readonly b: number; readonly jaccard: number };

const SHINGLE_WORDS = 3;
/** A phrase of more texts is a formula («في تصريح خاص»), and would make every two of them meet. */
const MOST_TEXTS = 400;
/** Texts with less in common are not verified; either is enough. */
const LEAST_JACCARD = 0.08;
const LEAST_CONTAINMENT = 0.2;
/** Of shorter texts every share is chance. */
const FEWEST_SHINGLES = 10;

export function truePairs(texts: readonly CorpusText[], progress: Progress): readonly TruePair[] {
  const shingles = texts.map(({ hashes }) => shinglesOf(hashes, SHINGLE_WORDS).values);
  const index = positionsByKey(shingles);
  const pairs: TruePair[] = [];
  let verified = 0;
  for (const [a, own] of shingles.entries()) {
    for (const [b, both] of timesMet(a, own, index)) {
      const [one, other] = [texts[a]?.fingerprint, texts[b]?.fingerprint];
      const size = shingles[b]?.length ?? 0;
      if (one === undefined || other === undefined || one.textDigest === other.textDigest) continue;
      const [smaller, jaccard] = [Math.min(own.length, size), both / (own.length + size - both)];
      if (smaller < FEWEST_SHINGLES || (jaccard < LEAST_JACCARD && both / smaller < LEAST_CONTAINMENT)) continue;
      verified++;
      if (verify(one, other) !== null) pairs.push({ a, b, jaccard });
    }
  }
  progress(`${pairs.length} near copies among ${verified} pairs with enough in common`);
  return pairs;
}

/** Texts after this one, with the number of shingles that both have. */
function timesMet(
  at: number,
  own: Uint32Array,
  index: ReadonlyMap<number, readonly number[]>,
): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const shingle of own) {
    const met = index.get(shingle) ?? [];
    if (met.length > MOST_TEXTS) continue;
    for (const other of met) if (other > at) times.set(other, (times.get(other) ?? 0) + 1);
  }
  return times;
}
