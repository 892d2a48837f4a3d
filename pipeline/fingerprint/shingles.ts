/**
 * Stage 6, fingerprint: the set of word 3-grams of a folded text, as 32-bit hashes.
 *
 * Two texts are as alike as the share of their shingles that they have in common (Jaccard). Three words: unrelated news of one desk share
 * almost none of them, while single words and pairs are common to all; an edited word spoils three shingles of some hundreds.
 *
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/near-duplicates-and-shingling-1.html
 */

export const SHINGLE_WORDS = 3;

/** Words; in scripts written without spaces every letter with its signs counts as one. */
const TOKENS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[^ \p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** @returns empty for fewer than three words. Linear in the text. */
export function shingles(folded: string): Set<number> {
  const found = new Set<number>();
  let first = 0;
  let second = 0;
  let count = 0;
  for (const [token] of folded.matchAll(TOKENS)) {
    const third = hashToken(token);
    if (++count >= SHINGLE_WORDS) found.add(mix(Math.imul(mix(Math.imul(first, 31) + second), 31) + third));
    first = second;
    second = third;
  }
  return found;
}

/** FNV-1a over UTF-16 units, finished by `mix`. */
function hashToken(token: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The finalizer of MurmurHash3: a bijection in which each bit of the input sways each of the output. */
export function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
