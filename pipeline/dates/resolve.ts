/**
 * What was printed → an ISO 8601 date as far as it was stated, or null with the reason as a flag. Last step of the
 * dateline engine (`dateline.ts`).
 */
import type { PrintedTime } from './clock.ts';
import type { PrintedDate } from './date-forms.ts';
import type { DateFlag } from './flags.ts';

export type Printed = {
  readonly date: PrintedDate;
  /** 0 = Sunday */
  readonly weekday: number | null;
  readonly time: PrintedTime | null;
  /** `UTC`, IANA name or `+03:00`; null when no zone was printed. */
  readonly zone: string | null;
};

/** What decides between readings of the same line. */
export type DateContext = {
  /** ISO 8601 UTC instant: no date may be much later; missing years and relative words resolve from it. */
  readonly uploadedAt: string;
  /** BCP 47 tag, null when unknown: the order of numeric dates depends on it. */
  readonly language: string | null;
};

export type Resolved = { readonly at: string | null; readonly flags: readonly DateFlag[] };

const DAY_MS = 86_400_000;

/** A dateline may be this much later than the upload: clocks east of UTC, and outlets that print tomorrow's date. */
const MAX_AHEAD_MS = DAY_MS;

/** Years searched for one whose weekday agrees: 29 February needs up to 40 across 1900 and 2100, other days at most 11. */
const YEARS_SEARCHED = 40;

export function resolve(printed: Printed, context: DateContext): Resolved {
  const upload = Date.parse(context.uploadedAt);
  const flags: DateFlag[] = [];

  const ordered = orderByWeekday(printed, flags);
  const dated = withYear(ordered, printed.weekday, upload, flags);
  if (dated === null) return { at: null, flags: [...flags, 'impossible-date-ignored'] };

  const { year, month, day } = dated;
  if (day !== null && printed.weekday !== null && weekdayOf(year, month, day) !== printed.weekday)
    flags.push('weekday-conflict');

  const stated = day === null ? isoMonth(year, month) : isoDayTime({ year, month, day }, printed, flags);
  if (startOf(stated) > upload + MAX_AHEAD_MS) return { at: null, flags: [...flags, 'future-date-ignored'] };
  return { at: stated, flags };
}

/** UTC instant in ms of the start of a stated period; a wall clock is read as UTC. */
export function startOf(stated: string): number {
  const instant = stated.includes('T') && !stated.endsWith('Z') ? `${stated}Z` : stated;
  return Date.parse(instant);
}

/** `03/04/2024` is read day first, unless the printed weekday says that it is the other way round. */
function orderByWeekday({ date, weekday }: Printed, flags: DateFlag[]): PrintedDate {
  const { year, month, day, monthFirst } = date;
  if (monthFirst === undefined || weekday === null || year === null || day === null) return date;
  const agrees = (m: number, d: number) => isDay(year, m, d) && weekdayOf(year, m, d) === weekday;
  if (agrees(month, day) || !agrees(monthFirst.month, monthFirst.day)) return date;
  flags.push('date-order-from-weekday');
  return { ...date, ...monthFirst };
}

type Dated = { readonly year: number; readonly month: number; readonly day: number | null };

/** Null when no such day exists. A missing year becomes the latest that is not after the upload and agrees with the weekday. */
function withYear(date: PrintedDate, weekday: number | null, upload: number, flags: DateFlag[]): Dated | null {
  const { year, month, day } = date;
  if (month < 1 || month > 12) return null;
  if (year !== null) return day === null || isDay(year, month, day) ? { year, month, day } : null;
  if (day === null) return null;

  flags.push('date-year-from-upload');
  const latest = new Date(upload).getUTCFullYear();
  let anyWeekday: Dated | null = null;
  for (let candidate = latest; candidate > latest - YEARS_SEARCHED; candidate--) {
    if (!isDay(candidate, month, day) || Date.UTC(candidate, month - 1, day) > upload) continue;
    anyWeekday ??= { year: candidate, month, day };
    if (weekday === null || weekdayOf(candidate, month, day) === weekday) return { year: candidate, month, day };
  }
  return anyWeekday;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function isoMonth(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

function isoDayTime(
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
  { time, zone }: Printed,
  flags: DateFlag[],
): string {
  const isoDay = `${isoMonth(year, month)}-${String(day).padStart(2, '0')}`;
  if (time === null) return isoDay;
  if (time.hour > 23 || time.minute > 59 || time.second > 59) {
    flags.push('impossible-time-ignored');
    return isoDay;
  }
  const wallClock = Date.UTC(year, month - 1, day, time.hour, time.minute, time.second);
  if (zone === null) return new Date(wallClock).toISOString().slice(0, 19);
  return `${new Date(wallClock - offsetMs(zone, wallClock)).toISOString().slice(0, 19)}Z`;
}

/** Offset east of UTC at a wall-clock time. The second look settles times within hours of a change to or from summer time. */
function offsetMs(zone: string, wallClock: number): number {
  if (zone === 'UTC') return 0;
  const guess = zoneOffset(zone, wallClock);
  return zoneOffset(zone, wallClock - guess);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function zoneOffset(zone: string, instant: number): number {
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  if (fixed !== null) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * 60_000;
  // Building a formatter takes ~50 µs, using it ~1 µs.
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, formatter);
  }
  const name = formatter.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const offset = name.slice(3); // "GMT+03:00" → "+03:00", "GMT" → ""
  return offset === '' ? 0 : zoneOffset(offset, instant);
}
