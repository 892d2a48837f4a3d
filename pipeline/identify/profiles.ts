/**
 * Stage 5, identify: the profiles of 60 languages, unpacked once at load from `profiles.json`.
 *
 * The counts are those of `eld` (extra-small set, Apache-2.0), which ships them as one object literal of 49,553 nested objects: 150 ms
 * to load and 285 KB gzipped. The same numbers as four flat arrays load in 3 ms. `tests/pipeline/identify/profiles.test.ts` packs them
 * again from the package and holds the result against the file; `vitest -u` on that test rebuilds it.
 *
 * @see https://github.com/nitotm/efficient-language-detector-js
 */
import packed from './profiles.json' with { type: 'json' };

export type Profiles = {
  /** BCP 47 by language number. */
  readonly languages: readonly string[];
  /** Score that a text of the language usually gets, 0 … 1, by language number. */
  readonly usual: readonly number[];
  /** Hashes of the known pieces, ascending. */
  readonly keys: Uint32Array;
  /** `starts[i]` … `starts[i + 1]`: where the entries of `keys[i]` are in `entryLanguage` and `entryScore`. */
  readonly starts: Uint32Array;
  readonly entryLanguage: Uint8Array;
  readonly entryScore: Uint8Array;
};

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function unpackProfiles(): Profiles {
  // Little-endian, as is every processor that Node runs on.
  const keys = new Uint32Array(bytesOf(packed.keys).buffer);
  const counts = bytesOf(packed.counts);
  const starts = new Uint32Array(keys.length + 1);
  for (let i = 0; i < keys.length; i++) starts[i + 1] = (starts[i] ?? 0) + (counts[i] ?? 0);
  return {
    languages: packed.languages.map(({ tag }) => tag),
    usual: packed.languages.map(({ usual }) => usual),
    keys,
    starts,
    entryLanguage: bytesOf(packed.entryLanguage),
    entryScore: bytesOf(packed.entryScore),
  };
}

export const PROFILES: Profiles = unpackProfiles();

/** Index of a hash in `keys`, or -1. Binary search: 16 steps, and nothing to build at load. */
export function find(keys: Uint32Array, hash: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const key = keys[middle] ?? 0;
    if (key === hash) return middle;
    if (key < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
