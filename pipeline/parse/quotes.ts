/**
 * Quotations set apart from the text: those with their author in the line below, pull quotes, and mail's `>`. Most
 * paragraphs in quotation marks are ordinary text. Part of step 7 of stage 4.
 */
import { foldedWords } from '../text/fold.ts';
import { type Document, hasGapBefore, type Placed, type Span, textAt, wordsAt } from './document.ts';

/** Words of the longest pull quote, and of the longest line that names a quotation's author. */
const MAX_PULL_WORDS = 45;
const MAX_AUTHOR_WORDS = 12;
/** Quotations of one article that are looked up: each costs a search of its text. */
const MAX_PULL_QUOTES = 20;
/** Words at which a pull quote is looked up in the text. */
const LEAST_PULL_WORDS = 5;

const WITH_AUTHOR: Placed = { role: 'quote', rule: 'quotation-with-author' };
const PULL: Placed = { role: 'quote', rule: 'pull-quote' };
const MARKED: Placed = { role: 'quote', rule: 'quotation-mark-of-mail' };

/** @param quotes finds a text inside the article's other paragraphs */
export function placeQuote(document: Document, i: number, span: Span, others: FoldedText): Placed | null {
  const text = textAt(document, i);
  if (/^>+\s/.test(text)) return MARKED;
  if (isAuthorOf(document, i) && i > span.start && isQuoted(textAt(document, i - 1))) return WITH_AUTHOR;
  if (isVerse(document, i) && (isVerse(document, i - 1) || isVerse(document, i + 1))) return VERSE;
  if (!isQuoted(text)) return null;
  if (i + 1 < span.end && isAuthorOf(document, i + 1)) return WITH_AUTHOR;
  return isPullQuote(document, i, others) ? PULL : null;
}

const VERSE: Placed = { role: 'quote', rule: 'verse' };

/** Half-lines with points, stars or a wide gap between them: «يا سائرا والدرب … ... مهلا فكل الزاد …». */
function isVerse(document: Document, i: number): boolean {
  const text = textAt(document, i);
  return text.length <= 120 && /^\S.{8,60}?\s(?:\.{2,}|…|\*{1,3}|#)\s.{8,60}\S$/u.test(text);
}

const OPENING = '["\'“”„«‹「『❝]';
const QUOTED = new RegExp(`^${OPENING}[^"“”«»]{10,}["'”“»›」』❞][.!؟?]?$`, 'u');

/** In one pair of quotation marks from end to end. */
export function isQuoted(text: string): boolean {
  return text.length <= 1_000 && QUOTED.test(text);
}

/** «— محمود الصياد، نقيب البحارة» below a quotation; without the dash when it is set together with it and apart from the text. */
function isAuthorOf(document: Document, i: number): boolean {
  const paragraph = document.paragraphs[i];
  if (paragraph === undefined || paragraph.shape.words > MAX_AUTHOR_WORDS || document.marks[i] !== null) return false;
  if (/^[-–—―~]\s*\p{L}/u.test(paragraph.text)) return true;
  const isSetTogether = !paragraph.gapBefore && hasGapBefore(document, i + 1) && hasGapBefore(document, i - 1);
  return isSetTogether && paragraph.shape.ending === 'open' && !paragraph.shape.isProse;
}

function isPullQuote(document: Document, i: number, others: FoldedText): boolean {
  const count = wordsAt(document, i);
  if (count < LEAST_PULL_WORDS || count > MAX_PULL_WORDS) return false;
  return others.holdsTwice(foldedWords(textAt(document, i)).join(' '));
}

/** The folded words of an article's text, made when first asked for. */
export class FoldedText {
  readonly #document: Document;
  readonly #span: Span;
  #text: string | null = null;
  #asked = 0;

  constructor(document: Document, span: Span) {
    this.#document = document;
    this.#span = span;
  }

  holdsTwice(words: string): boolean {
    if (++this.#asked > MAX_PULL_QUOTES) return false;
    this.#text ??= this.#document.paragraphs
      .slice(this.#span.start, this.#span.end)
      .map(({ text }) => foldedWords(text).join(' '))
      .join('\n');
    const first = this.#text.indexOf(words);
    return first >= 0 && this.#text.includes(words, first + words.length);
  }
}
