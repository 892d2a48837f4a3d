/**
 * Step 6 of stage 4: the head of an article, from its first line to where its text begins, and its headline.
 *
 * The headline is, in this order:
 *  1 labelled-title  «العنوان: …»
 *  2 repeated        a title that stands twice in the head (a page prints it above and below the picture)
 *  3 before-furniture, before-blank-line, before-text
 *                    the first title, if a date, byline or caption, a blank line, or running text follows
 * A first paragraph that ends like a sentence, or without such company, is text: then there is no headline.
 */

import { foldedWords } from '../text/fold.ts';
import type { ArticleSpan } from './articles.ts';
import { looksLikeNames } from './byline.ts';
import {
  type Document,
  hasGapBefore,
  isFurnitureAt,
  isProseAt,
  isTitleAt,
  type Placed,
  roleAt,
  textAt,
  wordsAt,
} from './document.ts';
import { isShortField, LABELLED_TITLE, titleIn, titleOfFields } from './labels.ts';
import { DATELINE_RULES } from './marks.ts';
import { SECTION_NAMES } from './vocabulary.ts';

export type Head = {
  readonly headline: { readonly index: number; readonly rule: string } | null;
  readonly alternative: number | null;
  /** First paragraph after the head. */
  readonly bodyStart: number;
  /** Roles of the head's unmarked paragraphs. */
  readonly placed: ReadonlyMap<number, Placed>;
};

/** More titles than this in front of the text are no head but the text itself: verse, a list, a menu. */
const MAX_TITLES = 8;
/** A second headline and a kicker; further short lines are text. */
const MAX_ALTERNATIVES = 2;
/** Words of the longest headline; see `shape.ts` for the measure. */
const MAX_HEADLINE_WORDS = 25;
/** Words of a kicker («أزمة كاراباخ») above the headline. */
const MAX_KICKER_WORDS = 3;

/** «القسم: سياسة» beside a labelled headline. */
const FIELD: Placed = { role: 'boilerplate', rule: 'labelled-field' };

export function readHead(document: Document, span: ArticleSpan): Head {
  const placed = new Map<number, Placed>();
  const titles: number[] = [];
  const labelled = titleOfFields(document, span.start);
  let i = span.start;
  for (; i < span.end && titles.length <= MAX_TITLES; i++) {
    if (isTitleWithDate(document, i, titles)) {
      titles.push(i);
      continue;
    }
    if (isFurnitureAt(document, i) || roleAt(document, i) === 'end-mark') continue;
    if (labelled !== null && (isShortField(document, i) || roleAt(document, i) === 'source')) {
      placed.set(i, document.marks[i] ?? FIELD);
      continue;
    }
    if (document.marks[i] !== null && !isTitleAt(document, i)) break;
    if (isSectionName(document, i) && i + 1 < span.end) placed.set(i, { role: 'control', rule: 'section-name' });
    else if (isTitleAt(document, i) || isKicker(document, i) || isRepeatedSentence(document, i, span)) titles.push(i);
    else break;
  }
  const textFollows = i < span.end && document.marks[i] === null && titles.length <= MAX_TITLES;
  const headline = chooseHeadline(document, titles, i, span);
  if (headline === null) return { headline, alternative: null, bodyStart: titles[0] ?? i, placed };

  placed.set(headline.index, { role: 'headline', rule: headline.rule });
  const title = headlineAt(document, headline.index);
  if (!textFollows)
    return {
      headline,
      alternative: null,
      bodyStart: afterRepetitions(document, headline.index + 1, title, placed),
      placed,
    };
  return placeOtherTitles(document, titles, headline, i, placed);
}

