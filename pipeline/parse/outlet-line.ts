/**
 * The outlet's name alone in a line above everything else. Part of step 6 of stage 4 (`head.ts`).
 */
import { type Document, foldedAt, textAt, wordsAt } from './document.ts';
import { OUTLET_WORDS } from './vocabulary.ts';

/** Words of an outlet's name. */
const MAX_OUTLET_WORDS = 4;

/** «المدرّج نت», "The Harbour Gazette": a short line with a word of outlets' names, above everything else. */
export function isOutletLine(document: Document, i: number): boolean {
  if (document.marks[i] !== null || wordsAt(document, i) > MAX_OUTLET_WORDS || wordsAt(document, i) < 2) return false;
  const words = foldedAt(document, i);
  const isNamed = OUTLET_WORDS.whole(words.slice(-1)) !== null || OUTLET_WORDS.whole(words.slice(0, 1)) !== null;
  // "U.S. News" is a section: where words have capitals the name must stand elsewhere as well.
  return isNamed && (!/\p{Lu}/u.test(textAt(document, i)) || recurs(document, i));
}

function recurs(document: Document, i: number): boolean {
  return document.paragraphs.some(({ text }, k) => k !== i && text.length < 200 && text.includes(textAt(document, i)));
}
