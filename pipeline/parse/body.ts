/**
 * Step 7 of stage 4: a role for every paragraph of an article after its head.
 *
 *  1 comments            everything below the heading of readers' comments
 *  2 related             link blocks (`related.ts`), and what stands below the text (`tail.ts`)
 *  3 tags                the lines below their label; rows of keywords after the last text
 *  4 biography           of the author, below the byline or after the text (`biography.ts`)
 *  5 dates and bylines   count near the head, and after the last text; in between they are text
 *  6 other marks         stand, but a credit below the last paragraph signs the text instead of a picture
 *  7 section headings    short, unpunctuated, between paragraphs of text (`headings.ts`)
 *  8 quotes, lists       parts of the text (`quotes.ts`)
 *  9 the rest is body    in doubt, text is text
 */
import { isAmongButtons, isOpenAmongSentences } from './between.ts';
import { authorsIn, biographiesIn, isBiography } from './biography.ts';
import { placeBlocks } from './blocks.ts';
import { BRACKETED_BYLINE } from './byline.ts';
import { BRACKETED_CREDIT } from './captions.ts';
import { DATELINE_RULES } from './dateline-marks.ts';
import { type Document, hasGapBefore, isProseAt, type Placed, roleAt, type Span, wordsAt } from './document.ts';
import { isSectionHeading, type Look, lookOf } from './headings.ts';
import { isAboveList, isInList, isRow } from './lists.ts';
import { FoldedText, placeQuote } from './quotes.ts';
import { signOffOutlet } from './source.ts';
import { isRowOfTags } from './tags.ts';
import { isSignature, placeInTail, tailStart } from './tail.ts';

/** A date or byline below the standfirst still belongs to the head: at most this many paragraphs of text, and words, above it. */
const STANDFIRST = { paragraphs: 1, words: 60 };

/** Datelines that count wherever they stand, and after the last text. */
const ANYWHERE: ReadonlySet<string> = new Set([DATELINE_RULES.announced]);
const AFTER_TEXT: ReadonlySet<string> = new Set([DATELINE_RULES.full, DATELINE_RULES.byline]);

const BODY: Placed = { role: 'body', rule: 'text' };
const BIOGRAPHY: Placed = { role: 'author-biography', rule: 'author-and-trade' };

/** What is known of the article as a whole. */
type Setting = {
  readonly span: Span;
  /** Index of the last paragraph of text; the one before `span` when there is none. */
  readonly lastText: number;
  /** As printed. */
  readonly headline: string | null;
  readonly look: Look;
  readonly isChronicle: boolean;
  readonly authors: readonly string[];
  /** First paragraph below the text. */
  readonly tail: number;
  readonly text: FoldedText;
};

/** @param head of the article, where the authors are named */
export function placeBody(
  document: Document,
  span: Span,
  head: { readonly span: Span; readonly placed: ReadonlyMap<number, Placed>; readonly title: string | null },
): ReadonlyMap<number, Placed> {
  const { start, end } = span;
  const placed = placeBlocks(document, span);
  const authors = authorsIn(document, head.span, head.placed);
  const biographies = biographiesIn(document, span, authors);
  const tail = tailStart(document, span, placed, biographies);
  const isText = (i: number) => isProseAt(document, i) && !placed.has(i) && !biographies.has(i);
  const lastText = findLast(start, tail, isText);
  const setting: Setting = {
    span,
    lastText,
    headline: head.title,
    look: lookOf(document, span),
    isChronicle: countDates(document, { start, end: lastText }) > 1,
    authors,
    tail,
    text: new FoldedText(document, span),
  };
  let textSeen = { paragraphs: 0, words: 0 };

  for (let i = start; i < end; i++) {
    if (placed.has(i)) continue;
    const mark = document.marks[i] ?? null;
    const nearHead =
      textSeen.paragraphs === 0 ||
      (!setting.isChronicle && textSeen.paragraphs <= STANDFIRST.paragraphs && textSeen.words <= STANDFIRST.words);
    const inPlace = mark === null ? null : markInPlace(document, mark, i, nearHead, setting);
    const role = inPlace ?? unmarked(document, i, setting);
    placed.set(i, role);
    if (role.role === 'body') {
      textSeen = { paragraphs: textSeen.paragraphs + 1, words: textSeen.words + wordsAt(document, i) };
    }
  }
  return placed;
}