/** @param headEnd first paragraph after the titles */
function chooseHeadline(
  document: Document,
  titles: readonly number[],
  headEnd: number,
  span: ArticleSpan,
): Head['headline'] {
  const labelled = titles.find((index) => roleAt(document, index) === 'headline');
  if (labelled !== undefined) return { index: labelled, rule: LABELLED_TITLE };
  const repeated = titles.find((index, n) =>
    titles.some((other, m) => m > n && isRepetition(document, index, other, n === 0)),
  );
  if (repeated !== undefined) return { index: repeated, rule: 'repeated-in-head' };

  const [first, second] = titles;
  if (first === undefined) return null;
  const isFirstKicker =
    wordsAt(document, first) <= MAX_KICKER_WORDS &&
    second !== undefined &&
    wordsAt(document, second) > MAX_KICKER_WORDS;
  const index = isFirstKicker ? second : first;
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

function placeOtherTitles(
  document: Document,
  titles: readonly number[],
  headline: NonNullable<Head['headline']>,
  headEnd: number,
  placed: Map<number, Placed>,
): Head {
  const title = headlineAt(document, headline.index);
  const seen = new Set<string>();
  let alternative: number | null = null;
  let afterDate = false;
  for (let i = titles[0] ?? headEnd; i < headEnd; i++) {
    afterDate ||= roleAt(document, i) === 'dateline' || roleAt(document, i) === 'byline';
    if (!titles.includes(i) || i === headline.index) continue;
    const text = textAt(document, i);
    if (text === title) placed.set(i, { role: 'headline', rule: 'repetition' });
    else if (seen.has(text) || text === textAt(document, i + 1))
      placed.set(i, { role: 'caption', rule: 'repeated-line' });
    else if (afterDate && i === headEnd - 1 && i > headline.index)
      placed.set(i, { role: 'section-heading', rule: 'above-text' });
    else if (i > headline.index && looksLikeNamesAt(document, i))
      placed.set(i, { role: 'byline', rule: 'names-below-headline' });
    else if (seen.size < MAX_ALTERNATIVES) {
      placed.set(i, { role: 'alternative-headline', rule: i < headline.index ? 'kicker' : 'second-headline' });
      // A second headline says more than a kicker.
      if (alternative === null || (i > headline.index && alternative < headline.index)) alternative = i;
    } else return { headline, alternative, bodyStart: i, placed };
    seen.add(text);
  }
  return { headline, alternative, bodyStart: headEnd, placed };
}

/** Where no text follows (verse, a list): the head is the headline and its repetitions. */
function afterRepetitions(document: Document, from: number, title: string, placed: Map<number, Placed>): number {
  let i = from;
  for (; isFurnitureAt(document, i) || textAt(document, i) === title; i++) {
    if (textAt(document, i) === title) placed.set(i, { role: 'headline', rule: 'repetition' });
  }
  return i;
}

/** Without its label. */
export function headlineAt(document: Document, i: number): string {
  const text = textAt(document, i);
  return titleIn(text) ?? text;
}

function looksLikeNamesAt(document: Document, i: number): boolean {
  const paragraph = document.paragraphs[i];
  return paragraph !== undefined && looksLikeNames(paragraph.text, paragraph.shape);
}

/** A first line with a full stop is a headline only if it is printed twice. */
function isRepeatedSentence(document: Document, i: number, span: ArticleSpan): boolean {
  const text = textAt(document, i);
  const isCopy = (k: number) => k >= span.start && k < span.end && k !== i && textAt(document, k) === text;
  return wordsAt(document, i) <= MAX_HEADLINE_WORDS && [-4, -3, -2, -1, 1, 2, 3, 4].some((step) => isCopy(i + step));
}

function isSectionName(document: Document, i: number): boolean {
  return wordsAt(document, i) <= MAX_KICKER_WORDS && SECTION_NAMES.whole(foldedWords(textAt(document, i))) !== null;
}

/** «أحداث 9 مارس 2021»: unknown words and a date are the headline where no other title stands above or below. */
function isTitleWithDate(document: Document, i: number, titles: readonly number[]): boolean {
  if (titles.length > 0 || document.marks[i]?.rule !== DATELINE_RULES.crowded) return false;
  let next = i + 1;
  while (isFurnitureAt(document, next)) next++;
  return !isTitleAt(document, next);
}

/** One to three words without a full stop: too short for a title, but not text either. */
function isKicker(document: Document, i: number): boolean {
  const shape = document.paragraphs[i]?.shape;
  return (
    shape !== undefined && shape.words <= MAX_KICKER_WORDS && (shape.ending === 'open' || shape.ending === 'question')
  );
}
