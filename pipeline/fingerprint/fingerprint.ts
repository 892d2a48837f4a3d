/**
 * Stage 6, fingerprint: what an article's body is recognized by. A digest finds exact copies, a signature measures how alike two
 * texts are, and bands of the signature find the candidates (locality-sensitive hashing).
 *
 * @see http://infolab.stanford.edu/~ullman/mmds/ch3.pdf
 */
// biome-ignore lint/style/noRestrictedImports: hashing is pure computation, and the built-in one is the only fast and audited one
import { createHash } from 'node:crypto';
import type { Fingerprint } from '../record.ts';
import { fold } from './fold.ts';
import { minHash } from './min-hash.ts';
import { mix, shingles } from './shingles.ts';

export function fingerprint(body: string): Fingerprint {
  const folded = fold(body);
  return {
    textDigest: createHash('sha256').update(folded, 'utf8').digest('hex'),
    signature: minHash(shingles(folded)),
  };
}

/**
 * Two texts of similarity s share at least one of 8 bands of 4 values with probability 1 − (1 − s⁴)⁸:
 *
 *     s      .1    .3    .5    .6    .7    .8    .9
 *     found  .001  .06   .40   .67   .89   .985  .9997
 *
 * Unrelated news have a similarity near 0, hence so few bands suffice; each is a write to the table.
 */
const BANDS = 8;
const ROWS = 4;

/** @returns 8 keys `band:hash`, a digit and 16 hexadecimal ones; none for an empty signature */
export function bands(signature: Uint32Array): string[] {
  if (signature.length < BANDS * ROWS) return [];
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = signature.subarray(band * ROWS, (band + 1) * ROWS);
    return `${band}:${hashRows(rows, 1)}${hashRows(rows, 2)}`;
  });
}

/** 32 bits of a band key; two seeds give 64, so that a band of 10⁹ texts has no chance collision to speak of. */
function hashRows(rows: Uint32Array, seed: number): string {
  return rows
    .reduce((state, row) => mix(Math.imul(state, 31) + row), mix(seed))
    .toString(16)
    .padStart(8, '0');
}
