/**
 * Stage 6, fingerprint: what an article's body is recognized by. A digest finds exact copies, bands find the texts to compare it with,
 * and its words tell how much of it stands in another.
 *
 * Fingerprints are stored, so they are a file format: whatever changes them raises the stage's version, which keeps them apart.
 */
// biome-ignore lint/style/noRestrictedImports: hashing is pure computation, and the built-in one is the only fast and audited one
import { createHash } from 'node:crypto';
import type { Fingerprint } from '../record.ts';
import { fold } from './fold.ts';
import { bandsOf } from './min-hash.ts';
import { comparedWord, hashWord, wordsOf } from './words.ts';

/** Words that are compared, from the beginning: 4 KB in the table. Of 6,497 newspaper articles 10 are longer. */
export const COMPARED_WORDS = 2048;

export function fingerprint(body: string): Fingerprint {
  const folded = fold(body);
  const words = wordsOf(folded);
  const hashes = Uint32Array.from(words, hashWord);
  return {
    textDigest: createHash('sha256').update(folded, 'utf8').digest('hex'),
    bands: bandsOf(hashes),
    words: Uint16Array.from(words.slice(0, COMPARED_WORDS), (word, i) => comparedWord(word, hashes[i] ?? 0)),
  };
}
