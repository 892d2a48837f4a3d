/**
 * Names of outlets, told by their first or last word: «أسبوعية المدار», "The Harbour Gazette". Part of stage 4.
 */
import { foldedWords } from '../text/fold.ts';
import { type Document, textAt, wordsAt } from './document.ts';
import { OUTLET_WORDS, SECTION_NAMES } from './vocabulary.ts';

/** Words of an outlet's name. */
const MAX_OUTLET_WORDS = 4;

/** Two to four words, the first or last of them one of outlets' names. */
export function isOutletName(text: string): boolean {
  const words = foldedWords(text);
  const isNamed = (word: string | undefined) => word !== undefined && OUTLET_WORDS.whole([word]) !== null;
  return words.length > 1 && words.length <= MAX_OUTLET_WORDS && (isNamed(words[0]) || isNamed(words.at(-1)));
}

/** «المدرّج نت», "The Harbour Gazette": a short line with a word of outlets' names, above everything else. */
export function isOutletLine(document: Document, i: number): boolean {
  const text = textAt(document, i);
  if (document.marks[i] !== null || wordsAt(document, i) > MAX_OUTLET_WORDS || !isOutletName(text)) return false;
  // "U.S. News" is a section: where words have capitals the name must stand elsewhere as well.
  const isSection = SECTION_NAMES.whole(foldedWords(text).slice(-1)) !== null;
  return !/\p{Lu}/u.test(text) || (!isSection && recurs(document, i));
}

function recurs(document: Document, i: number): boolean {
  return document.paragraphs.some(({ text }, k) => k !== i && text.length < 200 && text.includes(textAt(document, i)));
}
