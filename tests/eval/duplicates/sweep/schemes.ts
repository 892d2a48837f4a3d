/**
 * Ways to make bands of a text. Of one row, the smallest values of one hash of all shingles (a bottom-k sketch); or some of them the
 * smallest of the beginning only, as in `pipeline/fingerprint/min-hash.ts`. Of more rows, the classic banding of MinHash values under so
 * many permutations.
 *
 * @see https://doi.org/10.1109/SEQUEN.1997.666900 Broder: On the resemblance and containment of documents
 */
import { mix } from '../../../../pipeline/fingerprint/words.ts';
import type { Shingles } from './shingles.ts';

export const SHINGLE_LENGTHS = [3, 4, 5, 6, 7, 8];
export const BAND_COUNTS = [4, 6, 8, 9, 12, 16];
export const ROW_COUNTS = [1, 2, 3, 4];

/** One hash may be unlucky: it makes a formula of many texts one of the smallest shingles of each. Figures are means over so many. */
export const HASHES = 8;

export type Scheme = {
  readonly shingleWords: number;
  readonly bands: number;
  readonly rows: number;
  /** How many of the bands are of the beginning only; with one row. */
  readonly ofBeginning: number;
};

/** Parts of the beginning, in words, and the values kept of each. */
const BEGINNING = [
  { from: 0, to: 60, values: 2 },
  { from: 60, to: 140, values: 2 },
];
export const OF_BEGINNING = BEGINNING.reduce((sum, { values }) => sum + values, 0);

export function schemesOf(shingleWords: number): readonly Scheme[] {
  return ROW_COUNTS.flatMap((rows) =>
    BAND_COUNTS.flatMap((bands) => {
      const whole = { shingleWords, bands, rows, ofBeginning: 0 };
      return rows === 1 && bands > OF_BEGINNING ? [whole, { ...whole, ofBeginning: OF_BEGINNING }] : [whole];
    }),
  );
}

const MOST_BANDS = Math.max(...BAND_COUNTS);
const PERMUTATIONS = MOST_BANDS * Math.max(...ROW_COUNTS);

/** x ↦ a·x + b of 32 bits, a odd: a permutation. */
const FACTORS = Uint32Array.from({ length: PERMUTATIONS }, (_, i) => mix(2 * i + 77) | 1);
const SUMMANDS = Uint32Array.from({ length: PERMUTATIONS }, (_, i) => mix(2 * i + 78));

/** What bands of any number and rows are made of; for one length of shingles. */
export type Sketch = {
  readonly smallest: Uint32Array;
  readonly smallestOfBeginning: readonly number[];
  readonly minima: Uint32Array;
};

/** @param hash 0 … `HASHES` − 1 */
export function sketchOf({ values, starts }: Shingles, words: number, hash: number): Sketch {
  const hashed = values.map((value) => mix(value ^ mix(hash + 1)));
  const smallestOfBeginning = BEGINNING.flatMap((part) => {
    const own = hashed.filter((_, i) => (starts[i] ?? 0) >= part.from && (starts[i] ?? 0) + words <= part.to);
    return [...own.sort().subarray(0, part.values)];
  });
  const smallest = hashed.toSorted().slice(0, MOST_BANDS + OF_BEGINNING);
  return { smallest, smallestOfBeginning, minima: minimaOf(hashed) };
}

function minimaOf(hashed: Uint32Array): Uint32Array {
  return FACTORS.map((factor, i) => {
    const summand = SUMMANDS[i] ?? 0;
    let least = 0xffffffff;
    for (const value of hashed) {
      const permuted = (Math.imul(factor, value) + summand) >>> 0;
      if (permuted < least) least = permuted;
    }
    return least;
  });
}

/** None for a text without words. */
export function bandKeys(sketch: Sketch, { bands, rows, ofBeginning }: Scheme): readonly number[] {
  if (rows === 1) {
    const ofParts = sketch.smallestOfBeginning.slice(0, ofBeginning);
    return [...new Set([...ofParts, ...sketch.smallest])].slice(0, bands);
  }
  if (sketch.smallest.length === 0) return [];
  return Array.from({ length: bands }, (_, band) =>
    keyOf(band, sketch.minima.subarray(band * rows, band * rows + rows)),
  );
}

/** 48 bits: of some thousand texts, no two bands have one key by chance. */
function keyOf(band: number, values: Uint32Array): number {
  const hash = (seed: number) => values.reduce((before, value) => mix(Math.imul(before, 31) + value), mix(seed + band));
  return hash(1) * 0x10000 + (hash(101) & 0xffff);
}
