/**
 * Stage 6, fingerprint: the MinHash sketch of a text, by which its copies are found.
 *
 * All runs of six words are hashed by one function, and the smallest values are kept (MinHash with one permutation, a *bottom-k sketch*).
 * The hash does not depend on the text, so a run that is among the smallest of one text tends to be among the smallest of every
 * text that has it: two texts share a value the likelier, the more of their runs they share. Each value is a band of one row in
 * the sense of locality-sensitive hashing: two texts are candidates when they share one.
 *
 * Bands of several rows, as usual with short shingles, need a high Jaccard similarity, and a story cut to its first third has .3.
 * Long shingles are as selective by themselves, at one row. Parameters: the sweep in docs/evaluation.md.
 *
 * @see https://doi.org/10.1109/SEQUEN.1997.666900 Broder: On the resemblance and containment of documents
 */
import { mix } from './words.ts';

/** Words of a shingle. */
export const SHINGLE_WORDS = 6;

/** Values kept: each is one write to the table. */
export const BANDS = 8;

/**
 * @param hashes of the words in order, 32 bits each
 * @returns at most `BANDS` different keys of 16 hexadecimal digits; a text shorter than a shingle is one shingle, the empty text has none
 */
export function bandsOf(hashes: Uint32Array): string[] {
  const smallest: { readonly value: number; readonly start: number }[] = [];
  const last = Math.max(0, hashes.length - SHINGLE_WORDS);
  for (let start = 0; start <= last && hashes.length > 0; start++) {
    const value = hashShingle(hashes, start, 1);
    const full = smallest.length === BANDS;
    if (full && value >= (smallest[BANDS - 1]?.value ?? 0)) continue;
    if (smallest.some((kept) => kept.value === value)) continue;
    if (full) smallest.pop();
    smallest.push({ value, start });
    smallest.sort((a, b) => a.value - b.value);
  }
  return smallest.map(({ value, start }) => hex(value) + hex(hashShingle(hashes, start, 2)));
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
