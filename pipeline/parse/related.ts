/**
 * Where a block of related links ends and the article's text goes on. Part of step 7 of stage 4 (`body.ts`).
 *
 * Below a heading like «مقالات ذات صلة» stand titles, captions, and teasers of one paragraph each. Text goes on with
 * two paragraphs in a row. Below an inline heading («اقرأ أيضا») one paragraph is enough, when no link follows it.
 */
import { type Document, isProseAt, roleAt } from './document.ts';

/** @returns index of the first paragraph after the block; `end` when the block closes the article. */
export function relatedBlockEnd(document: Document, heading: number, end: number): number {
  const isInline = document.marks[heading]?.rule === 'read-also';
  for (let i = heading + 1; i < end; i++) {
    if (!isProseAt(document, i)) continue;
    const next = i + 1 < end ? i + 1 : null;
    if (next !== null && isProseAt(document, next)) return i;
    if (isInline && i > heading + 1 && (next === null || CLOSES_TEXT.has(roleAt(document, next) ?? ''))) return i;
  }
  return end;
}

const CLOSES_TEXT = new Set(['related-heading', 'related-link', 'source', 'end-mark', 'boilerplate']);
