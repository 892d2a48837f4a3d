/**
 * What the lines of a head are, given its headline; from top to bottom. Part of step 6 of stage 4 (`head.ts`).
 */
import { authorsIn, isBiography } from './biography.ts';
import { labelledPerson } from './byline.ts';
import { isMostlyLetters } from './candidates.ts';
import {
  type Document,
  foldedAt,
  hasGapBefore,
  isFurnitureAt,
  isNamedAt,
  isProseAt,
  type Placed,
  roleAt,
  type Span,
  textAt,
  wordsAt,
} from './document.ts';
import { headlineAt, MAX_KICKER_WORDS } from './headline.ts';
import { isShortField, titleOfFields } from './labels.ts';
import { looksLikeNames } from './names.ts';
import { isOutletLine } from './outlet-name.ts';
import { isPath } from './section-path.ts';
import { shapeOf } from './shape.ts';
import { OUTLET_ON_TOP, outletAfterTitle } from './source.ts';
import { CONTROLS, ORGANISATION_WORDS, PLACES, SECTION_NAMES } from './vocabulary.ts';

/** A second headline and a kicker. */
const MAX_ALTERNATIVES = 2;
/** Words of the longest second headline; a longer one is a standfirst that lacks its full stop. */
const MAX_DECK_WORDS = 15;
/** Words of a section's name above the headline. */
const MAX_SECTION_WORDS = 3;
/** Words of the longest row of buttons with an unknown one among them. */
const MAX_CONTROL_WORDS = 5;
/** Words from which the line above the text is a caption without a credit; subheads are shorter. */
const CAPTION_WORDS = 7;

export class HeadLines {
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
    // "+8.60 (+0.16%)", "RU EN FR"
    if (!isMostlyLetters(text) || (words.length > 1 && words.every((word) => word.length <= 2)))
      return { role: 'control', rule: 'no-words' };
    if (SECTION_NAMES.whole(words) !== null) return { role: 'section-name', rule: 'section-name' };
    if (isProseAt(document, i) && !this.#titles.includes(i))
      return i < this.#headline
        ? { role: 'author-biography', rule: 'above-headline' }
        : { role: 'body', rule: 'standfirst' };
    return i < this.#headline ? this.#above(i) : this.#below(i, end, words);
  }

  #isAfterAuthor(i: number): boolean {
    return (this.placed.get(i - 1)?.role ?? roleAt(this.#document, i - 1)) === 'byline';
  }

  #above(i: number): Placed {
    if (isOutletLine(this.#document, i)) return { role: 'source', rule: OUTLET_ON_TOP };
    if (isPath(textAt(this.#document, i))) return { role: 'section-name', rule: 'path-above-headline' };
    if (wordsAt(this.#document, i) <= MAX_SECTION_WORDS) return { role: 'section-name', rule: 'short-above-headline' };
    this.alternative ??= i;
    return { role: 'alternative-headline', rule: 'kicker' };
  }

  #below(i: number, end: number, words: readonly string[]): Placed {
    const document = this.#document;
    const text = textAt(document, i);
    if (PLACES.whole(words) !== null) return { role: 'dateline', rule: 'place-alone' };
    if (this.#isAfterAuthor(i) && isBiography(document, i, this.#authors))
      return { role: 'author-biography', rule: 'below-byline' };
    if (this.#seen.has(text) || text === textAt(document, i + 1)) return { role: 'caption', rule: 'repeated-line' };
    if (wordsAt(document, i) <= MAX_CONTROL_WORDS && words.some((_, k) => CONTROLS.at(words, k) !== null))
      return { role: 'control', rule: 'interface-word-inside' };
    if (this.#isAfterAuthor(i) && isOutletLine(document, i)) return { role: 'source', rule: OUTLET_ON_TOP };
    if (this.#isAfterAuthor(i) && isTrade(words)) return { role: 'byline', rule: 'trade-below-author' };
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

/** "Rural affairs correspondent" */
function isTrade(words: readonly string[]): boolean {
  return words.length <= MAX_CONTROL_WORDS && words.some((_, i) => ORGANISATION_WORDS.at(words, i) !== null);
}

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
