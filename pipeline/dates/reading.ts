/**
 * All that is read in one line before it is judged: its statements, and what else it holds. Steps 1–4 of the dateline
 * engine (`dateline.ts`).
 */
import { leftoverRuns, type Run } from './leftover.ts';
import { KNOWN_WORDS, RELATIVE_WORDS } from './names.ts';
import { type Part, readParts, wordWeight } from './parts.ts';
import type { DateContext } from './resolve.ts';
import { type Draft, draftStatements } from './statements.ts';
import { type Line, tokenize } from './tokens.ts';

export type Reading = {
  readonly text: string;
  /** At least one. */
  readonly drafts: readonly Draft[];
  readonly runs: readonly Run[];
  /** True when a word announces the date. */
  readonly announced: boolean;
  /** A day with its year. */
  readonly hasPrintedDay: boolean;
  /** "3 hours ago" in digits, and no date beside it. */
  readonly hasStamp: boolean;
  /** Relative words that also stand in sentences: «أمس», "an hour ago". */
  readonly hasLooseWords: boolean;
  /** The dates are of a copyright, a birth, an event: not of publication. */
  readonly isOther: boolean;
  /** The language that all markers and weekdays of the line share. */
  readonly language: string | null;
};

/** Characters of the longest line looked at; real datelines, with both instants, zone and author, stay under 160. */
const MAX_LENGTH = 250;

/** Characters of the longest line without a digit: «آخر تحديث منذ أقل من دقيقة», with a name beside it. */
const MAX_LENGTH_IN_WORDS = 60;

/** The line looked at last: the parser asks up to three times in a row about the same one. */
let last: { readonly text: string; readonly language: string | null; readonly reading: Reading | null } | null = null;

/**
 * Null when nothing in the line is a date. Most lines of a text end here, so that the cheap looks come first.
 *
 * @param maxUnknown words of no table, above which the line is not looked at
 */
export function readLine(
  text: string,
  { language }: Pick<DateContext, 'language'>,
  maxUnknown = Number.POSITIVE_INFINITY,
): Reading | null {
  if (text.length > MAX_LENGTH) return null;
  const hasDigit = /\p{Nd}/u.test(text);
  if (!hasDigit && text.length > MAX_LENGTH_IN_WORDS) return null;
  if (last?.text === text && last.language === language) return last.reading;
  const line = tokenize(text, language === null ? null : fileOf(language));
  if (!hasDigit && !line.tokens.some((token) => RELATIVE_WORDS.has(token.text))) return null;
  if (hasMoreUnknown(line, maxUnknown)) return null;
  const reading = readTokens(text, line);
  last = { text, language, reading };
  return reading;
}

/** Languages whose words stand in another one's file. */
const SAME_WORDS: Readonly<Record<string, string>> = {
  ...{ no: 'nb', nn: 'nb', kmr: 'ku', prs: 'fa', pbt: 'ps', cmn: 'zh', yue: 'zh', iw: 'he', in: 'id' },
  ...{ arb: 'ar', arz: 'ar', ary: 'ar', apc: 'ar', aeb: 'ar', ajp: 'ar' },
};

function fileOf(language: string): string {
  const primary = language.split('-')[0]?.toLowerCase() ?? language;
  return SAME_WORDS[primary] ?? primary;
}

function hasMoreUnknown({ tokens }: Line, max: number): boolean {
  let count = 0;
  return tokens.some(({ kind, text }) => {
    if (kind === 'word' && !KNOWN_WORDS.has(text)) count += wordWeight(text);
    return count > max;
  });
}

function readTokens(text: string, line: Line): Reading | null {
  const parts = readParts(line);
  const drafts = draftStatements(parts);
  if (drafts.length === 0) return null;
  const announced = parts.some(({ kind }) => kind === 'marker');
  const isOtherDate = parts.some(({ kind }) => kind === 'other-date') || FOOTNOTE.test(text) || POST.test(text);
  return {
    text,
    drafts,
    runs: leftoverRuns(parts),
    announced,
    hasPrintedDay: drafts.some(isFull),
    hasStamp: drafts.some((draft) => isRelative(draft) && isStamp(draft)),
    hasLooseWords: drafts.some((draft) => isRelative(draft) && !isStamp(draft)),
    isOther: isOtherDate || (!announced && isSpan(drafts, text)),
    language: languageOf(parts),
  };
}

/** «(49) جريدة النور، 18 ديسمبر 1996.» */
const FOOTNOTE = /^\s*[([]\p{Nd}{1,3}[)\]]/u;

/** "— Jane Doe (@janedoe) March 5, 2024": a post from elsewhere, set into the text. */
const POST = /\(@\w{1,30}\)\s+\p{L}{1,20}\.?\s+\p{Nd}/u;

/** "5 March 2024 – 7 March 2024", "from … to …": an event, or a life. */
function isSpan(drafts: readonly Draft[], text: string): boolean {
  return drafts.some((draft, k) => {
    const next = drafts[k + 1];
    if (next === undefined || isRelative(draft) || isRelative(next)) return false;
    const between = text.slice(draft.end, next.start).trim();
    return /^(?:[-–—]|[\p{L}\p{M}]+)?$/u.test(between);
  });
}

function isFull({ date, otherDate }: Draft): boolean {
  return [date, otherDate].some((printed) => printed !== null && printed.day !== null && printed.year !== null);
}

function isRelative({ date, otherDate }: Draft): boolean {
  return date === null && otherDate === null;
}

function isStamp({ relative }: Draft): boolean {
  return relative?.form === 'ago' && relative.inDigits;
}

function languageOf(parts: readonly Part[]): string | null {
  const telling = parts.flatMap((part) => (part.kind === 'marker' || part.kind === 'weekday' ? [part.languages] : []));
  const [first, ...others] = telling;
  return [...(first ?? [])].find((language) => others.every((languages) => languages.has(language))) ?? null;
}
