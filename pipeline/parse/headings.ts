/**
 * Subheads inside an article: short, without a full stop, between paragraphs of text. Part of step 7 of stage 4.
 */
import { type Document, hasGapBefore, isProseAt, roleAt, type Span, textAt, wordsAt } from './document.ts';
import { isListItem, listNumber } from './shape.ts';

/** Longest section heading, in words and characters; questions as headings are shorter than those of interviews. */
const HEADING_WORDS = 10;
const HEADING_LENGTH = 90;
const QUESTION_WORDS = 8;
/** Characters of a speaker before the question: "Jane Doe: …?" */
const SPEAKER_LENGTH = 40;
/** Text below a heading. */
const HEADED_WORDS = 15;

/** What is known of the article's text as a whole. */
export type Look = {
  /** Most paragraphs have a blank line above them. */
  readonly isSpaced: boolean;
  /** All paragraphs of text end in a full stop or another closing sign. */
  readonly isStopped: boolean;
  /** Questions with answers below them: they are text. */
  readonly isInterview: boolean;
};

export function isSectionHeading(document: Document, i: number, span: Span, look: Look): boolean {
  const text = textAt(document, i);
  const shape = document.paragraphs[i]?.shape;
  if (shape === undefined || shape.isProse || shape.words > HEADING_WORDS || text.length > HEADING_LENGTH) return false;
  if (isListItem(text) && !isNumberedHeading(document, i, span)) return false;
  const isQuestion = shape.ending === 'question';
  if (
    (shape.ending !== 'open' && !isQuestion) ||
    (isQuestion && (shape.words > QUESTION_WORDS || (look.isInterview && listNumber(text) === null))) ||
    (/[:：]\s/.test(text.slice(0, SPEAKER_LENGTH)) && isQuestion) ||
    /(?:\.\.|…)$/.test(text)
  )
    return false;
  if (shape.words === 0 || i === span.start) return false;
  if (roleAt(document, i - 1) === 'live-stamp') return shape.isTitle;
  if (look.isSpaced && !(hasGapBefore(document, i) && hasGapBefore(document, i + 1))) return false;

  const before = neighbour(document, i, -1, span);
  const after = neighbour(document, i, 1, span);
  if (before === null || after === null || document.paragraphs[before]?.shape.ending === 'colon') return false;
  return isText(document, before) && isText(document, after) && !isListItem(textAt(document, after));
}

/** Paragraphs looked at for the heading of the next or former number. */
const NUMBERED_WITHIN = 12;

/** «2- …» when «1- …» or «3- …», with text between, is as short: a numbered list stands in a row. */
function isNumberedHeading(document: Document, i: number, { start, end }: Span): boolean {
  const number = listNumber(textAt(document, i));
  if (number === null) return false;
  for (let distance = 2; distance <= NUMBERED_WITHIN; distance++) {
    for (const k of [i - distance, i + distance]) {
      if (k < start || k >= end || wordsAt(document, k) > HEADING_WORDS) continue;
      const other = listNumber(textAt(document, k));
      if (other !== null && other === number + Math.sign(k - i)) return true;
    }
  }
  return false;
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

/** Paragraphs that show a habit. */
const MIN_STOPPED = 4;
/** Questions in a text that make it an interview, and words of the longest. */
const INTERVIEW_QUESTIONS = 3;
const INTERVIEW_WORDS = 40;

export function lookOf(document: Document, { start, end }: Span): Look {
  let questions = 0;
  for (let i = start; i < end; i++) {
    const isQuestion = document.marks[i] === null && document.paragraphs[i]?.shape.ending === 'question';
    if (isQuestion && wordsAt(document, i) <= INTERVIEW_WORDS && isProseAt(document, i + 1)) questions++;
  }
  const text = document.paragraphs.slice(start, end).filter(({ shape }) => shape.isProse);
  return {
    isSpaced: hasBlankLines(document, { start, end }),
    isStopped: text.length >= MIN_STOPPED && text.every(({ shape }) => shape.ending !== 'open'),
    isInterview: questions >= INTERVIEW_QUESTIONS,
  };
}

/** Share of the paragraphs that have a blank line above them in a spaced text; most have none in the other kind. */
const SPACED_SHARE = 0.5;

function hasBlankLines(document: Document, { start, end }: Span): boolean {
  let gaps = 0;
  for (let i = start + 1; i < end; i++) if (hasGapBefore(document, i)) gaps++;
  return end - start > 1 && gaps >= SPACED_SHARE * (end - start - 1);
}
