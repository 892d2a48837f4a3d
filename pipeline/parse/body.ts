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
import { authorsIn, isBiography } from './biography.ts';
import { aboutSender, COMMENT_HEADING } from './boilerplate.ts';
import { BRACKETED_BYLINE } from './byline.ts';
import { BRACKETED_CREDIT } from './captions.ts';
import { DATELINE_RULES } from './dateline-marks.ts';
import { type Document, hasGapBefore, isProseAt, type Placed, roleAt, type Span, textAt, wordsAt } from './document.ts';
import { isSectionHeading, type Look, lookOf } from './headings.ts';
import { FoldedText, placeQuote } from './quotes.ts';
import { relatedBlockEnd } from './related.ts';
import { isListItem } from './shape.ts';
import { signOffOutlet } from './source.ts';
import { isRowOfTags, isTag, TAGS_LABEL } from './tags.ts';
import { isRow, isSignature, placeInTail, tailStart } from './tail.ts';

/** A date or byline below the standfirst still belongs to the head: at most this many paragraphs of text, and words, above it. */
const STANDFIRST = { paragraphs: 1, words: 60 };

/** Datelines that count wherever they stand, and after the last text. */
const ANYWHERE: ReadonlySet<string> = new Set([DATELINE_RULES.announced]);
const AFTER_TEXT: ReadonlySet<string> = new Set([DATELINE_RULES.full, DATELINE_RULES.byline]);

const BODY: Placed = { role: 'body', rule: 'text' };
const ABOUT_SENDER: Placed = { role: 'boilerplate', rule: 'about-sender' };
const COMMENTS: Placed = { role: 'boilerplate', rule: 'comments' };
const TAGS_BELOW: Placed = { role: 'tags', rule: 'below-label' };
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
  const tail = tailStart(document, span, placed, authors);
  const isText = (i: number) => isProseAt(document, i) && !placed.has(i) && !isBiography(document, i, authors);
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

/** The lines that a heading or label rules: links, comments, tags, and what a press release says of its sender. */
function placeBlocks(document: Document, { start, end }: Span): Map<number, Placed> {
  const isBelowText = textAbove(document, { start, end });
  const placed = new Map<number, Placed>();
  for (let i = start; i < end; i++) {
    const mark = document.marks[i] ?? null;
    const block = mark === null ? null : blockBelow(document, i, { start, end }, isBelowText);
    if (mark === null || block === null) continue;
    placed.set(i, mark);
    for (let k = i + 1; k < block.end; k++) placed.set(k, block.roleAt(k));
    i = block.end - 1;
  }
  const about = aboutSender(document, { start, end });
  for (let i = about ?? end; i < end; i++) if (document.marks[i] === null) placed.set(i, ABOUT_SENDER);
  return placed;
}

type Block = { readonly end: number; readonly roleAt: (i: number) => Placed };

function blockBelow(document: Document, i: number, span: Span, isBelowText: (i: number) => boolean): Block | null {
  const mark = document.marks[i];
  if (mark?.role === 'related-heading') {
    const blockEnd = relatedBlockEnd(document, i, span.end);
    // A heading with nothing below it is a button.
    return blockEnd === i + 1 ? null : { end: blockEnd, roleAt: (k) => inRelatedBlock(document, k) };
  }
  if (mark?.rule === COMMENT_HEADING && i + 1 < span.end && isBelowText(i)) {
    return {
      end: commentsEnd(document, i, span.end),
      roleAt: (k) => (document.marks[k]?.role === 'control' ? (document.marks[k] ?? COMMENTS) : COMMENTS),
    };
  }
  if (mark?.rule === TAGS_LABEL) return { end: tagsEnd(document, i + 1, span.end), roleAt: () => TAGS_BELOW };
  return null;
}

/** Comments go on to the next list of links, or to the end. */
function commentsEnd(document: Document, i: number, end: number): number {
  for (let k = i + 1; k < end; k++)
    if (document.marks[k]?.rule === 'related-heading' || document.marks[k]?.rule === 'copyright') return k;
  return end;
}

