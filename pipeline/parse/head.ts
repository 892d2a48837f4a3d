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
import { foldedWords } from '../text/fold.ts';
import type { ArticleSpan } from './articles.ts';
import { authorsIn, isBiography } from './biography.ts';
import { labelledPerson } from './byline.ts';
import { DATELINE_RULES } from './dateline-marks.ts';
import {
  type Document,
  hasGapBefore,
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
import { chooseHeadline, headlineAt, MAX_HEADLINE_WORDS, MAX_KICKER_WORDS } from './headline.ts';
import { isShortField, titleOfFields } from './labels.ts';
import { looksLikeNames } from './names.ts';
import { isListItem, shapeOf } from './shape.ts';
import { OUTLET_ON_TOP, outletAfterTitle } from './source.ts';
import { CONTROLS, ORGANISATION_WORDS, PLACES, SECTION_NAMES } from './vocabulary.ts';

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
/** A second headline and a kicker. */
const MAX_ALTERNATIVES = 2;
/** Words of the longest second headline; a longer one is a standfirst that lacks its full stop. */
const MAX_DECK_WORDS = 15;
/** Words of a section's name above the headline. */
const MAX_SECTION_WORDS = 3;
/** Words of the longest standfirst, and paragraphs between it and date or byline: buttons and a picture. */
const MAX_STANDFIRST_WORDS = 70;
const STANDFIRST_TO_DATE = 12;
/** Words of the longest row of buttons with an unknown one among them. */
const MAX_CONTROL_WORDS = 5;
/** Words from which the line above the text is a caption without a credit; subheads are shorter. */
const CAPTION_WORDS = 7;

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
  const labelled = titleOfFields(document, span.start) !== null;
  let unmarked = 0;
  for (let i = span.start; i < span.end && unmarked <= MAX_UNMARKED; i++) {
    if (isFurnitureAt(document, i) || isHeadMark(document, i, labelled)) continue;
    if (document.marks[i] !== null) return unmarked > 0 ? i : null;
    if (i === span.start && isBiographyOnTop(document, i, span)) continue;
    const isTitle = isTitleAt(document, i) || isSentenceTitle(document, i, span);
    if (!isTitle && isProseAt(document, i) && !isStandfirst(document, i, span)) return i;
    if (isListItem(textAt(document, i)) && unmarked > 0) return i;
    unmarked++;
  }
  return null;
}

function isHeadMark(document: Document, i: number, isLabelled: boolean): boolean {
  const role = roleAt(document, i);
  return role === 'end-mark' || role === 'headline' || role === 'related-heading' || (isLabelled && role === 'source');
}

/** What may be a headline: a title, a kicker, a labelled line, or a sentence that stands where titles stand. */
function isCandidate(document: Document, i: number, span: ArticleSpan): boolean {
  if (
    SECTION_NAMES.whole(foldedAt(document, i)) !== null ||
    isPath(textAt(document, i), ARROWS) ||
    isLongPath(textAt(document, i))
  )
    return false;
  if (isTitleAt(document, i)) return true;
  if (i === span.start && isOutletLine(document, i)) return false;
  if (!isMostlyLetters(textAt(document, i))) return false;
  if (document.marks[i]?.rule === DATELINE_RULES.crowded) return isOnlyTitle(document, i, span);
  return document.marks[i] === null && (isKicker(document, i) || isSentenceTitle(document, i, span));
}

/** "+8.60 (+0.16%)" is no title. */
function isMostlyLetters(text: string): boolean {
  return 2 * countLetters(text) > text.replaceAll(' ', '').length;
}

