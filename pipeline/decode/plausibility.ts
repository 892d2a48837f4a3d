/**
 * How much a decoded sample looks like words somebody wrote, 0–1. Part of stage 3 (`detect-charset.ts`); the scripts without
 * spaces between words are judged by `east-asian.ts`.
 *
 * A wrong charset shows in the words that hold non-ASCII characters: scripts mixed inside a word («ÇáÑئيس»), capitals in
 * the middle, symbols between letters, or Arabic whose most frequent letters are rare ones. ASCII words say nothing.
 */

/**
 * One written word: letters of one script, Latin-like ones in one of the usual cases.
 */
const PLAUSIBLE_WORDS: readonly RegExp[] = [
  /^\p{Script=Arabic}[\p{Script=Arabic}\p{Mn}\u0640]*$/u,
  /^(?:\p{Lu}|\p{Lt})?(?:(?!\p{Script=Arabic})[\p{Ll}\p{M}])+$/u,
  /^(?:[ldjtmnsc]|qu)['’]\p{Lu}?\p{Ll}+$/iu, // l’État, d'été
  /^\p{Lu}+$/u,
  /^[\p{Script=Han}\u3040-\u30FF\d\u3000-\u303F\uFF01-\uFF5E]+$/u,
  /^\p{Script=Hangul}+$/u,
  /^[\u05D0-\u05EA\u05F3\u05F4]+$/, // without points: Arabic bytes read as Hebrew are full of them
  /^[\p{Script=Thai}\p{M}]+$/u,
];

const SCRIPTS: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Arabic}/u,
];

/**
 * The six letters that make up 50–62 % of Arabic news (99 % of 3,400 articles; the least was 48 %). Short samples vary
 * more, so they are asked for less.
 */
const FREQUENT_ARABIC = /[اليمونر]/gu;
const FREQUENT_ARABIC_SHARE = { short: 0.33, long: 0.45 };
const LONG_SAMPLE_LETTERS = 150;

/** Marks and symbols that stand beside words in real text: quotes, dashes, ellipsis, currency, degree, superscripts. */
const USUAL_SIGNS = /^[«»“”‘’„‚‹›–—…•·°©®™€£¥§¿¡،؛؟٪%ªº¹²³½¼¾×÷\u00A0\u3000-\u303F\uFF00-\uFF65]+$/u;

/** What may touch a word on either side. Not every sign: in a wrong charset the last letter becomes «¹», «˜» or «¶». */
const EDGE =
  '[!-/:-@[-`{-~\\p{Nd}«»“”„‘’‚‹›–—…·•¡¿§°©®™€£¥²³ªº،؛؟٪٫٬۔\\u00A0\\u00AD\\u05BE\\u05C3\\u05F3\\u05F4\\u200C-\\u200F\\u2066-\\u2069\\u3000-\\u303F\\uFF00-\\uFF0F\\uFF1A-\\uFF20]+';
const EDGES = new RegExp(`^${EDGE}|${EDGE}$`, 'gu');

/** A few words prove nothing: below this many the score is scaled down. */
const ENOUGH_WORDS = 3;

export function plausibility(text: string): number {
  const words = text.match(/[^\s!-&(-/:-@[-`{-~]{1,80}/g) ?? [];
  let judged = 0;
  let good = 0;
  for (const word of words) {
    if (/^[\x21-\x7E]*$/.test(word)) continue;
    judged++;
    if (isPlausibleWord(word)) good++;
  }
  if (judged === 0) return 0;
  const enough = Math.min(1, (judged + 2) / ENOUGH_WORDS);
  return (good / judged) * enough * arabicBalance(text);
}

/** False for what is no word in any usual orthography, and for no word at all. */
export function isPlausibleWord(word: string): boolean {
  if (USUAL_SIGNS.test(word)) return true;
  const bare = word.normalize('NFC').replace(EDGES, '');
  if (bare === '') return false;
  if (SCRIPTS.filter((script) => script.test(bare)).length > 1) return false;
  return bare
    .split(/[-’'\u00A0\u00AD\u200C«»–—…“”„]/u)
    .every((part) => part === '' || PLAUSIBLE_WORDS.some((shape) => shape.test(part)));
}

/** 1 unless the text is Arabic with the wrong letters in front, as windows-1256 read as ISO-8859-6 has. */
function arabicBalance(text: string): number {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  if (arabic < 20) return 1;
  const wanted = arabic < LONG_SAMPLE_LETTERS ? FREQUENT_ARABIC_SHARE.short : FREQUENT_ARABIC_SHARE.long;
  return Math.min(1, (text.match(FREQUENT_ARABIC)?.length ?? 0) / arabic / wanted);
}
