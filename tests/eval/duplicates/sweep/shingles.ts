/** Runs of words as numbers of 32 bits. */
import { mix } from '../../../../pipeline/fingerprint/words.ts';

/** Different ones, with the word that each begins with when it stands first; a text that is shorter than a shingle has one. */
export type Shingles = { readonly values: Uint32Array; readonly starts: Uint32Array };

export function shinglesOf(hashes: Uint32Array, words: number): Shingles {
  const startByValue = new Map<number, number>();
  const last = Math.max(0, hashes.length - words);
  for (let start = 0; start <= last && hashes.length > 0; start++) {
    let hash = mix(1);
    const end = Math.min(start + words, hashes.length);
    for (let i = start; i < end; i++) hash = mix(Math.imul(hash, 31) + (hashes[i] ?? 0));
    if (!startByValue.has(hash)) startByValue.set(hash, start);
  }
  return { values: Uint32Array.from(startByValue.keys()), starts: Uint32Array.from(startByValue.values()) };
}

/** By key, the texts that have it, by position and in order. */
export function positionsByKey<Key>(keysOfTexts: readonly Iterable<Key>[]): ReadonlyMap<Key, readonly number[]> {
  const positions = new Map<Key, number[]>();
  for (const [at, keys] of keysOfTexts.entries()) {
    for (const key of keys) {
      const known = positions.get(key);
      if (known === undefined) positions.set(key, [at]);
      else known.push(at);
    }
  }
  return positions;
}
