/**
 * The dateline engine: reads the lines that say when a text was published or updated, Arabic first, and says of a line
 * whether it is one. Part of stage 4, usable alone.
 *
 *  1 tokens        words, numbers, signs; digits of every script (`tokens.ts`)
 *  2 parts         markers, dates, weekdays, times, zones, fillers; the rest is *leftover* (`parts.ts`)
 *  3 statements    parts up to the next marker or date belong together
 *  4 verdict       a dateline holds little besides its date, and that set off by signs
 *  5 resolution    year, weekday, zone, plausibility (`resolve.ts`)
 *
 * Linear in the line: every token is consumed once, and each look ahead is bounded.
 */
import type { PrintedTime } from './clock.ts';
import type { PrintedDate } from './date-forms.ts';
import type { DateFlag } from './flags.ts';
import { type Part, readParts } from './parts.ts';
import { type DateContext, resolve } from './resolve.ts';
import { tokenize } from './tokens.ts';

export type DateStatement = {
  readonly kind: 'published' | 'updated';
  /** ISO 8601 as far as stated; null when impossible, in the future, or not convertible. */
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
  /** True when a day with its year is among the dates. */
  readonly hasFullDate: boolean;
};

/** Characters of the longest line looked at; real datelines, with both instants, zone and author, stay under 160. */
const MAX_LENGTH = 250;

/** Words beside the date, in one piece and in all: a name, or an outlet and a place. A sentence has more. */
const MAX_LEFTOVER_RUN = 4;
const MAX_LEFTOVER = 6;

/** Signs that set a name or place off from the date. A colon does not: «7 أكتوبر 2023: …» is a headline. */
const SEPARATORS = '-–—|•·,،()[]/«»"“”';

/** The dateline that the whole line is, or null when it is something else (a sentence, a headline with a date in it). */
export function readDateline(line: string, context: DateContext): Dateline | null {
  const read = readParted(line, context);
  return read !== null && (read.announced ? isShort(read.runs) : isDateline(read)) ? read : null;
}

/** Words beside a date that no sign sets off: «الثلاثاء 9 مارس 2021 سياسة», «العدد 15433». A headline with a date has more, in one piece. */
const MAX_BESIDE = 4;
const MAX_BESIDE_RUN = 2;

/** A day with its year and very few other words, which is a dateline only where one is expected: near the head. */
export function readCrowdedDateline(line: string, context: DateContext): Dateline | null {
  const read = readParted(line, context);
  if (read === null || !read.hasFullDate) return null;
  const words = read.runs.reduce((sum, run) => sum + run.words, 0);
  const isCrowd = words <= MAX_BESIDE && read.runs.every((run) => run.words <= MAX_BESIDE_RUN && !run.announcedByDate);
  return isCrowd && !/[?؟!]/.test(line) ? read : null;
}

/** The dates in a line that is known to hold some, whatever stands beside them. */
export function readDates(line: string, context: DateContext): Dateline | null {
  return readParted(line, context);
}

/** A time of day and nothing else: «01:10 م», "21:05 GMT". */
export function isTimeOfDay(line: string): boolean {
  if (line.length > MAX_TIME_LENGTH || !/\p{Nd}/u.test(line)) return false;
  const kinds = new Set(readParts(tokenize(line)).map(({ kind }) => kind));
  return kinds.has('time') && !['date', 'hijri', 'leftover', 'marker'].some((kind) => kinds.has(kind as Part['kind']));
}

/** «الساعة 09:48 مساء (بتوقيت مكة المكرمة)» has 39 characters. */
const MAX_TIME_LENGTH = 60;

type Parted = Dateline & { readonly runs: readonly Run[] };

function readParted(line: string, context: DateContext): Parted | null {
  if (line.length > MAX_LENGTH || !/\p{Nd}/u.test(line)) return null;
  const parts = readParts(tokenize(line));
  const drafts = draftStatements(parts);
  if (drafts.length === 0) return null;
  const runs = leftoverRuns(parts);
  return {
    announced: parts.some(({ kind }) => kind === 'marker'),
    statements: drafts.map((draft) => toStatement(draft, line, context)),
    leftover: runs.map((run) => line.slice(run.start, run.end)),
    hasFullDate: drafts.some(({ date }) => date !== null && date.day !== null && date.year !== null),
    runs,
  };
}

