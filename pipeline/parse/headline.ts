/**
 * Which line of a head is the headline. Part of step 6 of stage 4 (`head.ts`). In this order:
 *
 *  1 labelled-title         «العنوان: …»
 *  2 repeated-in-head       a title that stands twice in the head (a page prints it above and below the picture)
 *  3 repeated-with-outlet   … the second time with the outlet behind it
 *  4 before-furniture, before-blank-line, before-text
 *                           the first title longer than a kicker, if a date, byline or caption, a blank line, or running
 *                           text follows
 * A first paragraph that ends like a sentence, or without such company, is text: then there is no headline.
 */
import type { ArticleSpan } from './articles.ts';
import { type Document, hasGapBefore, isFurnitureAt, isProseAt, roleAt, textAt, wordsAt } from './document.ts';
import { LABELLED_TITLE, titleIn } from './labels.ts';
import { outletAfterTitle } from './source.ts';

/** Words of the longest headline; see `shape.ts` for the measure. */
export const MAX_HEADLINE_WORDS = 25;
/** Words of a kicker («أزمة كاراباخ») above the headline. */
export const MAX_KICKER_WORDS = 3;

export type Headline = { readonly index: number; readonly rule: string };

/**
 * @param titles candidates in the head, in order
 * @param headEnd first paragraph after the head
 */
export function chooseHeadline(
  document: Document,
  titles: readonly number[],
  headEnd: number,
  span: ArticleSpan,
): Headline | null {
  const labelled = titles.find((index) => roleAt(document, index) === 'headline');
  if (labelled !== undefined) return { index: labelled, rule: LABELLED_TITLE };
  const repeated = titles.find((index, n) =>
    titles.some((other, m) => m > n && isRepetition(document, index, other, n === 0)),
  );
  if (repeated !== undefined) return { index: repeated, rule: 'repeated-in-head' };
  const bare = titles.find((index) =>
    titles.some((other) => outletAfterTitle(textAt(document, other), textAt(document, index)) !== null),
  );
  if (bare !== undefined) return { index: bare, rule: 'repeated-with-outlet' };

  const index = titles.find((candidate) => wordsAt(document, candidate) > MAX_KICKER_WORDS) ?? titles[0];
  if (index === undefined) return null;
  if (isFurnitureAt(document, index + 1)) return { index, rule: 'before-furniture' };
  if (index + 1 < span.end && hasGapBefore(document, index + 1)) return { index, rule: 'before-blank-line' };
  if (span.rule !== 'first') return { index, rule: span.rule };
  return headEnd < span.end && isProseAt(document, headEnd) ? { index, rule: 'before-text' } : null;
}

/** The same line right below, without a gap, is a caption printed twice, unless it opens the file. */
function isRepetition(document: Document, index: number, other: number, isFirst: boolean): boolean {
  const isApart = other > index + 1 || hasGapBefore(document, other) || isFirst;
  return isApart && textAt(document, index) === textAt(document, other);
}

/** Without its label. */
export function headlineAt(document: Document, i: number): string {
  const text = textAt(document, i);
  return titleIn(text) ?? text;
}
