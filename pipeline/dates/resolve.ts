/**
 * What was printed → an ISO 8601 date as far as it was stated, or null with the reason as a flag. Last step of the
 * dateline engine (`dateline.ts`).
 */
import { type Day, toGregorian } from './calendar-conversion.ts';
import type { PrintedTime } from './clock.ts';
import type { DateFlag } from './flags.ts';
import { isDay, orderNumbers } from './numeric-order.ts';
import type { PrintedDate } from './printed-date.ts';
import { type Relative, resolveRelative } from './relative.ts';
import { offsetMs } from './zone-offset.ts';

export type Printed = {
  /** Gregorian. */
  readonly date: PrintedDate | null;
  /** Hijri or Jalali; converted when it is alone. */
  readonly otherDate: PrintedDate | null;
  readonly relative: Relative | null;
  /** 0 = Sunday */
  readonly weekday: number | null;
  readonly time: PrintedTime | null;
  /** `UTC`, `GMT`, IANA name or `+03:00`; null when no zone was printed. */
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

/** Days between a Hijri date by the sighting of the moon and by Umm al-Qura. */
const MAX_CALENDAR_DRIFT_DAYS = 2;

/** Null parts: no such day, or nothing that ISO can say. */
type Stated = { readonly year: number; readonly month: number; readonly day: number | null };

export function resolve(printed: Printed, context: DateContext): Resolved {
  const upload = Date.parse(context.uploadedAt);
  const flags: DateFlag[] = [];
  const at = stated(printed, context, upload, flags);
  if (at !== null && startOf(at) > upload + MAX_AHEAD_MS) return { at: null, flags: [...flags, 'future-date-ignored'] };
  return { at, flags };
}

/** UTC instant in ms of the start of a stated period; a wall clock is read as UTC. */
export function startOf(stated: string): number {
  const instant = stated.includes('T') && !stated.endsWith('Z') ? `${stated}Z` : stated;
  return Date.parse(instant);
}

function stated(printed: Printed, context: DateContext, upload: number, flags: DateFlag[]): string | null {
  if (printed.date === null && printed.otherDate === null) return statedFromUpload(printed, upload, flags);
  const day = statedDay(printed, context, upload, flags);
  if (day === null) {
    if (!flags.includes('coarse-date-ignored') && !flags.includes('month-conflict'))
      flags.push('impossible-date-ignored');
    return null;
  }
  if (day.day === null) return isoMonth(day.year, day.month);
  if (printed.weekday !== null && weekdayOf(day as Day) !== printed.weekday) flags.push('weekday-conflict');
  return isoDayTime(day as Day, printed, flags);
}

// ── the day ─────────────────────────────────────────────────────────────────

function statedDay(printed: Printed, context: DateContext, upload: number, flags: DateFlag[]): Stated | null {
  const { date, otherDate, weekday, zone } = printed;
  const converted = otherDate === null ? null : convert(otherDate, weekday, upload, date === null ? flags : []);
  if (date === null) {
    if (otherDate?.day === null) flags.push('coarse-date-ignored');
    return converted;
  }
  const evidence = { weekday, zone, language: context.language, latest: upload + MAX_AHEAD_MS };
  const ordered = oneMonth(orderNumbers(date, evidence, flags), weekday, flags);
  if (ordered === null) return null;
  if (converted !== null && ordered.year === null && ordered.day !== null)
    return (
      yearBeside({ month: ordered.month, day: ordered.day }, converted) ?? withYear(ordered, weekday, upload, flags)
    );
  const day = withYear(ordered, weekday, upload, flags);
  if (day !== null && day.day !== null && converted !== null) {
    const drift = Math.abs(timeOf(day as Day) - timeOf(converted)) / DAY_MS;
    if (drift > MAX_CALENDAR_DRIFT_DAYS) flags.push('calendar-conflict');
  }
  return day;
}

/** Of two different months, the one whose weekday agrees; null when nothing decides. */
function oneMonth(date: PrintedDate, weekday: number | null, flags: DateFlag[]): PrintedDate | null {
  const { otherMonth, month, year, day } = date;
  if (otherMonth === undefined) return date;
  flags.push('month-conflict');
  if (year === null || day === null || weekday === null) return null;
  const agreeing = [month, otherMonth].filter(
    (m) => isDay(year, m, day) && weekdayOf({ year, month: m, day }) === weekday,
  );
  const [only] = agreeing;
  return agreeing.length === 1 && only !== undefined ? { ...date, month: only } : null;
}

/** Unmarked numbers of the 14th or 15th century are Jalali unless that is in the future: Hijri years run behind it. */
function convert(date: PrintedDate, weekday: number | null, upload: number, flags: DateFlag[]): Day | null {
  const { calendar, year, month, day } = date;
  if (day === null || calendar === 'gregorian') return null;
  if (year === null) return calendar === 'jalali' ? jalaliWithYear({ month, day }, weekday, upload, flags) : null;
  if (calendar !== 'hijri-or-jalali') return toGregorian(calendar, { year, month, day });
  const jalali = toGregorian('jalali', { year, month, day });
  const isPast = jalali !== null && timeOf(jalali) <= upload + MAX_AHEAD_MS;
  return isPast ? jalali : toGregorian('hijri', { year, month, day });
}

/** The Jalali year begins in March of the Gregorian year 621 later. */
const JALALI_YEARS_BEHIND = 621;

/** As `withYear`: the latest not after the upload that agrees with the weekday. */
function jalaliWithYear(printed: MonthDay, weekday: number | null, upload: number, flags: DateFlag[]): Day | null {
  flags.push('date-year-from-upload');
  const latest = new Date(upload).getUTCFullYear() - JALALI_YEARS_BEHIND;
  const past = Array.from({ length: YEARS_SEARCHED }, (_, k) => toGregorian('jalali', { year: latest - k, ...printed }))
    .filter((day) => day !== null)
    .filter((day) => timeOf(day) <= upload);
  return past.find((day) => weekday === null || weekdayOf(day) === weekday) ?? past[0] ?? null;
}

type MonthDay = { readonly month: number; readonly day: number };

/** The year that puts a day and month beside a converted date. */
function yearBeside(printed: MonthDay, converted: Day): Day | null {
  for (const year of [converted.year, converted.year - 1, converted.year + 1]) {
    const day = { year, ...printed };
    const isNear = Math.abs(timeOf(day) - timeOf(converted)) <= MAX_CALENDAR_DRIFT_DAYS * DAY_MS;
    if (isDay(year, printed.month, printed.day) && isNear) return day;
  }
  return null;
}

/** Null when no such day exists. A missing year becomes the latest that is not after the upload and agrees with the weekday. */
function withYear(date: PrintedDate, weekday: number | null, upload: number, flags: DateFlag[]): Stated | null {
  const { year, month, day } = date;
  if (month < 1 || month > 12) return null;
  if (year !== null) return day === null || isDay(year, month, day) ? { year, month, day } : null;
  if (day === null) return null;

  flags.push('date-year-from-upload');
  const latest = new Date(upload).getUTCFullYear();
  let anyWeekday: Stated | null = null;
  for (let candidate = latest; candidate > latest - YEARS_SEARCHED; candidate--) {
    if (!isDay(candidate, month, day) || Date.UTC(candidate, month - 1, day) > upload) continue;
    anyWeekday ??= { year: candidate, month, day };
    if (weekday === null || weekdayOf({ year: candidate, month, day }) === weekday)
      return { year: candidate, month, day };
  }
  return anyWeekday;
}

function timeOf({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day);
}

function weekdayOf(day: Day): number {
  return new Date(timeOf(day)).getUTCDay();
}

// ── the time ────────────────────────────────────────────────────────────────

/** «أمس 14:20» is that time of the upload's day before; "3 hours ago" is an instant to the minute. */
function statedFromUpload(printed: Printed, upload: number, flags: DateFlag[]): string | null {
  const relative = printed.relative === null ? null : resolveRelative(printed.relative, upload);
  if (relative === null) {
    flags.push('coarse-date-ignored');
    return null;
  }
  flags.push('date-from-upload');
  const iso = new Date(relative.instant).toISOString();
  if (relative.precision === 'minute') return `${iso.slice(0, 16)}:00Z`;
  if (relative.precision === 'month') return iso.slice(0, 7);
  const date = new Date(relative.instant);
  return isoDayTime(
    { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    printed,
    flags,
  );
}

function isoMonth(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

function isoDayTime({ year, month, day }: Day, { time, zone }: Printed, flags: DateFlag[]): string {
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
