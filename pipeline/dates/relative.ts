/**
 * Dates that are stated from the day of reading: «أمس», «قبل ٣ ساعات», "an hour ago". Part of the dateline engine
 * (`dateline.ts`).
 */
import type { Unit } from './languages.ts';
import { AGO, AMOUNTS, AND, NOW, NUMBERS, RELATIVE_DAYS, UNIT_NAMES } from './names.ts';
import { type Line, numberAt, type Read } from './tokens.ts';

export type Relative =
  /** `inDigits`: what looks like a stamp even beside a name, where words may be part of a sentence. */
  | { readonly form: 'ago'; readonly amounts: readonly Amount[]; readonly inDigits: boolean }
  | { readonly form: 'day'; readonly daysAgo: number }
  | { readonly form: 'now' };

type Amount = { readonly unit: Unit; readonly count: number };

export function readRelative(line: Line, i: number): Read<Relative> | null {
  const now = NOW.at(line, i);
  if (now !== null) return { end: now.end, value: { form: 'now' } };
  const day = RELATIVE_DAYS.at(line, i);
  const ago = timeAgo(line, i);
  if (day === null || (ago !== null && ago.end > day.end)) return ago;
  return { end: day.end, value: { form: 'day', daysAgo: day.value } };
}

/** «قبل ٣ ساعات», "3 hours ago", "hace una hora", «3小时前»: the word for ago on one side. */
function timeAgo(line: Line, i: number): Read<Relative> | null {
  const before = AGO.at(line, i);
  const first = amountAt(line, before?.end ?? i);
  if (first === null) return null;
  const and = AND.at(line, first.end);
  const second = amountAt(line, and?.end ?? first.end);
  const last = second ?? first;
  const after = AGO.at(line, last.end);
  if (before === null && after === null) return null;
  const amounts = [first.value, ...(second === null ? [] : [second.value])];
  const inDigits = line.tokens.slice(i, last.end).some(({ kind }) => kind === 'number');
  return { end: after?.end ?? last.end, value: { form: 'ago', amounts, inDigits } };
}

/** «٣ ساعات», «ساعتين», "an hour", «ساعة» */
function amountAt(line: Line, i: number): Read<Amount> | null {
  const whole = AMOUNTS.at(line, i);
  if (whole !== null) return whole;
  const digits = numberAt(line, i, 1, 3);
  const word = digits === null ? NUMBERS.at(line, i) : null;
  const start = digits === null ? (word?.end ?? i) : i + 1;
  const unit = UNIT_NAMES.at(line, start);
  if (unit === null) return null;
  // Swahili puts the number behind: "saa 3 zilizopita".
  const behind = start === i ? numberAt(line, unit.end, 1, 3) : null;
  if (behind !== null && AGO.has(line, unit.end + 1))
    return { end: unit.end + 1, value: { unit: unit.value, count: behind } };
  // «يوم واحد»: a one may follow.
  const one = start === i ? NUMBERS.at(line, unit.end) : null;
  const end = one?.value === 1 ? one.end : unit.end;
  return { end, value: { unit: unit.value, count: digits ?? word?.value ?? 1 } };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MILLISECONDS = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS } as const;

/** What a relative statement means at an upload: an instant to the minute, a day, a month, or null for years. */
export type Resolved = { readonly precision: 'minute' | 'day' | 'month'; readonly instant: number } | null;

/** @param upload UTC instant in ms */
export function resolveRelative(relative: Relative, upload: number): Resolved {
  if (relative.form === 'now') return { precision: 'minute', instant: upload };
  if (relative.form === 'day') return { precision: 'day', instant: upload - relative.daysAgo * DAY_MS };
  let instant = upload;
  let precision: 'minute' | 'day' | 'month' = 'minute';
  for (const { unit, count } of relative.amounts) {
    if (unit === 'year') return null;
    if (unit === 'month') {
      const date = new Date(instant);
      instant = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - count, 1);
      precision = 'month';
    } else {
      instant -= count * MILLISECONDS[unit];
      if ((unit === 'day' || unit === 'week') && precision === 'minute') precision = 'day';
    }
  }
  return { precision, instant };
}
