/**
 * Stage 6, fingerprint: the MinHash sketch of a text, by which its copies are found.
 *
 * All runs of five words are hashed by one function, and the smallest values are kept (MinHash with one permutation, a *bottom-k sketch*).
 * The hash does not depend on the text, so a run that is among the smallest of one text tends to be among the smallest of every
 * text that has it: two texts share a value the likelier, the more of their runs they share. Each value is a band of one row in
 * the sense of locality-sensitive hashing: two texts are candidates when they share one.
 *
 * Bands of several rows, as usual with short shingles, need a high Jaccard similarity, and a story cut to its first third has .3.
 * Long shingles are as selective by themselves, at one row. And some values are the smallest of the beginning only, which a story that is
 * cut keeps. Parameters: the sweep in docs/evaluation.md.
 *
 * @see https://doi.org/10.1109/SEQUEN.1997.666900 Broder: On the resemblance and containment of documents
 */
import { mix } from './words.ts';

/** Words of a shingle. */
export const SHINGLE_WORDS = 5;

/** How many of the smallest values are kept of which part of the text, in words from its beginning. Each value is one write to the table. */
const KEPT = [
  { from: 0, to: 60, values: 2 },
  { from: 60, to: 140, values: 2 },
  { from: 0, to: Number.POSITIVE_INFINITY, values: 5 },
] as const;

export const BANDS = KEPT.reduce((sum, { values }) => sum + values, 0);

type Shingle = { readonly value: number; readonly start: number };

/**
 * @param hashes of the words in order, 32 bits each
 * @returns at most `BANDS` different keys of 16 hexadecimal digits; a text shorter than a shingle is one shingle, the empty text has none
 */
export function bandsOf(hashes: Uint32Array): string[] {
  const shingles = differentShingles(hashes);
  const kept = new Set<Shingle>();
  for (const { from, to, values } of KEPT) {
    const whole = (shingle: Shingle) =>
      shingle.start >= from && shingle.start + SHINGLE_WORDS <= to && !kept.has(shingle);
    for (const shingle of smallest(shingles.filter(whole), values)) kept.add(shingle);
  }
  // A short text has no second part: it is given more of what it has.
  const others = shingles.filter((shingle) => !kept.has(shingle));
  for (const shingle of smallest(others, BANDS - kept.size)) kept.add(shingle);
  return [...kept].map(({ value, start }) => hex(value) + hex(hashShingle(hashes, start, 2))).sort();
}

/** In order; of equal ones the first. */
function differentShingles(hashes: Uint32Array): Shingle[] {
  const byValue = new Map<number, Shingle>();
  const last = Math.max(0, hashes.length - SHINGLE_WORDS);
  for (let start = 0; start <= last && hashes.length > 0; start++) {
    const value = hashShingle(hashes, start, 1);
    if (!byValue.has(value)) byValue.set(value, { value, start });
  }
  return [...byValue.values()];
}

/** The few smallest of many, by insertion. */
function smallest(shingles: readonly Shingle[], count: number): Shingle[] {
  const least: Shingle[] = [];
  for (const shingle of shingles) {
    const isFull = least.length >= count;
    if (isFull && shingle.value >= (least.at(-1)?.value ?? 0)) continue;
    if (isFull) least.pop();
    least.push(shingle);
    least.sort((a, b) => a.value - b.value);
  }
  return least;
}

/** 32 bits; two seeds give 64. The smallest of some hundred values lie close together: 32 would collide from a million texts on. */
function hashShingle(hashes: Uint32Array, start: number, seed: number): number {
  let hash = mix(seed);
  const end = Math.min(start + SHINGLE_WORDS, hashes.length);
  for (let i = start; i < end; i++) hash = mix(Math.imul(hash, 31) + (hashes[i] ?? 0));
  return hash;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
