/**
 * Stage 5, identify: the features by which a language is known, 4-byte pieces of its UTF-8 words as 32-bit hashes.
 *
 * A word is cut every 3 bytes into pieces of 4, with a boundary mark at its start and end:
 * `house` → `␣hous`, `ouse␣`. Bytes rather than letters: one rule for every script, and no table of alphabets.
 * The cut is the one that the profiles were counted with, so it may not change without them.
 *
 * @see https://github.com/nitotm/efficient-language-detector-js
 */

/** Letters, with an apostrophe inside or in front (`don't`, `l'eau`). One pass, no nested repetition over the same character. */
const WORDS = /['`’]?\p{L}+(?:['`’]\p{L}+)*/gu;

/** Bytes of a piece, and bytes from one piece to the next. */
const PIECE = 4;
const STRIDE = 3;
/** Bytes read of one word: longer ones are no words. */
const WORD_LIMIT = 70;

const BOUNDARY = 0x20;
/** One buffer for all words, since encoding each into its own array costs half of the time. Nothing outlives a word. */
const bytes = new Uint8Array(WORD_LIMIT);
const encoder = new TextEncoder();

/** FNV-1a, 32 bits: the 49,553 pieces of the profiles have 49,553 different values. */
export function hashBytes(bytes: Iterable<number>): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** The distinct pieces of a text. Linear; callers cut the text to what they want read. */
export function nGrams(text: string): Set<number> {
  const found = new Set<number>();
  for (const [word] of text.toLowerCase().matchAll(WORDS)) {
    const length = encoder.encodeInto(word, bytes).written;
    let start = 0;
    for (; start + PIECE < length; start += STRIDE) found.add(hashPiece(start, start + PIECE, start === 0, false));
    found.add(hashPiece(Math.max(0, length - PIECE), length, start === 0, true));
  }
  return found;
}

/** `hashBytes` of a slice of the buffer with its boundary marks, without building it. */
function hashPiece(from: number, to: number, opens: boolean, closes: boolean): number {
  let hash = 0x811c9dc5;
  if (opens) hash = Math.imul(hash ^ BOUNDARY, 0x01000193);
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  if (closes) hash = Math.imul(hash ^ BOUNDARY, 0x01000193);
  return hash >>> 0;
}
