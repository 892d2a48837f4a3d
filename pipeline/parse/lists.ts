/**
 * Lists inside an article: items with marks, rows with labels, and their headings. Part of step 7 of stage 4 (`body.ts`).
 */
import { type Document, hasGapBefore, roleAt, type Span, textAt } from './document.ts';
import { isListItem } from './shape.ts';

/** Words of «أبرز النقاط», "Key points" above a list. */
const LIST_HEADING_WORDS = 5;

export function isAboveList(document: Document, i: number, { end }: Span): boolean {
  const shape = document.paragraphs[i]?.shape;
  const isShort = shape !== undefined && shape.words <= LIST_HEADING_WORDS && shape.ending === 'open';
  const areItems = i + 2 < end && isListItem(textAt(document, i + 1)) && isListItem(textAt(document, i + 2));
  return isShort && areItems && !isListItem(textAt(document, i)) && hasGapBefore(document, i);
}

/** A list mark, and another item above or below it. */
export function isInList(document: Document, i: number, { start, end }: Span): boolean {
  const isItem = (k: number) =>
    k >= start && k < end && roleAt(document, k) === null && isListItem(textAt(document, k));
  return isItem(i) && (isItem(i - 1) || isItem(i + 1));
}

/** Items of a list, and rows like «خط الدفاع: …» one below another, end a text as often as sentences do. */
export function isRow(document: Document, i: number): boolean {
  const isOne = (k: number) =>
    document.marks[k] === null &&
    (isListItem(textAt(document, k)) || /^[^:：]{2,30}[:：]\s*\S/u.test(textAt(document, k)));
  return isOne(i) && (isOne(i + 1) || isOne(i - 1));
}
