/**
 * Which lines of a head may be its headline. Part of step 6 of stage 4 (`head.ts`).
 */
import { DATELINE_RULES } from './dateline-marks.ts';
import { type Document, foldedAt, isNamedAt, isProseAt, isTitleAt, type Span, textAt, wordsAt } from './document.ts';
import { MAX_HEADLINE_WORDS, MAX_KICKER_WORDS } from './headline.ts';
import { isOutletLine } from './outlet-name.ts';
import { isCertainPath } from './section-path.ts';
import { SECTION_NAMES } from './vocabulary.ts';

/** Paragraphs looked at for another title. */
const NEAR = 14;

/** What may be a headline: a title, a kicker, a labelled line, or a sentence that stands where titles stand. */
export function isCandidate(document: Document, i: number, span: Span): boolean {
  if (SECTION_NAMES.whole(foldedAt(document, i)) !== null || isCertainPath(textAt(document, i))) return false;
  if (isTitleAt(document, i)) return true;
  if (i === span.start && isOutletLine(document, i)) return false;
  if (!isMostlyLetters(textAt(document, i))) return false;
  if (document.marks[i]?.rule === DATELINE_RULES.crowded) return isOnlyTitle(document, i, span);
  return document.marks[i] === null && (isKicker(document, i) || isSentenceTitle(document, i, span));
}

/** "+8.60 (+0.16%)" is no title. */
export function isMostlyLetters(text: string): boolean {
  return 2 * countLetters(text) > text.replaceAll(' ', '').length;
}

function countLetters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** «أحداث 9 مارس 2021»: unknown words and a date are the headline where no other title stands near. */
function isOnlyTitle(document: Document, i: number, span: Span): boolean {
  for (let k = span.start; k < span.end && k <= i + NEAR; k++) {
    if (isTitleAt(document, k)) return false;
    if (isProseAt(document, k)) return k > i;
  }
  return true;
}

/** One to three words without a full stop: too short for a title, but not text either. */
function isKicker(document: Document, i: number): boolean {
  const shape = document.paragraphs[i]?.shape;
  return (
    shape !== undefined && shape.words <= MAX_KICKER_WORDS && (shape.ending === 'open' || shape.ending === 'question')
  );
}

/** A line with a full stop is a headline if it is printed twice, or opens the file and date or byline stand right below it. */
export function isSentenceTitle(document: Document, i: number, span: Span): boolean {
  if (document.marks[i] !== null || wordsAt(document, i) > MAX_HEADLINE_WORDS) return false;
  const text = textAt(document, i);
  const isCopy = (k: number) => k >= span.start && k < span.end && k !== i && textAt(document, k) === text;
  if ([-4, -3, -2, -1, 1, 2, 3, 4].some((step) => isCopy(i + step))) return true;
  return i === span.start && i + 1 < span.end && isNamedAt(document, i + 1);
}