function isShort(runs: readonly Run[]): boolean {
  const leftover = runs.reduce((sum, run) => sum + run.words, 0);
  return leftover <= MAX_LEFTOVER && runs.every((run) => run.words <= MAX_LEFTOVER_RUN);
}

/** Without an announcement, a day and month or a month and year beside other words is rather a heading. */
function isDateline({ runs, hasFullDate }: Parted): boolean {
  return runs.length === 0 || (hasFullDate && isShort(runs) && runs.every((run) => run.setOff));
}

// ── statements ──────────────────────────────────────────────────────────────

type Draft = {
  kind: 'published' | 'updated';
  /** Null for a Hijri date alone, and until the date comes. */
  date: PrintedDate | null;
  weekday: number | null;
  time: PrintedTime | null;
  zone: string | null;
  start: number;
  end: number;
};

/** Weekday, time and zone join the date before them, or else the one after them; a marker begins anew. */
function draftStatements(parts: readonly Part[]): readonly Draft[] {
  const drafts: Draft[] = [];
  let kind: Draft['kind'] = 'published';
  let open: Draft | null = null; // not closed by a marker or a further date
  let hijri: Part | null = null;

  for (const part of parts) {
    if (part.kind === 'marker') {
      kind = part.value;
      open = null;
    } else if (part.kind === 'hijri') {
      hijri ??= part;
    } else if (part.kind === 'date' || part.kind === 'weekday' || part.kind === 'time' || part.kind === 'zone') {
      if (open === null || (part.kind === 'date' && open.date !== null)) open = { ...emptyDraft(part), kind };
      if (part.kind === 'date') {
        open.date = part.value;
        drafts.push(open);
      } else if (part.kind === 'weekday') open.weekday ??= part.value;
      else if (part.kind === 'time') open.time ??= part.value;
      else open.zone ??= part.value;
      open.end = part.end;
    }
  }
  return drafts.length === 0 && hijri !== null ? [{ ...emptyDraft(hijri), kind }] : drafts;
}

function emptyDraft({ start, end }: Part): Draft {
  return { kind: 'published', date: null, weekday: null, time: null, zone: null, start, end };
}

function toStatement(
  { kind, date, weekday, time, zone, start, end }: Draft,
  line: string,
  context: DateContext,
): DateStatement {
  const text = line.slice(start, end);
  if (date === null) return { kind, at: null, rule: 'hijri', text, flags: ['hijri-date-not-read'] };
  return { kind, rule: date.rule, text, ...resolve({ date, weekday, time, zone }, context) };
}

// ── leftover ────────────────────────────────────────────────────────────────

/**
 * Consecutive leftover words; `setOff` when a separator or the line's end stands on both sides, `announcedByDate` when they
 * follow a date and a colon.
 */
type Run = { words: number; start: number; end: number; setOff: boolean; readonly announcedByDate: boolean };

function leftoverRuns(parts: readonly Part[]): readonly Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  let before: Part | null = null;
  let beforeSign: Part | null = null;
  for (const part of parts) {
    if (part.kind === 'leftover') {
      if (run === null) {
        const afterColon = before?.kind === 'sign' && before.value === ':';
        const announcedByDate = afterColon && beforeSign?.kind === 'date';
        run = { words: 0, start: part.start, end: part.end, setOff: separates(before), announcedByDate };
        runs.push(run);
      }
      run.words++;
      run.end = part.end;
    } else if (run !== null) {
      run.setOff &&= separates(part);
      run = null;
    }
    if (part.kind !== 'sign') beforeSign = part;
    before = part;
  }
  return runs;
}

function separates(part: Part | null): boolean {
  return part === null || (part.kind === 'sign' && SEPARATORS.includes(part.value));
}
