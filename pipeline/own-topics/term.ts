/**
 * Own topics: a term is what is looked for in a text, a word or a phrase whose last word may be a prefix. It goes through the same
 * `tokenize` as articles, so that it finds every inflection that has its stems.
 */
import { type Token, tokenize } from '../classify/tokenize.ts';
import { MAX_PHRASE_WORDS, MAX_WORD_LENGTH, MIN_PREFIX_LETTERS } from './limits.ts';
import { type Report, shown } from './problems.ts';

export type Term = {
  readonly stems: readonly string[];
  /** Folded beginning of the word that follows the stems; null when none does. */
  readonly prefix: string | null;
};

/** Words of the text that a term covers. */
export function wordsIn({ stems, prefix }: Term): number {
  return stems.length + (prefix === null ? 0 : 1);
}

/**
 * @param text words, without quotes around them
 * @returns null when something was reported, at an offset into `text`
 */
export function readTerm(text: string, report: Report): Term | null {
  const tokens = tokenize(text, MAX_PHRASE_WORDS + 1);
  const problem = problemOf(text, tokens);
  if (problem !== null) {
    report(problem.at, problem.message);
    return null;
  }
  const last = tokens.at(-1);
  const prefix = last !== undefined && text[last.end] === '*' ? last.word : null;
  const whole = prefix === null ? tokens : tokens.slice(0, -1);
  return { stems: whole.map(({ stem }) => stem), prefix };
}

function problemOf(text: string, tokens: readonly Token[]): { readonly at: number; readonly message: string } | null {
  if (tokens.every(({ word }) => word === '')) {
    return { at: 0, message: `there is no word in ${shown(text)}: words are of letters and digits` };
  }
  const excess = tokens[MAX_PHRASE_WORDS];
  if (excess !== undefined) {
    const message = `a phrase may have ${MAX_PHRASE_WORDS} words; this is the next. Join shorter ones with AND or NEAR`;
    return { at: excess.start, message };
  }
  const long = tokens.find(({ start, end }) => end - start > MAX_WORD_LENGTH);
  if (long !== undefined) {
    return {
      at: long.start,
      message: `a word may have ${MAX_WORD_LENGTH} characters, this has ${long.end - long.start}`,
    };
  }
  return problemOfStars(text, tokens.at(-1));
}

function problemOfStars(text: string, last: Token | undefined) {
  const star = text.indexOf('*');
  if (star < 0 || last === undefined) return null;
  const misplaced = star !== last.end ? star : text.indexOf('*', star + 1);
  if (misplaced >= 0) {
    return { at: misplaced, message: 'a * stands only at the end of a word, and in a phrase only behind the last one' };
  }
  const letters = [...last.word].length;
  if (letters >= MIN_PREFIX_LETTERS) return null;
  const word = shown(text.slice(last.start, last.end + 1));
  return {
    at: last.start,
    message: `at least ${MIN_PREFIX_LETTERS} letters stand before a *, in ${word} ${letters} do`,
  };
}
