/**
 * Names of persons: told from titles by their look, and taken apart where several stand in a row. Part of stage 4.
 */
import { foldedWords } from '../text/fold.ts';
import { agenciesIn } from './credits.ts';
import type { Shape } from './shape.ts';
import {
  AGENCY_WORDS,
  CONTINUING_WORDS,
  DANGLING_WORDS,
  ORGANISATION_WORDS,
  OUTLET_WORDS,
  PLACES,
} from './vocabulary.ts';

/** Words of one name, with article and family names, and of all names in a line. */
const MAX_NAME_WORDS = 4;
const MAX_LINE_WORDS = 9;
const LEAST_NAME_WORDS = 2;

/** "and" between the last two names. */
const AND = /\s(?:and|et|und|y|e|en|och|og|ve|dan|и|i|ו|&)\s/u;
/** "with" before an agency. */
const WITH = /\s(?:with|avec|mit|con|com|مع)\s/iu;

/**
 * A line that names people without saying so: «أحمد علي – أخبار اليوم», "Jane Doe", "Jane Doe (now) and Sam Poe (earlier)".
 * Only the place tells it from a title, so this gives no mark; the head asks (`head.ts`).
 */
export function looksLikeNames(text: string, shape: Shape): boolean {
  if (shape.ending !== 'open' || shape.words > MAX_LINE_WORDS) return false;
  const parts = text
    .replace(/\([^()]{1,30}\)/g, '')
    .replace(/\s{2,}/g, ' ')
    .split(/\s+[-–—|]\s+|\s*[,،]\s*/)
    .flatMap((part) => part.split(AND))
    .flatMap(splitArabicAnd)
    .map((part) => part.trim());
  const [first = ''] = parts;
  return isPerson(first) && parts.every((part) => isPerson(part) || isShort(part));
}

/** Two to four words, each with a capital where the script has them, and none that holds sentences together. */
function isPerson(text: string): boolean {
  const words = foldedWords(text);
  if (words.length < LEAST_NAME_WORDS || words.length > MAX_NAME_WORDS) return false;
  if (!/^[\p{L}\p{M}\s.'’\u200C-]+$/u.test(text) || words.some(isFunctionWord)) return false;
  if (!words.some((word) => word.length > 2)) return false; // «ح.م»
  const isCased = /\p{Lu}|\p{Ll}/u.test(text);
  // Without capitals a name is two or three words; more are rather a title.
  return isCased ? text.split(' ').every((word) => /^\p{Lu}/u.test(word)) && /\p{Ll}/u.test(text) : words.length <= 3;
}

function isFunctionWord(word: string): boolean {
  return DANGLING_WORDS.whole([word]) !== null || CONTINUING_WORDS.whole([word]) !== null;
}

function isShort(text: string): boolean {
  const words = foldedWords(text);
  return text !== '' && words.length <= MAX_NAME_WORDS && !words.some(isFunctionWord);
}

/** "Jane Doe, Sam Poe and Ann Roe in Cairo" → three names; agencies, places, titles and outlets are left out. */
export function splitNames(text: string): readonly string[] {
  return text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s{2,}/g, ' ')
    .replace(/(?:^|[;؛])\s*edit(?:ed|ing) by [^;؛]*/giu, '')
    .split(/\s*(?:[,،;؛|/、]|\s[-–—]\s)\s*/)
    .flatMap((part) => part.split(AND))
    .flatMap((part) => part.split(WITH))
    .flatMap(splitArabicAnd)
    .flatMap(splitHan)
    .map((name) =>
      name
        .replace(/^(?:and|et|y|und)\s/iu, '')
        .replace(/^[\s.:（(ـ–—-]+/u, '')
        .trimEnd()
        .replace(/[:)）]{1,3}$/u, '')
        .replace(/^(?:additional )?(?:report|writ)ing by |\s+in \p{Lu}[\p{L} ]*$/giu, ''),
    )
    .filter((name) => name !== '' && !isOther(name));
}

function isOther(name: string): boolean {
  const words = foldedWords(name);
  return (
    name.includes('@') ||
    /^\p{Ll}/u.test(name) || // "envoyé spécial"
    agenciesIn(name).length > 0 ||
    PLACES.whole(words) !== null ||
    words.some((_, i) => [ORGANISATION_WORDS, OUTLET_WORDS, AGENCY_WORDS].some((table) => table.at(words, i) !== null))
  );
}

/** «林晓舟 实习生 周宁» */
function splitHan(text: string): readonly string[] {
  return /^\p{Script=Han}[\p{Script=Han}\s]*$/u.test(text) ? text.split(/\s+/) : [text];
}

/** «أحمد علي ومحمود سعيد»: the conjunction is part of the next word, and of some names. */
function splitArabicAnd(text: string): readonly string[] {
  const match = /^(?<first>\S+\s\S+(?:\s\S+)?)\sو(?<second>\S{3,}\s\S+.*)$/u.exec(text);
  const { first, second } = match?.groups ?? {};
  return first === undefined || second === undefined || NAMES_WITH_WAW.test(`و${second}`) ? [text] : [first, second];
}

const NAMES_WITH_WAW = /^(?:وليد|وائل|وسام|وسيم|وفاء|وجدي|وحيد|ورد|وضاح|وديع|ولاء|وئام|وداد|وصفي|وهيب|وجيه)(?:\s|$)/u;