/** More text above than below: comments are shorter than what they are about, and a button above the text says the same words. */
function textAbove(document: Document, { start, end }: Span): (i: number) => boolean {
  const above = [0]; // words of text before each paragraph
  for (let i = start; i < end; i++) {
    above.push((above.at(-1) ?? 0) + (isProseAt(document, i) ? wordsAt(document, i) : 0));
  }
  const total = above.at(-1) ?? 0;
  return (i) => 2 * (above[i - start] ?? 0) > total;
}

function tagsEnd(document: Document, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const paragraph = document.paragraphs[i];
    const isOne = paragraph !== undefined && (isTag(paragraph.shape) || isRowOfTags(paragraph.text, paragraph.shape));
    if (document.marks[i] !== null || !isOne) return i;
  }
  return end;
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
  if (isOpenAmongSentences(document, i, setting)) return { role: 'caption', rule: 'open-among-sentences' };
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

/** Lines looked at above and below. */
const BUTTONS_REACH = 5;

/** A line set together with buttons, apart from the text: the rest of a newsletter's form. */
function isAmongButtons(document: Document, i: number): boolean {
  let hasButton = false;
  const look = (k: number) => {
    if (isProseAt(document, k)) return false;
    hasButton ||= roleAt(document, k) === 'control';
    return true;
  };
  if (!look(i)) return false;
  for (let k = i; k > i - BUTTONS_REACH && k > 0 && !hasGapBefore(document, k); k--) if (!look(k - 1)) return false;
  for (let k = i + 1; k < i + BUTTONS_REACH && !hasGapBefore(document, k); k++) if (!look(k)) return false;
  return hasButton;
}

/** Words of a caption without a credit. */
const CAPTION_WORDS = { least: 7, most: 30 };

/** A line without a full stop between paragraphs that all end in one; scripts without capitals often leave it out. */
function isOpenAmongSentences(document: Document, i: number, { span, text }: Setting): boolean {
  const shape = document.paragraphs[i]?.shape;
  if (shape === undefined || !shape.isTitle || shape.ending !== 'open' || !/\p{Lu}/u.test(textAt(document, i)))
    return false;
  if (shape.words < CAPTION_WORDS.least || shape.words > CAPTION_WORDS.most || i <= span.start) return false;
  const isStopped = (k: number) => isProseAt(document, k) && document.paragraphs[k]?.shape.ending === 'sentence';
  return text.allStopped && isStopped(i - 1) && isStopped(i + 1);
}

/** Words of «أبرز النقاط», "Key points" above a list. */
const LIST_HEADING_WORDS = 5;

function isAboveList(document: Document, i: number, { end }: Span): boolean {
  const shape = document.paragraphs[i]?.shape;
  const isShort = shape !== undefined && shape.words <= LIST_HEADING_WORDS && shape.ending === 'open';
  const areItems = i + 2 < end && isListItem(textAt(document, i + 1)) && isListItem(textAt(document, i + 2));
  return isShort && areItems && !isListItem(textAt(document, i)) && hasGapBefore(document, i);
}

/** A list mark, and another item above or below it. */
function isInList(document: Document, i: number, { start, end }: Span): boolean {
  const isItem = (k: number) =>
    k >= start && k < end && roleAt(document, k) === null && isListItem(textAt(document, k));
  return isItem(i) && (isItem(i - 1) || isItem(i + 1));
}

/** Bare dates between paragraphs of text: more than one are headings of a chronicle. */
function countDates(document: Document, { start, end }: Span): number {
  let dates = 0;
  for (let i = start; i < end; i++) if (document.marks[i]?.rule === DATELINE_RULES.full) dates++;
  return dates;
}

/** Marks that say more than "a link" keep their role, so that a source line below the links still counts. */
const KEPT_IN_BLOCK: ReadonlySet<string> = new Set([
  'source',
  'end-mark',
  'boilerplate',
  'related-heading',
  'tags',
  'editors-note',
  'agency-mark',
]);

function inRelatedBlock(document: Document, i: number): Placed {
  const mark = document.marks[i] ?? null;
  if (mark !== null && KEPT_IN_BLOCK.has(mark.role)) return mark;
  const rule = 'related-block';
  return isProseAt(document, i) ? { role: 'related-teaser', rule } : { role: 'related-link', rule };
}

function findLast(start: number, end: number, test: (i: number) => boolean): number {
  for (let i = end - 1; i >= start; i--) if (test(i)) return i;
  return start - 1;
}
