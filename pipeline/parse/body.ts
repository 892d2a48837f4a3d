/**
 * Step 7 of stage 4: a role for every paragraph of an article after its head.
 *
 *  1 comments            everything below the heading of readers' comments
 *  2 related             link blocks (`related.ts`), and titles in a row after the last text
 *  3 dates and bylines   count near the head, and after the last text; in between they are text
 *  4 other marks         stand, but a credit below the last paragraph signs the text instead of a picture
 *  5 section headings    short, unpunctuated, between paragraphs of text
 *  6 the rest is body    in doubt, text is text
 */
import { BRACKETED_BYLINE } from './byline.ts';
import { BRACKETED_CREDIT } from './captions.ts';
import {
  type Document,
  hasGapBefore,
  isProseAt,
  isTitleAt,
  type Placed,
  roleAt,
  type Span,
  textAt,
  wordsAt,
} from './document.ts';
import { DATELINE_RULES } from './marks.ts';
import { relatedBlockEnd } from './related.ts';
import { isListItem } from './shape.ts';

/** A date or byline below the standfirst still belongs to the head: at most this many paragraphs of text, and words, above it. */
const STANDFIRST = { paragraphs: 1, words: 60 };

/** Longest section heading, in words and characters; questions as headings are shorter than those of interviews. */
const HEADING_WORDS = 10;
const HEADING_LENGTH = 90;
const QUESTION_WORDS = 8;
/** Text below a heading. */
const HEADED_WORDS = 15;

/** Titles in a row, and words each, after the last text, from which they are links to other articles. Verse has shorter lines. */
const TRAILING_TITLES = 3;
const TRAILING_TITLE_WORDS = 6;

/** Datelines that count wherever they stand, and after the last text. */
const ANYWHERE: ReadonlySet<string> = new Set([DATELINE_RULES.announced]);
const AFTER_TEXT: ReadonlySet<string> = new Set([DATELINE_RULES.full, DATELINE_RULES.byline]);

const BODY: Placed = { role: 'body', rule: 'text' };

export function placeBody(document: Document, { start, end }: Span): ReadonlyMap<number, Placed> {
  const placed = new Map<number, Placed>();
  const lastText = findLast(start, end, (i) => isProseAt(document, i));
  const isSpaced = hasBlankLines(document, { start, end });
  const isChronicle = countDates(document, { start, end: lastText }) > 1;
  const links = trailingTitles(document, { start: lastText + 1, end });
  let textSeen = { paragraphs: 0, words: 0 };

  for (let i = start; i < end; i++) {
    const mark = document.marks[i] ?? null;
    if (mark?.rule === 'comment-heading' && i > lastText - 1) {
      for (let k = i; k < end; k++) placed.set(k, { role: 'boilerplate', rule: 'comments' });
      return placed;
    }
    if (mark?.role === 'related-heading') {
      const blockEnd = relatedBlockEnd(document, i, end);
      placed.set(i, mark);
      for (let k = i + 1; k < blockEnd; k++) placed.set(k, inRelatedBlock(document, k));
      i = blockEnd - 1;
      continue;
    }
    const nearHead =
      textSeen.paragraphs === 0 ||
      (!isChronicle && textSeen.paragraphs <= STANDFIRST.paragraphs && textSeen.words <= STANDFIRST.words);
    const place = { i, nearHead, afterText: i > lastText, isSpaced, isChronicle, span: { start, end } };
    const role = links.has(i) ? LINK : (markInPlace(document, mark, place) ?? unmarked(document, place));
    placed.set(i, role);
    if (role.role === 'body') {
      textSeen = { paragraphs: textSeen.paragraphs + 1, words: textSeen.words + wordsAt(document, i) };
    }
  }
  return placed;
}

const LINK: Placed = { role: 'related-link', rule: 'trailing-titles' };

type Place = {
  readonly i: number;
  readonly nearHead: boolean;
  readonly afterText: boolean;
  readonly isSpaced: boolean;
  readonly isChronicle: boolean;
  readonly span: Span;
};

