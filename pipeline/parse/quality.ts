/**
 * What is no article: too little text, or text without sentences. Used twice in stage 4: the measures of length on the
 * whole file before any rule runs (so that hostile files cost nothing), and all of them on every article's body.
 */

import { type Rejected, rejected } from '../record.ts';
import { classOf, NUMBER, tokensIn } from '../text/characters.ts';
import { PAYWALL } from './boilerplate.ts';
import type { Mark } from './mark.ts';
import type { Shape } from './shape.ts';

/**
 * Words of the shortest body. Of 26,900 bodies of Arabic newspapers and channels 14 have 10–19, flashes of one or two
 * sentences; error pages, paywall stubs and cookie notes are mostly of that size, and far more frequent in dumps.
 */
const MIN_WORDS = 20;

/** Characters per word, spaces included. News has 5–7 in Arabic and English; encoded data and endless tokens have hundreds. */
const MAX_CHARS_PER_WORD = 25;

/** Share of the words that stand in lines of at least this many words; menus and word lists have next to none. */
const SENTENCE_WORDS = 6;
const MIN_SENTENCE_SHARE = 0.3;

/** Share of words that are numbers. Of 5,000 articles, market reports and sports results included, the most is 0.23. */
const MAX_NUMBER_SHARE = 0.45;

/** Different words in the sample, and the least words to judge by. 500 words of news have 220–385 different ones. */
const MIN_DISTINCT_SHARE = 0.1;
const ENOUGH_TO_COMPARE = 100;

/** Characters of the sample for the last two, some 600 words; of a whole file fewer show that it is a table. */
const SAMPLE_LENGTH = 4_000;
const FILE_SAMPLE_LENGTH = 1_000;

type Text = { readonly text: string; readonly shape: Shape };

/** Asked of the whole file, before any rule runs. */
export function proseProblem(paragraphs: readonly Text[]): Rejected | null {
  return lengthProblem(paragraphs) ?? tableProblem(sampleOf(paragraphs, FILE_SAMPLE_LENGTH));
}

/** Asked of every article's text. */
export function bodyProblem(paragraphs: readonly Text[]): Rejected | null {
  const problem = lengthProblem(paragraphs);
  if (problem !== null) return problem;
  const tokens = sampleOf(paragraphs, SAMPLE_LENGTH);
  return tableProblem(tokens) ?? repetitionProblem(tokens);
}

function lengthProblem(paragraphs: readonly Text[]): Rejected | null {
  let [words, chars, inSentences] = [0, 0, 0];
  for (const { text, shape } of paragraphs) {
    words += shape.words;
    chars += text.length;
    if (shape.words >= SENTENCE_WORDS) inSentences += shape.words;
  }
  // An endless token is noise however few words stand beside it.
  if (chars > MIN_WORDS * MAX_CHARS_PER_WORD && chars > MAX_CHARS_PER_WORD * words) {
    return rejected('not-prose', `${chars} characters make only ${words} words.`);
  }
  if (words < MIN_WORDS) return rejected('too-short', `${words} words of text; an article has at least ${MIN_WORDS}.`);
  if (inSentences < MIN_SENTENCE_SHARE * words) {
    return rejected(
      'not-prose',
      `Only ${inSentences} of ${words} words stand in lines of ${SENTENCE_WORDS} words or more: a list, not sentences.`,
    );
  }
  return null;
}

/** Words of the longest text that a request to pay cuts off; what is longer is worth keeping. */
const MAX_STUB_WORDS = 150;

/** The beginning of an article, and below it the request to pay or sign in. */
export function paywallProblem(text: readonly Text[], marks: readonly (Mark | null)[]): Rejected | null {
  const words = text.reduce((sum, { shape }) => sum + shape.words, 0);
  if (words > MAX_STUB_WORDS || !marks.some((mark) => mark?.rule === PAYWALL)) return null;
  return rejected('paywall-stub', `${words} words, and the request to pay or sign in for the rest.`);
}

/** Lines, and share of them with few words, that make a menu; verse and lists of results have longer lines. */
const MENU = { lines: 10, share: 0.6, words: 3 };
/** Lines that are known from pages' interfaces. */
const LEAST_INTERFACE_SHARE = 0.15;
const INTERFACE_ROLES: ReadonlySet<string> = new Set(['control', 'section-name', 'related-heading', 'boilerplate']);

/** Nothing but the names of sections and pages, buttons and links. */
export function navigationProblem(paragraphs: readonly Text[], marks: readonly (Mark | null)[]): Rejected | null {
  const count = paragraphs.length;
  if (count < MENU.lines || paragraphs.some(({ shape }) => shape.isProse)) return null;
  const short = paragraphs.filter(({ shape }) => shape.words <= MENU.words).length;
  const known = marks.filter((mark) => mark !== null && INTERFACE_ROLES.has(mark.role)).length;
  if (short < MENU.share * count || known < LEAST_INTERFACE_SHARE * count) return null;
  return rejected('navigation-only', `${short} of ${count} lines have up to ${MENU.words} words: a menu, no article.`);
}

function tableProblem(tokens: readonly string[]): Rejected | null {
  const numbers = tokens.filter((token) => isNumber(token)).length;
  if (numbers > MAX_NUMBER_SHARE * tokens.length) {
    return rejected('not-prose', `${numbers} of ${tokens.length} words are numbers: a table, not sentences.`);
  }
  return null;
}

function isNumber(token: string): boolean {
  return (classOf(token.charCodeAt(0)) & NUMBER) !== 0;
}

function repetitionProblem(tokens: readonly string[]): Rejected | null {
  const distinct = new Set(tokens).size;
  if (tokens.length >= ENOUGH_TO_COMPARE && distinct < MIN_DISTINCT_SHARE * tokens.length) {
    return rejected(
      'not-prose',
      `${tokens.length} words with only ${distinct} different ones: repetition, not sentences.`,
    );
  }
  return null;
}

/** Paragraphs from all over the text, each from its beginning. */
function sampleOf(paragraphs: readonly Text[], wanted: number): readonly string[] {
  const chars = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  const stride = Math.max(1, Math.floor(chars / wanted));
  const parts: string[] = [];
  for (let i = 0, length = 0; i < paragraphs.length && length < wanted; i += stride) {
    const part = (paragraphs[i]?.text ?? '').slice(0, wanted - length);
    parts.push(part);
    length += part.length;
  }
  return tokensIn(parts.join('\n'));
}
