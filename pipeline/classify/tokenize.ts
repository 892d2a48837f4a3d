/**
 * Stage 7, classify: a text as stems with their places, the only features that topics are found by. Lexicon and articles go through the
 * same function, or they drift apart.
 */
import { stem } from './stem.ts';

export type Token = {
  /** Folded: lower case, one form of each letter, without vowel signs and accents. */
  readonly word: string;
  readonly stem: string;
  /** UTF-16 offsets into the text: first unit, and one past the last. */
  readonly start: number;
  readonly end: number;
};

/** Letters with their signs, and digits. */
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/** Vowel and Quranic signs, and tatweel. */
const SIGNS = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]+/g;

/** Accents of the Latin script are often left out in capitals («ETAT»). */
const LATIN = /\p{Script=Latin}/u;
const ACCENTS = /\p{M}+/gu;

const LETTERS: Readonly<Record<string, string>> = {
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ک: 'ك',
};
const VARIANTS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** @param limit tokens read at most */
export function tokenize(text: string, limit: number): Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (tokens.length >= limit) break;
    tokens.push({ ...readWord(word), start: index, end: index + word.length });
  }
  return tokens;
}

type Read = Pick<Token, 'word' | 'stem'>;

/** Words repeat within and across articles, and stemming is most of the work. Bounded, since words come from outside. */
const readWords = new Map<string, Read>();
const MAX_REMEMBERED = 50_000;
/** Longer ones are no words: stemmed each time, not remembered. */
const MAX_WORD_LENGTH = 40;

function readWord(printed: string): Read {
  const known = readWords.get(printed);
  if (known !== undefined) return known;
  const word = fold(printed);
  const read = { word, stem: stem(word) };
  if (readWords.size >= MAX_REMEMBERED) readWords.clear();
  if (printed.length <= MAX_WORD_LENGTH) readWords.set(printed, read);
  return read;
}

function fold(printed: string): string {
  const plain = printed
    .normalize('NFKC')
    .toLowerCase()
    .replace(SIGNS, '')
    .replace(VARIANTS, (letter) => LETTERS[letter] ?? letter);
  return LATIN.test(plain) ? plain.normalize('NFD').replace(ACCENTS, '') : plain;
}