/** The mark, if it holds at this place. */
function markInPlace(
  document: Document,
  mark: Placed | null,
  { i, nearHead, afterText, isChronicle, span }: Place,
): Placed | null {
  if (mark === null) return null;
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

function unmarked(document: Document, place: Place): Placed {
  return isSectionHeading(document, place) ? { role: 'section-heading', rule: 'short-between-text' } : BODY;
}

function isSectionHeading(document: Document, { i, isSpaced, span }: Place): boolean {
  const text = textAt(document, i);
  const shape = document.paragraphs[i]?.shape;
  if (
    shape === undefined ||
    shape.isProse ||
    shape.words > HEADING_WORDS ||
    text.length > HEADING_LENGTH ||
    isListItem(text)
  )
    return false;
  const isQuestion = shape.ending === 'question';
  if (
    (shape.ending !== 'open' && !isQuestion) ||
    (isQuestion && shape.words > QUESTION_WORDS) ||
    /(?:\.\.|…)$/.test(text)
  )
    return false;
  if (shape.words === 0 || i === span.start) return false;
  if (isSpaced && !(hasGapBefore(document, i) && hasGapBefore(document, i + 1))) return false;

  const before = neighbour(document, i, -1, span);
  const after = neighbour(document, i, 1, span);
  if (before === null || after === null || document.paragraphs[before]?.shape.ending === 'colon') return false;
  return isText(document, before) && isText(document, after) && !isListItem(textAt(document, after));
}

/** The nearest paragraph that is not a caption, control or the like. */
function neighbour(document: Document, from: number, step: 1 | -1, span: Span): number | null {
  // Bounded: a long row of captions is no heading's company.
  for (let n = 1; n <= 6; n++) {
    const i = from + n * step;
    if (i < span.start || i >= span.end) return null;
    const role = roleAt(document, i);
    if (role === null) return i;
    if (role !== 'caption' && role !== 'control' && role !== 'related-link') return null;
  }
  return null;
}

function isText(document: Document, i: number): boolean {
  return isProseAt(document, i) || (roleAt(document, i) === null && wordsAt(document, i) >= HEADED_WORDS);
}

/** Most paragraphs have a blank line above them. */
function hasBlankLines(document: Document, { start, end }: Span): boolean {
  let gaps = 0;
  for (let i = start + 1; i < end; i++) if (hasGapBefore(document, i)) gaps++;
  return end - start > 1 && gaps >= 0.5 * (end - start - 1);
}

/** Bare dates between paragraphs of text: more than one are headings of a chronicle. */
function countDates(document: Document, { start, end }: Span): number {
  let dates = 0;
  for (let i = start; i < end; i++) if (document.marks[i]?.rule === DATELINE_RULES.full) dates++;
  return dates;
}

/** Titles in a row after the last text, with nothing of the article after them. */
function trailingTitles(document: Document, { start, end }: Span): ReadonlySet<number> {
  const titles: number[] = [];
  for (let i = start; i < end; i++) {
    if (isTitleAt(document, i) && wordsAt(document, i) >= TRAILING_TITLE_WORDS) titles.push(i);
    else if (roleAt(document, i) === null) return new Set();
  }
  return new Set(start > 0 && titles.length >= TRAILING_TITLES ? titles : []);
}

/** Marks that say more than "a link" keep their role, so that a source line below the links still counts. */
function inRelatedBlock(document: Document, i: number): Placed {
  const mark = document.marks[i] ?? null;
  const keeps = ['source', 'end-mark', 'boilerplate', 'related-heading'].includes(mark?.role ?? '');
  return mark !== null && keeps ? mark : { role: 'related-link', rule: 'related-block' };
}

function findLast(start: number, end: number, test: (i: number) => boolean): number {
  for (let i = end - 1; i >= start; i--) if (test(i)) return i;
  return start - 1;
}
