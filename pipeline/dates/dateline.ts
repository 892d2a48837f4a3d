/**
 * The dateline engine: reads the lines that say when a text was published or updated, Arabic first, and says of a line
 * whether it is one. Part of stage 4, usable alone (`newsfold/dates`).
 *
 *  1 tokens        words, numbers, signs; digits of every script                        `tokens.ts`
 *  2 parts         markers, dates, weekdays, times, zones, fillers; the rest is leftover `parts.ts`
 *  3 statements    parts up to the next marker or date belong together                  `statements.ts`
 *  4 verdict       a dateline holds little besides its date, and that set off by signs  `verdict.ts`
 *  5 resolution    year, order, calendar, weekday, zone, plausibility                   `resolve.ts`
 *
 * Linear in the line: every token is consumed once, and each look ahead is bounded.
 */
import type { DateFlag } from './flags.ts';
import { readParts } from './parts.ts';
import { type Reading, readLine } from './reading.ts';
import { type DateContext, resolve } from './resolve.ts';
import type { Draft } from './statements.ts';
import { tokenize } from './tokens.ts';
import { isCrowded, isDateline, MAX_LEFTOVER } from './verdict.ts';

export type { DateFlag } from './flags.ts';
export type { DateContext } from './resolve.ts';

export type DateStatement = {
  readonly kind: 'published' | 'updated';
  /**
   * ISO 8601 as far as stated: `2024-03`, `2024-03-05`, `2024-03-05T14:20:00` (wall clock), `…Z` (zone printed, or an
   * instant reckoned from the upload); null when impossible, in the future, or coarser than a month.
   */
  readonly at: string | null;
  /** Name of the form that was read. */
  readonly rule: string;
  /** The part of the line that was read. */
  readonly text: string;
  readonly flags: readonly DateFlag[];
};

export type Dateline = {
  /** At least one, in the order of the line. */
  readonly statements: readonly DateStatement[];
  /** True when a word announces the date: «نشر», "Updated". */
  readonly announced: boolean;
  /** What stands beside the date, in order: a place, an outlet, a name. */
  readonly leftover: readonly string[];
  /** True when a day with its year, or an instant reckoned from the upload, is among the dates. */
  readonly hasFullDate: boolean;
};

/**
 * The dateline that the whole line is, or null when it is something else: a sentence, a headline with a date in it, a
 * copyright notice.
 *
 * @param line one line without its end, in any language and script
 * @param context the upload's instant and the text's language
 */
export function readDateline(line: string, context: DateContext): Dateline | null {
  const reading = readLine(line, context, MAX_LEFTOVER);
  return reading !== null && isDateline(reading) ? toDateline(reading, context) : null;
}

/** A day with its year and very few other words, which is a dateline only where one is expected: near the head. */
export function readCrowdedDateline(line: string, context: DateContext): Dateline | null {
  const reading = readLine(line, context, MAX_LEFTOVER);
  return reading !== null && isCrowded(reading) ? toDateline(reading, context) : null;
}

/** The dates in a line that is known to hold some, whatever stands beside them. */
export function readDates(line: string, context: DateContext): Dateline | null {
  const reading = readLine(line, context);
  return reading === null ? null : toDateline(reading, context);
}

/** A time of day and nothing else: «01:10 م», "21:05 GMT". */
export function isTimeOfDay(line: string): boolean {
  if (line.length > MAX_TIME_LENGTH || !/\p{Nd}/u.test(line)) return false;
  const kinds = readParts(tokenize(line)).map(({ kind }) => kind);
  return kinds.includes('time') && kinds.every((kind) => BESIDE_TIME.has(kind));
}

/** «الساعة 09:48 مساء (بتوقيت مكة المكرمة)» has 39 characters. */
const MAX_TIME_LENGTH = 60;
const BESIDE_TIME: ReadonlySet<string> = new Set(['time', 'zone', 'weekday', 'filler', 'sign']);

function toDateline({ text, drafts, runs, ...reading }: Reading, context: DateContext): Dateline {
  const known = { ...context, language: context.language ?? reading.language };
  return {
    statements: drafts.map((draft) => toStatement(draft, text, known)),
    announced: reading.announced,
    leftover: runs.map((run) => text.slice(run.start, run.end)),
    hasFullDate: reading.hasPrintedDay || reading.hasStamp,
  };
}

function toStatement({ kind, start, end, ...printed }: Draft, line: string, context: DateContext): DateStatement {
  return { kind, rule: ruleOf(printed), text: line.slice(start, end), ...resolve(printed, context) };
}

function ruleOf({ date, otherDate, relative }: Pick<Draft, 'date' | 'otherDate' | 'relative'>): string {
  return date?.rule ?? otherDate?.rule ?? `relative-${relative?.form ?? 'day'}`;
}
