/**
 * Classes of characters, looked up instead of matched: the parser reads every character of every file, and a regular
 * expression over a class of letters is ten times slower and overflows its stack on a line of 20 MB.
 *
 * A class is found once per code unit, by the Unicode properties below, and kept.
 */
export const LETTER = 1; // letters and digits
export const INNER = 2; // marks inside a word: harakat, accents, tatweel
export const SPACE = 4;
export const INVISIBLE = 8; // controls, direction marks, zero-width characters; not the joiners, which spelling needs
export const UNSPACED = 16; // letters of scripts that put no space between words
export const SURROGATE = 32;
export const NUMBER = 64; // besides LETTER

const UNKNOWN = 255;
const known = new Uint8Array(0x10000).fill(UNKNOWN);

/** Class bits of a UTF-16 code unit. */
export function classOf(unit: number): number {
  const bits = known[unit] ?? 0;
  if (bits !== UNKNOWN) return bits;
  const found = classify(unit);
  known[unit] = found;
  return found;
}

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE;
  const char = String.fromCharCode(unit);
  if (/[\s\u2800\u0085]/.test(char) && unit !== 0xfeff) return SPACE;
  if (INVISIBLE_CHARACTERS.test(char)) return INVISIBLE;
  if (UNSPACED_SCRIPTS.test(char)) return LETTER | UNSPACED;
  if (/\p{N}/u.test(char)) return LETTER | NUMBER;
  if (/\p{L}/u.test(char)) return LETTER;
  return /[\p{M}\u0640\u200C\u200D]/u.test(char) ? INNER : 0;
}

const INVISIBLE_CHARACTERS =
  /[\p{Cc}\u00AD\u034F\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/u;
const UNSPACED_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Class bits of the character at `i`; both halves of a surrogate pair have their character's. */
export function classAt(text: string, i: number): number {
  const bits = classOf(text.charCodeAt(i));
  if (bits !== SURROGATE) return bits;
  const low = i > 0 && (text.charCodeAt(i) & 0xfc00) === 0xdc00 ? i - 1 : i;
  const code = text.codePointAt(low) ?? 0;
  if (code < 0x10000) return 0; // a lone surrogate
  const char = String.fromCodePoint(code);
  if (/\p{Script=Han}/u.test(char)) return LETTER | UNSPACED;
  return /[\p{L}\p{N}]/u.test(char) ? LETTER : 0;
}

/** Words: runs of letters, digits and inner marks; in scripts without spaces, two letters count as one word. */
export function countWords(text: string): number {
  let [words, unspaced] = [0, 0];
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const bits = classAt(text, i);
    if ((bits & LETTER) !== 0) {
      if (!inWord) words++;
      inWord = true;
      if ((bits & UNSPACED) !== 0) unspaced++;
    } else if ((bits & INNER) === 0) inWord = false;
  }
  return words + Math.floor(unspaced / 2);
}

/** Runs of letters and digits, `/[\p{L}\p{N}]+/gu`. */
export function tokensIn(text: string): readonly string[] {
  const tokens: string[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const isLetter = i < text.length && (classAt(text, i) & LETTER) !== 0;
    if (isLetter && start < 0) start = i;
    else if (!isLetter && start >= 0) {
      tokens.push(text.slice(start, i));
      start = -1;
    }
  }
  return tokens;
}

/** How many `tokensIn` finds: the record's `wordCount`. */
export function countTokens(text: string): number {
  let tokens = 0;
  let inToken = false;
  for (let i = 0; i < text.length; i++) {
    const isLetter = (classAt(text, i) & LETTER) !== 0;
    if (isLetter && !inToken) tokens++;
    inToken = isLetter;
  }
  return tokens;
}