/** The mark, if it holds at this place. */
function markInPlace(
  document: Document,
  mark: Placed,
  i: number,
  nearHead: boolean,
  { span, lastText, isChronicle, tail }: Setting,
): Placed | null {
  const afterText = i > lastText;
  if (mark.role === 'related-heading') return { role: 'control', rule: 'heading-without-links' };
  if (i + 1 >= tail && isSignature(document, i)) return { role: 'agency-mark', rule: 'outlet-and-agency' };
  if (mark.role === 'headline') return BODY; // «العنوان: …» below a text is an address
  if (mark.role === 'dateline') {
    const counts = nearHead || ANYWHERE.has(mark.rule) || (afterText && AFTER_TEXT.has(mark.rule));
    if (counts) return mark;
    // Never a section heading, but for the days of a chronicle.
    return isChronicle && mark.rule === DATELINE_RULES.full ? null : BODY;
  }
  if (mark.role === 'byline') return nearHead || afterText || mark.rule === BRACKETED_BYLINE ? mark : null;
  const signsText = mark.rule === BRACKETED_CREDIT && afterText && i > span.start && wordsAt(document, i) > 12;
  return signsText ? { role: 'body', rule: 'signed-by-agency' } : mark;
}

function unmarked(document: Document, i: number, setting: Setting): Placed {
  const { span, lastText, headline, look, authors, tail, text } = setting;
  const paragraph = document.paragraphs[i];
  if (paragraph === undefined) return BODY;
  if (paragraph.text === headline) return { role: 'headline', rule: 'repetition' };
  if (i > lastText && signOffOutlet(paragraph.text) !== null) return { role: 'source', rule: 'outlet-signs-off' };
  if (i > lastText && isRowOfTags(paragraph.text, paragraph.shape)) return { role: 'tags', rule: 'row-below-text' };
  const isAtEdge = i > lastText || (i > 0 && roleAt(document, i - 1) === 'byline');
  if (isAtEdge && isBiography(document, i, authors)) return BIOGRAPHY;
  if (/^\P{L}{1,8}$/u.test(paragraph.text)) return { role: 'control', rule: 'number-alone' };
  if (i >= tail) return placeInTail(document, i);
  if (look.isSpaced && isAmongButtons(document, i)) return { role: 'control', rule: 'among-buttons' };
  if (look.isStopped && isOpenAmongSentences(document, i, span))
    return { role: 'caption', rule: 'open-among-sentences' };
  if (isTeaserOfLink(document, i, look.isSpaced)) return { role: 'related-teaser', rule: 'below-link' };
  if (isAboveList(document, i, span)) return { role: 'section-heading', rule: 'above-list' };
  if (isInList(document, i, span)) return { role: 'list-item', rule: 'list-marks-in-a-row' };
  if (!isProseAt(document, i) && i > lastText && isRow(document, i))
    return { role: 'list-item', rule: 'rows-with-labels' };
  if (isSectionHeading(document, i, span, look)) return { role: 'section-heading', rule: 'short-between-text' };
  return placeQuote(document, i, span, text) ?? BODY;
}

/** Set together with the link above it, where paragraphs stand apart. */
function isTeaserOfLink(document: Document, i: number, isSpaced: boolean): boolean {
  return isSpaced && roleAt(document, i - 1) === 'related-link' && !hasGapBefore(document, i) && isProseAt(document, i);
}

/** Bare dates between paragraphs of text: more than one are headings of a chronicle. */
function countDates(document: Document, { start, end }: Span): number {
  let dates = 0;
  for (let i = start; i < end; i++) if (document.marks[i]?.rule === DATELINE_RULES.full) dates++;
  return dates;
}

function findLast(start: number, end: number, test: (i: number) => boolean): number {
  for (let i = end - 1; i >= start; i--) if (test(i)) return i;
  return start - 1;
}
