/**
 * Which line of a head is the headline. Part of step 6 of stage 4 (`head.ts`). In this order:
 *
 *  1 labelled-title         «العنوان: …»
 *  2 repeated-in-head       a title that stands twice in the head (a page prints it above and below the picture)
 *  3 repeated-with-outlet   … the second time with the outlet behind it
 *  4 before-furniture, before-blank-line, before-text
 *                           the first title longer than a kicker, no item of a menu and no alert, if a date, byline or
 *                           caption, a blank line, or running text follows
 * A first paragraph that ends like a sentence, or without such company, is text: then there is no headline.
 */
import { foldedWords } from '../text/fold.ts';
import type { ArticleSpan } from './articles.ts';
import {
  type Document,
  foldedAt,
  hasGapBefore,
  isFurnitureAt,
  isNamedAt,
  isProseAt,
  isTitleAt,
  roleAt,
  textAt,
  wordsAt,
} from './document.ts';
import { LABELLED_TITLE, titleIn } from './labels.ts';
import { outletAfterTitle, withoutOutlet } from './source.ts';
import { CONTINUING_WORDS, SECTION_NAMES } from './vocabulary.ts';

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
  const longer = titles.filter((index) => wordsAt(document, index) > MAX_KICKER_WORDS);
  const candidates = longer.length > 0 ? longer : titles;
  const repeated = candidates.find((index, n) =>
    candidates.some((other, m) => m > n && isRepetition(document, index, other, index === titles[0])),
  );
  if (repeated !== undefined) return { index: repeated, rule: 'repeated-in-head' };
  const bare = titles.find((index) =>
    titles.some((other) => outletAfterTitle(textAt(document, other), textAt(document, index)) !== null),
  );
  if (bare !== undefined) return { index: bare, rule: 'repeated-with-outlet' };

  const first =
    candidates.find((index) => !isInMenu(document, index) && !isAlert(document, index, candidates)) ?? candidates[0];
  const index = first !== undefined && isLongKicker(document, first) ? first + 1 : first;
  if (index === undefined) return null;
  const rule = companyOf(document, index, headEnd, span);
  return rule === null ? null : { index, rule };
}

/** Words of the longest button; other lines of a page's menu, and the share of them that are as short or known buttons. */
const MENU = { words: 6, others: 2, share: 0.6, reach: 8 };

/** A short line set together with buttons and no other text: "S’abonner à partir de 1 €". */
function isInMenu(document: Document, i: number): boolean {
  if (wordsAt(document, i) > MENU.words) return false;
  // The next item of a menu stands right below.
  const isNextShort = document.marks[i + 1] === null || roleAt(document, i + 1) === 'section-name';
  if (isNextShort && wordsAt(document, i + 1) <= MAX_KICKER_WORDS && !hasGapBefore(document, i + 1)) return true;
  let [first, last] = [i, i];
  while (first > i - MENU.reach && first > 0 && !hasGapBefore(document, first)) first--;
  while (last < i + MENU.reach && last + 1 < document.paragraphs.length && !hasGapBefore(document, last + 1)) last++;
  let [others, buttons] = [0, 0];
  for (let k = first; k <= last; k++) {
    if (isProseAt(document, k) || roleAt(document, k) === 'byline') return false;
    if (k === i) continue;
    others++;
    if (roleAt(document, k) === 'control' || wordsAt(document, k) <= MAX_KICKER_WORDS) buttons++;
  }
  return others >= MENU.others && buttons >= MENU.share * others;
}

/** Paragraphs from an alert down to the headline, and from a headline to its byline or date. */
const ALERT_REACH = 8;
const NAMED_REACH = 5;

/** "Wind advisory in effect": the section's name parts it from a title that has byline or date below. */
function isAlert(document: Document, i: number, candidates: readonly number[]): boolean {
  if (isNamedBelow(document, i)) return false;
  const section = findSection(document, i);
  return (
    section !== null &&
    candidates.some((other) => other > section && other <= i + ALERT_REACH && isNamedBelow(document, other))
  );
}

function findSection(document: Document, i: number): number | null {
  for (let k = i + 1; k < i + ALERT_REACH && !isProseAt(document, k); k++)
    if (SECTION_NAMES.whole(foldedAt(document, k)) !== null) return k;
  return null;
}

function isNamedBelow(document: Document, i: number): boolean {
  for (let k = i + 1; k <= i + NAMED_REACH; k++) {
    if (isNamedAt(document, k)) return true;
    if (!isFurnitureAt(document, k)) return false;
  }
  return false;
}

/** What a first title needs below it to be a headline, further titles aside. */
function companyOf(document: Document, index: number, headEnd: number, span: ArticleSpan): string | null {
  for (let k = index + 1; k < span.end && k <= Math.max(headEnd, index + 1); k++) {
    if (isFurnitureAt(document, k)) return 'before-furniture';
    if (hasGapBefore(document, k)) return 'before-blank-line';
  }
  if (span.rule !== 'first') return span.rule;
  return headEnd < span.end && isProseAt(document, headEnd) ? 'before-text' : null;
}

/** Words of a kicker that is longer than usual, and how many times as long the headline right below it is at least. */
const MAX_LONG_KICKER_WORDS = 8;
const HEADLINE_TO_KICKER = 1.35;
/** Where a kicker of its own paragraph is the rule, a shorter first title is enough. */
const HEADLINE_TO_KICKER_APART = 1.1;

/** Characters that hold the first word of a line. */
const FIRST_WORD_LENGTH = 20;
/** Where papers set a kicker above the headline; elsewhere the second of two titles is a deck. */
const KICKER_FIRST: ReadonlySet<string> = new Set(['fa', 'fr', 'it', 'ur', 'ps', 'ckb']);

/** … and those whose agencies print it in a paragraph of its own. */
const GAP_BELOW_KICKER: ReadonlySet<string> = new Set(['fa']);

/** "Un projet contesté depuis 2020" above a headline: shorter, and set together with it. */
function isLongKicker(document: Document, i: number): boolean {
  const language = document.context.language ?? '';
  const isApart = GAP_BELOW_KICKER.has(language);
  const isOpen = CONTINUING_WORDS.at(foldedWords(textAt(document, i).slice(0, FIRST_WORD_LENGTH)), 0) !== null;
  const words = wordsAt(document, i);
  return (
    (isOpen || KICKER_FIRST.has(language)) &&
    words <= MAX_LONG_KICKER_WORDS &&
    isTitleAt(document, i + 1) &&
    (isApart || !hasGapBefore(document, i + 1)) &&
    wordsAt(document, i + 1) >= (isApart ? HEADLINE_TO_KICKER_APART : HEADLINE_TO_KICKER) * words
  );
}

/** The same line right below, without a gap, is a caption printed twice, unless it opens the file. */
function isRepetition(document: Document, index: number, other: number, isFirst: boolean): boolean {
  const isApart = other > index + 1 || hasGapBefore(document, other) || isFirst;
  return isApart && textAt(document, index) === textAt(document, other);
}

/** Without its label, and without the outlet behind it. */
export function headlineAt(document: Document, i: number): string {
  const text = textAt(document, i);
  return titleIn(text) ?? withoutOutlet(text);
}
