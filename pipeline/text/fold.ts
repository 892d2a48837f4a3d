/**
 * Folding for comparison with vocabulary: «أبريل» and «ابريل», "Publié" and "PUBLIE" are the same word.
 * Never applied to what is shown or stored.
 */
import { classOf, LETTER, SURROGATE } from './characters.ts';

/** Lower case, without harakat, tatweel, hamza carriers, accents and presentation forms; digits become ASCII. */
export function fold(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) folded += foldUnit(text.charCodeAt(i));
  return folded;
}

/** The folded words of a text: letters and digits, without punctuation. */
export function foldedWords(text: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = known[unit] ?? foldUnit(unit);
    if ((classOf(unit) & (LETTER | SURROGATE)) !== 0) word += folded;
    else if (folded !== '' && word !== '') {
      words.push(word);
      word = '';
    }
  }
  if (word !== '') words.push(word);
  return words;
}

/** What follows the first `count` words. */
export function afterWords(text: string, count: number): string {
  let seen = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}\u0640]+/gu)) {
    seen++;
    if (seen === count) return text.slice(match.index + match[0].length);
  }
  return '';
}

/** Found once per code unit and kept. Characters outside the BMP are in no vocabulary and stay as they are. */
const known = new Array<string | undefined>(0x10000);

function foldUnit(unit: number): string {
  const hit = known[unit];
  if (hit !== undefined) return hit;
  const folded = foldCharacter(String.fromCharCode(unit));
  known[unit] = folded;
  return folded;
}

function foldCharacter(char: string): string {
  if (/\p{Nd}/u.test(char)) return String(digitValue(char.charCodeAt(0)));
  return char
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640\u200B-\u200F\u00AD]/gu, '')
    .replace(/[ىیٱکةۀہھı]/g, (letter) => LETTERS[letter] ?? letter)
    .toLowerCase();
}

/** Letters that one keyboard or another puts for the same thing. Hamza carriers are already taken apart by NFKD. */
const LETTERS: Readonly<Record<string, string>> = {
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ٱ: 'ا',
  ı: 'i',
};

/** Unicode keeps the ten digits of a script in a row: count back to its zero. */
function digitValue(unit: number): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCharCode(unit - value - 1))) value++;
  return value;
}
