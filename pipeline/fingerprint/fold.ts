/**
 * Stage 6, fingerprint: text as it is compared. Two spellings of one word fold to the same letters; two words do not.
 *
 * Copies of one wire story differ in what no reader notices: vowel signs, tatweel, hamza carriers, final ya and ta marbuta, digits of
 * another script, thousands separators, quotation marks, invisible characters. All of it goes. What tells words apart in a script stays:
 * Cyrillic й, Indic vowel signs, Japanese dakuten.
 *
 * Part of the fingerprint's format: a change here changes digests and bands (raise the stage's version).
 *
 * @see https://www.unicode.org/reports/tr15/ normalization forms
 */

/**
 * Gone without a trace: invisible format characters (zero-width, bidi, soft hyphen), variation selectors, tatweel,
 * Arabic vowel and Quranic signs (after decomposition also the hamza and madda of their carriers), the lone hamza, Hebrew points.
 */
const DROPPED =
  /[\p{Cf}\u034F\uFE00-\uFE0F\u0640\u0610-\u061A\u0621\u064B-\u065F\u0670\u06D6-\u06ED\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]+/gu;

/** Accents of Latin and Greek letters. Of Cyrillic only ё, since й and ї are letters of their own, and never optional. */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}\u0415\u0435])[\u0300-\u036F]+/gu;

/** One letter, several code points: Arabic of Persian, Urdu and Kurdish keyboards, and letters that no decomposition reaches. */
const LETTERS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ک: 'ك',
  گ: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۃ: 'ه',
  ς: 'σ',
  ß: 'ss',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
};
const VARIANTS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** No word has more than a few signs on a letter. Normalization takes quadratic time in such a run, so it is cut as Unicode's stream-safe form does. */
const EXCESS_SIGNS = /(\p{M}{30})\p{M}+/gu;

/** `1,234`, `1.234`, `١٬٢٣٤٫٥`: one number, however it is set. */
const WITHIN_NUMBERS = /(?<=\p{Nd})[.,'’\u066B\u066C](?=\p{Nd})/gu;

const FOREIGN_DIGITS = /(?![0-9])\p{Nd}/gu;

/** Everything but letters, their signs, and numbers. */
const SEPARATORS = /[^\p{L}\p{M}\p{N}]+/gu;

/** @returns lower-case words separated by single spaces; the empty string when there is no letter or digit */
export function fold(text: string): string {
  return text
    .replace(EXCESS_SIGNS, '$1')
    .normalize('NFKD')
    .replace(DROPPED, '')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(VARIANTS, (letter) => LETTERS[letter] ?? letter)
    .replace(FOREIGN_DIGITS, asciiDigit)
    .replace(WITHIN_NUMBERS, '')
    .normalize('NFC')
    .replace(SEPARATORS, ' ')
    .trim();
}

const digits = new Map<string, string>();

/** Unicode keeps the ten digits of a script in a row from zero, so a digit's value is how many stand before it. */
function asciiDigit(digit: string): string {
  const known = digits.get(digit);
  if (known !== undefined) return known;
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  const value = String(before % 10);
  digits.set(digit, value);
  return value;
}
