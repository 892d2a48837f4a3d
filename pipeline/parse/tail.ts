/**
 * Where the text of an article is over, and what the unmarked lines below it are: links and their teasers, keywords,
 * buttons. Part of step 7 of stage 4.
 *
 * Pages print much below an article under headings that no vocabulary has. Two things tell it from text: a line that closes
 * articles stands above it (sign-off, source, tags, copyright …), and no two paragraphs of text follow each other any more.
 */
import { COMMENT_HEADING } from './boilerplate.ts';
import { CREDIT_AT_END } from './captions.ts';
import { type Document, foldedAt, isProseAt, type Placed, type Span, textAt, wordsAt } from './document.ts';
import { isRow } from './lists.ts';
import { CONTROLS } from './vocabulary.ts';

const CLOSING_ROLES: ReadonlySet<string> = new Set(['agency-mark', 'source', 'tags']);
const CLOSING_RULES: ReadonlySet<string> = new Set(['end-word', COMMENT_HEADING, 'copyright', 'related-heading']);

/** Share of the words of text that stand above the closing line; what is below is then no half of the article. */
const TEXT_ABOVE = 0.6;
/** Share of the paragraphs that end in a full stop, from which an open line below the last of them is no paragraph. */
const STOPPED_SHARE = 0.6;
/** Words from which an open line below the last paragraph may be one whose full stop is missing. */
const PARAGRAPH_WORDS = 12;
/** Words of the shortest link, and of the longest keyword. */
const LINK_WORDS = 5;

const TEASER: Placed = { role: 'related-teaser', rule: 'below-text' };
const LINK: Placed = { role: 'related-link', rule: 'below-text' };
const TAG: Placed = { role: 'tags', rule: 'short-below-text' };
const BUTTON: Placed = { role: 'control', rule: 'short-below-text' };

/** @returns index of the first paragraph below the text; `end` when the text ends the article */
export function tailStart(
  document: Document,
  { start, end }: Span,
  placed: ReadonlyMap<number, Placed>,
  biographies: ReadonlySet<number>,
): number {
  const text: number[] = [];
  for (let i = start; i < end; i++) {
    if (isProseAt(document, i) && !placed.has(i) && !biographies.has(i)) text.push(i);
  }
  const closing = closingLine(document, { start, end }, text) ?? end;
  const last = text.findLast((i) => i < closing);
  if (last === undefined) return end;
  return endsInSentences(document, text) ? afterOpenLines(document, last, closing, placed) : closing;
}

/** The first line that closes articles, with most of the text above it and only single paragraphs below. */
function closingLine(document: Document, { start, end }: Span, text: readonly number[]): number | null {
  const total = text.reduce((sum, i) => sum + wordsAt(document, i), 0);
  const lastPair = text.findLast((i, n) => text[n + 1] === i + 1) ?? start;
  let above = 0;
  for (let i = start, n = 0; i < end; i++) {
    if (i === text[n]) {
      above += wordsAt(document, i);
      n++;
    }
    const mark = document.marks[i];
    const closes =
      mark != null && (CLOSING_ROLES.has(mark.role) || CLOSING_RULES.has(mark.rule) || isSignature(document, i));
    if (closes && i > lastPair && above > 0 && above >= TEXT_ABOVE * total) return i + 1;
  }
  return null;
}

/** Words of «صوت الشمال/ أ ف ب», which looks like the credit of a picture. */
const SIGNATURE_WORDS = 6;

export function isSignature(document: Document, i: number): boolean {
  return document.marks[i]?.rule === CREDIT_AT_END && wordsAt(document, i) <= SIGNATURE_WORDS;
}

function endsInSentences(document: Document, text: readonly number[]): boolean {
  const stopped = text.filter((i) => document.paragraphs[i]?.shape.ending === 'sentence').length;
  return stopped >= STOPPED_SHARE * text.length;
}

/** Below the last paragraph; longer lines right below it are taken for paragraphs. */
function afterOpenLines(document: Document, last: number, end: number, placed: ReadonlyMap<number, Placed>): number {
  let i = last + 1;
  while (i < end && !placed.has(i) && document.marks[i] === null && isOpenText(document, i)) i++;
  return isVerse(document, i, end) ? end : i;
}

function isOpenText(document: Document, i: number): boolean {
  const ending = document.paragraphs[i]?.shape.ending;
  return (
    wordsAt(document, i) >= PARAGRAPH_WORDS ||
    ending === 'sentence' ||
    ending === 'colon' ||
    ending === 'comma' ||
    /^["'“«„>]/u.test(textAt(document, i)) ||
    isRow(document, i)
  );
}

/** Lines in a row, and words of the longest, that are verse; rows of links are longer. */
const VERSE = { lines: 4, words: 7 };

function isVerse(document: Document, i: number, end: number): boolean {
  let lines = 0;
  for (; i + lines < end && document.marks[i + lines] === null && lines < VERSE.lines; lines++) {
    const words = wordsAt(document, i + lines);
    if (words < 3 || words > VERSE.words) return false;
  }
  return lines >= VERSE.lines;
}

/** An unmarked line below the text. */
export function placeInTail(document: Document, i: number): Placed {
  if (isProseAt(document, i)) return TEASER;
  if (CONTROLS.at(foldedAt(document, i), 0) !== null) return BUTTON;
  if (wordsAt(document, i) >= LINK_WORDS) return LINK;
  return /\p{Nd}/u.test(textAt(document, i)) ? BUTTON : TAG;
}
