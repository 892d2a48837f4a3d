/**
 * Own topics: a query as its smallest parts, each with its place. What cannot be read is reported and stays as a term that is null, so
 * that the parser finds further problems and no consequences.
 */
import { MAX_DISTANCE } from './limits.ts';
import { type Report, shown } from './problems.ts';
import { readTerm, type Term } from './term.ts';

export type Lexeme = {
  /** Offset into the query, and how it stands there. */
  readonly at: number;
  readonly text: string;
} & (
  | { readonly kind: 'term'; readonly term: Term | null }
  | { readonly kind: 'near'; readonly distance: number }
  | { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close' | 'headline' }
  /** `swallowed`: a quote that is not closed took the rest. */
  | { readonly kind: 'end'; readonly swallowed: boolean }
);

export function beginsOperand({ kind }: Lexeme): boolean {
  return kind === 'term' || kind === 'not' || kind === 'open' || kind === 'headline';
}

/** Any of a kind opens, any of it closes: right-to-left writers mix them up, and «phrases» may stand in "phrases". */
const QUOTES = ['"', '“”„', '«»'];
const HEADLINE = 'headline:';
const OPERATORS = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
] as const);

/** White space, invisible marks that are pasted along with it, commas and semicolons. */
const SEPARATOR = /[\s\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\u061C\uFEFF،؛,;]/;
const WORD_END = /[\s\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\u061C\uFEFF،؛()"“”„«»]/;
const FIELD = /^[A-Za-z]{1,20}:(?=.)/;

export function lexemesOf(query: string, report: Report): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let swallowed = false;
  for (let at = 0; at < query.length; ) {
    const first = query.charAt(at);
    if (SEPARATOR.test(first)) {
      at++;
      continue;
    }
    const family = QUOTES.find((quotes) => quotes.includes(first));
    let end: number;
    if (first === '(' || first === ')') {
      end = at + 1;
      lexemes.push({ at, text: first, kind: first === '(' ? 'open' : 'close' });
    } else if (family !== undefined) {
      end = endOf(query, at + 1, (char) => family.includes(char)) + 1;
      swallowed = end > query.length;
      lexemes.push(phraseAt(query.slice(at, end), at, swallowed, report));
    } else if (query.startsWith(HEADLINE, at)) {
      end = at + HEADLINE.length;
      lexemes.push({ at, text: HEADLINE, kind: 'headline' });
    } else {
      end = endOf(query, at, (char) => WORD_END.test(char));
      lexemes.push(wordAt(query.slice(at, end), at, report));
    }
    at = end;
  }
  return [...lexemes, { at: query.length, text: '', kind: 'end', swallowed }];
}

/** The first word of a phrase in `phrases` that would be an operator or a field in a query; null when none would. */
export function operatorIn(phrase: string): { readonly at: number; readonly text: string } | null {
  for (const { 0: text, index: at } of phrase.matchAll(/\S+/g)) {
    if (OPERATORS.has(text as 'AND') || text.startsWith('NEAR/') || text.startsWith(HEADLINE)) return { at, text };
  }
  return null;
}

function endOf(query: string, from: number, ends: (char: string) => boolean): number {
  let end = from;
  while (end < query.length && !ends(query.charAt(end))) end++;
  return end;
}

function phraseAt(text: string, at: number, open: boolean, report: Report): Lexeme {
  if (open) {
    report(at, `this quote is not closed: ${shown(text)}`);
    return { at, text, kind: 'term', term: null };
  }
  return { at, text, kind: 'term', term: readTerm(text.slice(1, -1), (within, why) => report(at + 1 + within, why)) };
}

function wordAt(text: string, at: number, report: Report): Lexeme {
  const operator = OPERATORS.get(text as 'AND');
  if (operator !== undefined) return { at, text, kind: operator };
  if (text === 'NEAR' || text.startsWith('NEAR/')) return nearAt(text, at, report);
  const term = readWord(text, (within, why) => report(at + within, why));
  return { at, text, kind: 'term', term };
}

function nearAt(text: string, at: number, report: Report): Lexeme {
  const digits = text.slice('NEAR/'.length);
  const distance = /^[0-9]{1,3}$/.test(digits) ? Number(digits) : 0;
  if (distance < 1 || distance > MAX_DISTANCE) {
    report(at, `${shown(text)} is not NEAR/n with n from 1 to ${MAX_DISTANCE}; to look for the word, put it in quotes`);
  }
  return { at, text, kind: 'near', distance };
}

/** A word of several, like `covid-19`, is a phrase. What other query languages mean by signs is refused rather than misread. */
function readWord(text: string, report: Report): Term | null {
  const field = FIELD.exec(text)?.[0];
  if (field !== undefined) {
    report(0, `there is no field ${shown(field)}, only headline:; to look for the words, put them in quotes`);
  } else if (text.startsWith('-') || text.startsWith('+')) {
    report(0, `${shown(text)} begins with a sign: write NOT to exclude, nothing to require`);
  } else {
    return readTerm(text, report);
  }
  return null;
}
