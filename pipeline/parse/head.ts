/**
 * Step 6 of stage 4: the head of an article, from its first line to where its text begins.
 *
 * The head ends at the first running text, or at a mark that no head has (a list of links, the stamp of a live blog). A
 * standfirst, one paragraph above the date or byline, still belongs to it. The headline is chosen in `headline.ts`; what
 * the other unmarked lines are, is told by where they stand:
 *
 *  above the headline   a word or two: the section; more: a kicker
 *  below the headline   the headline again, a place, the author's name or trade, a second headline; beside or below date
 *                       and byline short lines are controls, longer ones captions, and the last one may be a subhead
 */
import type { ArticleSpan } from './articles.ts';
import { isCandidate, isSentenceTitle } from './candidates.ts';
import { DATELINE_RULES } from './dateline-marks.ts';
import {
  type Document,
  foldedAt,
  isFurnitureAt,
  isNamedAt,
  isProseAt,
  isTitleAt,
  type Placed,
  roleAt,
  type Span,
  textAt,
  wordsAt,
} from './document.ts';
import { HeadLines } from './head-lines.ts';
import { chooseHeadline, headlineAt } from './headline.ts';

import { isOutletLine } from './outlet-name.ts';
import { isListItem } from './shape.ts';
import { OUTLET_ON_TOP } from './source.ts';

export type Head = {
  readonly headline: { readonly index: number; readonly rule: string } | null;
  readonly alternative: number | null;
  /** First paragraph after the head. */
  readonly bodyStart: number;
  /** Roles of the head's unmarked paragraphs. */
  readonly placed: ReadonlyMap<number, Placed>;
};

/** More unmarked lines than this in front of the text are no head but the text itself: verse, a list, a menu. */
const MAX_UNMARKED = 14;
/** Words of the longest standfirst, and paragraphs between it and date or byline: buttons and a picture. */
const MAX_STANDFIRST_WORDS = 70;
const STANDFIRST_TO_DATE = 12;

export function readHead(document: Document, span: ArticleSpan): Head {
  const end = headEnd(document, span);
  const titles: number[] = [];
  for (let i = span.start; i < (end ?? span.start + 1); i++) if (isCandidate(document, i, span)) titles.push(i);
  const headline = chooseHeadline(document, titles, end ?? span.start + 1, span);
  if (headline === null) {
    const placed = new Map<number, Placed>();
    if (isOutletLine(document, span.start)) placed.set(span.start, { role: 'source', rule: OUTLET_ON_TOP });
    return { headline, alternative: null, bodyStart: span.start + placed.size, placed };
  }
  if (end === null) return listHead(document, span, headline);

  const placer = new HeadLines(document, span, end, headline.index, titles);
  for (let i = span.start; i < end; i++) placer.place(i, end);
  placer.placed.set(headline.index, { role: 'headline', rule: headline.rule });
  return { headline, alternative: placer.alternative, bodyStart: end, placed: placer.placed };
}

/** First paragraph of the text; null when no text follows. */
function headEnd(document: Document, span: ArticleSpan): number | null {
  let unmarked = 0;
  for (let i = span.start; i < span.end && unmarked <= MAX_UNMARKED; i++) {
    if (isFurnitureAt(document, i) || isHeadMark(document, i)) continue;
    if (document.marks[i] !== null) return unmarked > 0 ? i : null;
    if (i === span.start && isBiographyOnTop(document, i, span)) continue;
    const isTitle = isTitleAt(document, i) || isSentenceTitle(document, i, span);
    if (!isTitle && isProseAt(document, i) && !isStandfirst(document, i, span)) return i;
    if (isListItem(textAt(document, i)) && unmarked > 0) return i;
    unmarked++;
  }
  return null;
}

function isHeadMark(document: Document, i: number): boolean {
  const role = roleAt(document, i);
  return role === 'end-mark' || role === 'headline' || role === 'related-heading' || role === 'source';
}

/** The author presented before the headline: its first words stand alone in a line of the head. */
function isBiographyOnTop(document: Document, i: number, { end }: Span): boolean {
  if (!isProseAt(document, i) || wordsAt(document, i) > MAX_STANDFIRST_WORDS) return false;
  const opening = foldedAt(document, i).join(' ');
  for (let k = i + 1; k <= i + STANDFIRST_TO_DATE && k < end; k++) {
    const words = foldedAt(document, k);
    if (words.length > 1 && words.length <= MAX_NAME_WORDS && opening.startsWith(`${words.join(' ')} `)) return true;
  }
  return false;
}

/** Words of an author's name. */
const MAX_NAME_WORDS = 4;

/** One paragraph of text below a title and above date or byline. */
function isStandfirst(document: Document, i: number, span: Span): boolean {
  if (wordsAt(document, i) > MAX_STANDFIRST_WORDS || i === span.start || isProseAt(document, i - 1)) return false;
  let hasTitle = false;
  for (let k = i - 1; k >= span.start && !hasTitle; k--) hasTitle = isTitleAt(document, k);
  if (!hasTitle) return false;
  for (let k = i + 1; k <= i + STANDFIRST_TO_DATE && k < span.end; k++) {
    if (isNamedAt(document, k)) return !isDayOfChronicle(document, k, span);
    if (isProseAt(document, k)) return false;
  }
  return false;
}

/** Bare dates between paragraphs of text: more than one are headings of a chronicle. */
function isDayOfChronicle(document: Document, i: number, { end }: Span): boolean {
  if (document.marks[i]?.rule !== DATELINE_RULES.full) return false;
  for (let k = i + 1; k < end; k++) if (document.marks[k]?.rule === DATELINE_RULES.full) return true;
  return false;
}

/** Where no text follows (verse, a list): the head is the headline, its repetitions and furniture. */
function listHead(document: Document, span: Span, headline: NonNullable<Head['headline']>): Head {
  const placed = new Map<number, Placed>([[headline.index, { role: 'headline', rule: headline.rule }]]);
  const title = headlineAt(document, headline.index);
  let i = headline.index + 1;
  for (; i < span.end && (isFurnitureAt(document, i) || textAt(document, i) === title); i++) {
    if (textAt(document, i) === title) placed.set(i, { role: 'headline', rule: 'repetition' });
  }
  return { headline, alternative: null, bodyStart: i, placed };
}