function countLetters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** «أحداث 9 مارس 2021»: unknown words and a date are the headline where no other title stands near. */
function isOnlyTitle(document: Document, i: number, span: ArticleSpan): boolean {
  for (let k = span.start; k < span.end && k <= i + MAX_UNMARKED; k++) {
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
function isSentenceTitle(document: Document, i: number, span: ArticleSpan): boolean {
  if (document.marks[i] !== null || wordsAt(document, i) > MAX_HEADLINE_WORDS) return false;
  const text = textAt(document, i);
  const isCopy = (k: number) => k >= span.start && k < span.end && k !== i && textAt(document, k) === text;
  if ([-4, -3, -2, -1, 1, 2, 3, 4].some((step) => isCopy(i + step))) return true;
  return i === span.start && i + 1 < span.end && isNamedAt(document, i + 1);
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

/** Words of an outlet's name. */
const MAX_OUTLET_WORDS = 4;

/** «المدرّج نت», "The Harbour Gazette": a short line with a word of outlets' names, above everything else. */
function isOutletLine(document: Document, i: number): boolean {
  if (document.marks[i] !== null || wordsAt(document, i) > MAX_OUTLET_WORDS || wordsAt(document, i) < 2) return false;
  const words = foldedAt(document, i);
  const isNamed =
    ORGANISATION_WORDS.whole(words.slice(-1)) !== null || ORGANISATION_WORDS.whole(words.slice(0, 1)) !== null;
  // "U.S. News" is a section: where words have capitals the name must stand elsewhere as well.
  return isNamed && (!/\p{Lu}/u.test(textAt(document, i)) || recurs(document, i));
}

function recurs(document: Document, i: number): boolean {
  return document.paragraphs.some(({ text }, k) => k !== i && text.length < 200 && text.includes(textAt(document, i)));
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

/** Places the lines of a head from top to bottom, given its headline. */
class HeadLines {
  readonly placed = new Map<number, Placed>();
  alternative: number | null = null;
  readonly #document: Document;
  readonly #headline: number;
  readonly #title: string;
  readonly #titles: readonly number[];
  readonly #authors: readonly string[];
  readonly #isLabelled: boolean;
  readonly #seen = new Set<string>();
  #alternatives = 0;
  #afterDate = false;
  #hasByline = false;

  constructor(document: Document, span: Span, end: number, headline: number, titles: readonly number[]) {
    this.#document = document;
    this.#headline = headline;
    this.#title = headlineAt(document, headline);
    this.#titles = titles;
    this.#authors = authorsIn(document, span);
    this.#isLabelled = titleOfFields(document, span.start) !== null;
    for (let i = span.start; i < end; i++) this.#hasByline ||= roleAt(document, i) === 'byline';
  }

  place(i: number, end: number): void {
    this.#afterDate ||= i > this.#headline && isNamedAt(this.#document, i);
    if (i === this.#headline) return;
    const role = this.#roleAt(i, end);
    if (role !== null) this.placed.set(i, role);
    this.#seen.add(textAt(this.#document, i));
  }

  /** Null where the mark stands. */
  #roleAt(i: number, end: number): Placed | null {
    const document = this.#document;
    const text = headlineAt(document, i);
    if (text === this.#title) return { role: 'headline', rule: 'repetition' };
    if (outletAfterTitle(text, this.#title) !== null) return { role: 'headline', rule: 'with-outlet' };
    if (roleAt(document, i) === 'related-heading') return { role: 'control', rule: 'heading-without-links' };
    if (document.marks[i] !== null && roleAt(document, i) !== 'headline') return null;
    if (this.#isLabelled && isShortField(document, i)) return { role: 'boilerplate', rule: 'labelled-field' };
    const words = foldedAt(document, i);
    if (SECTION_NAMES.whole(words) !== null) return { role: 'section-name', rule: 'section-name' };
    if (isProseAt(document, i) && !this.#titles.includes(i))
      return i < this.#headline
        ? { role: 'author-biography', rule: 'above-headline' }
        : { role: 'body', rule: 'standfirst' };
    return i < this.#headline ? this.#above(i) : this.#below(i, end, words);
  }

  #above(i: number): Placed {
    if (isOutletLine(this.#document, i)) return { role: 'source', rule: OUTLET_ON_TOP };
    if (isPath(textAt(this.#document, i), SIGNS)) return { role: 'section-name', rule: 'path-above-headline' };
    if (wordsAt(this.#document, i) <= MAX_SECTION_WORDS) return { role: 'section-name', rule: 'short-above-headline' };
    this.alternative ??= i;
    return { role: 'alternative-headline', rule: 'kicker' };
  }

  #below(i: number, end: number, words: readonly string[]): Placed {
    const document = this.#document;
    const text = textAt(document, i);
    if (PLACES.whole(words) !== null) return { role: 'dateline', rule: 'place-alone' };
    if (isBiography(document, i, this.#authors) && roleAt(document, i - 1) === 'byline')
      return { role: 'author-biography', rule: 'below-byline' };
    if (this.#seen.has(text) || text === textAt(document, i + 1)) return { role: 'caption', rule: 'repeated-line' };
    if (wordsAt(document, i) <= MAX_CONTROL_WORDS && words.some((_, k) => CONTROLS.at(words, k) !== null))
      return { role: 'control', rule: 'interface-word-inside' };
    if (!this.#hasByline && isAuthor(document, i)) return { role: 'byline', rule: 'names-below-headline' };
    if (isLabelledPerson(document, i)) return { role: 'byline', rule: 'labelled-person' };
    if (wordsAt(document, i) === 1 && i + 1 < end) return { role: 'control', rule: 'short-in-head' };
    if (wordsAt(document, i) <= MAX_KICKER_WORDS && (this.#afterDate || isFurnitureAt(document, i - 1)) && i + 1 < end)
      return { role: 'control', rule: 'short-in-head' };
    if (this.#afterDate) return isCaptionLike(document, i, end) ? CAPTION : aboveText(document, i);
    if (wordsAt(document, i) > MAX_DECK_WORDS) return { role: 'body', rule: 'standfirst' };
    if (this.#alternatives >= MAX_ALTERNATIVES) return { role: 'caption', rule: 'below-headline' };
    this.#alternatives++;
    // A second headline says more than a kicker.
    if (this.alternative === null || this.alternative < this.#headline) this.alternative = i;
    return { role: 'alternative-headline', rule: 'second-headline' };
  }
}

const ARROWS = /\s[>›»→]\s/u;
const SIGNS = /\s[>›»→/|•·]\s/u;

/** "首页 > 国内新闻", "Beranda / Regional": short parts between strokes or arrows. */
function isPath(text: string, signs: RegExp): boolean {
  const parts = text.split(signs);
  const short = parts.filter((part) => part !== '' && foldedWords(part).length <= MAX_KICKER_WORDS).length;
  // The last part of a long path may be the headline itself.
  return parts.length > 1 && (short === parts.length || (parts.length > 2 && short === parts.length - 1));
}

/** "News / Cities / Pune / …" */
function isLongPath(text: string): boolean {
  return text.split(SIGNS).length > LONG_PATH && isPath(text, SIGNS);
}

const LONG_PATH = 3;

const CAPTION: Placed = { role: 'caption', rule: 'below-date' };

/** Below the date, a longer line is a caption; of short ones only the last may be a subhead. */
function isCaptionLike(document: Document, i: number, end: number): boolean {
  return wordsAt(document, i) >= CAPTION_WORDS || (i + 1 < end && wordsAt(document, i) > MAX_KICKER_WORDS);
}

function aboveText(document: Document, i: number): Placed {
  const standsApart = hasGapBefore(document, i) && hasGapBefore(document, i + 1);
  return standsApart || wordsAt(document, i) > MAX_KICKER_WORDS
    ? { role: 'section-heading', rule: 'above-text' }
    : { role: 'control', rule: 'short-in-head' };
}

/** A short line that nothing else explains, right below the headline or beside the date. */
function isAuthor(document: Document, i: number): boolean {
  const paragraph = document.paragraphs[i];
  if (paragraph === undefined) return false;
  // «نسترن فرهادی:» right above the text.
  const text = paragraph.text.replace(/[:：]$/u, '');
  return looksLikeNames(text, text === paragraph.text ? paragraph.shape : shapeOf(text));
}

function isLabelledPerson(document: Document, i: number): boolean {
  const paragraph = document.paragraphs[i];
  return paragraph !== undefined && labelledPerson(paragraph.text, paragraph.shape) !== null;
}

function foldedAt(document: Document, i: number): readonly string[] {
  return foldedWords(textAt(document, i).slice(0, FOLDED_LENGTH));
}

/** Characters that hold any name of a section or place. */
const FOLDED_LENGTH = 60;

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
