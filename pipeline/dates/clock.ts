/**
 * Times of day as datelines print them, in digits and in words. Part of the dateline engine (`dateline.ts`).
 */
import type { DayPart } from './languages.ts';
import {
  AND,
  CLOCK_WORDS,
  DAY_PARTS,
  HOUR_MARKS,
  HOURS,
  MINUTE_MARKS,
  MINUTES,
  MONTHS,
  SECOND_MARKS,
  UNIT_NAMES,
} from './names.ts';
import { isAttached, isSign, type Line, numberAt, type Read } from './tokens.ts';
import { readZone } from './zones.ts';

/** Hours may be impossible (25): the resolver judges. */
export type PrintedTime = { readonly hour: number; readonly minute: number; readonly second: number };

/** `04:20`, `4:20:15 م`, "4 p.m.", «5 مساءً», `16h30`, "16.30 GMT", «الرابعة والنصف عصرا», «下午2:20» */
export function readTime(line: Line, i: number): Read<PrintedTime> | null {
  const before = DAY_PARTS.at(line, i);
  if (before === null) return timeInDigits(line, i) ?? timeInWords(line, i);
  // In front, a part of the day needs more than a number after it: «صباح 5 مارس» is no hour.
  const digits = readClock(line, before.end);
  if (digits === null || digits.value.minute === null) return null;
  return { end: digits.end, value: onClock(digits.value, before.value) };
}

type Clock = { readonly hour: number; readonly minute: number | null; readonly second: number };

function timeInDigits(line: Line, i: number): Read<PrintedTime> | null {
  const clock = readClock(line, i);
  if (clock === null) return null;
  const part = DAY_PARTS.at(line, clock.end);
  if (part !== null) return { end: part.end, value: onClock(clock.value, part.value) };
  return clock.value.minute === null ? null : { end: clock.end, value: onClock(clock.value, null) };
}

/** «الرابعة والنصف عصرا»; without a part of the day only after «الساعة». */
function timeInWords(line: Line, i: number): Read<PrintedTime> | null {
  const hour = HOURS.at(line, i);
  if (hour === null) return null;
  const minutes = minutesAfter(line, hour.end);
  const end = minutes?.end ?? hour.end;
  const part = DAY_PARTS.at(line, end);
  if (part === null && !isAfterClockWord(line, i)) return null;
  const value = onClock({ hour: hour.value, minute: 0, second: 0 }, part?.value ?? null);
  return { end: part?.end ?? end, value: plusMinutes(value, minutes?.value ?? 0) };
}

/** «والنصف», «إلا ربعا», «و20 دقيقة» */
function minutesAfter(line: Line, i: number): Read<number> | null {
  const named = MINUTES.at(line, i);
  if (named !== null) return named;
  const and = AND.at(line, i);
  const count = and === null ? null : numberAt(line, and.end, 1, 2);
  const mark = and === null || count === null ? null : MINUTE_MARKS.at(line, and.end + 1);
  return count === null || mark === null ? null : { end: mark.end, value: count };
}

function plusMinutes({ hour, second }: PrintedTime, minutes: number): PrintedTime {
  const total = (hour * 60 + minutes + DAY_MINUTES) % DAY_MINUTES;
  return { hour: Math.floor(total / 60), minute: total % 60, second };
}

const DAY_MINUTES = 24 * 60;

/** The digits of a time; a minute of null means that a bare number was read, which only a part of the day makes an hour. */
function readClock(line: Line, i: number): Read<Clock> | null {
  const hour = numberAt(line, i, 1, 2);
  if (hour === null) return null;
  return (
    colonTime(line, i, hour) ?? dottedTime(line, i, hour) ?? markedTime(line, i, hour) ?? hourAndMinutes(line, i, hour)
  );
}

/** `4:20`, `16:20:15.250`, "14:20 Uhr" */
function colonTime(line: Line, i: number, hour: number): Read<Clock> | null {
  if (!isSign(line, i + 1, ':')) return null;
  const minute = numberAt(line, i + 2, 2, 2);
  if (minute === null) return null;
  const second = isSign(line, i + 3, ':') ? numberAt(line, i + 4, 2, 2) : null;
  if (second === null) return { end: afterHourMark(line, i + 3), value: { hour, minute, second: 0 } };
  const isFraction = isSign(line, i + 5, '.') && isAttached(line, i + 6) && line.tokens[i + 6]?.kind === 'number';
  return { end: isFraction ? i + 7 : afterHourMark(line, i + 5), value: { hour, minute, second } };
}

function afterHourMark(line: Line, i: number): number {
  return HOUR_MARKS.at(line, i)?.end ?? i;
}

/** `14.30` is any number unless a word announces it or the line's end, a zone or a part of the day follows. */
function dottedTime(line: Line, i: number, hour: number): Read<Clock> | null {
  if (!isSign(line, i + 1, '.') || !isAttached(line, i + 1) || !isAttached(line, i + 2)) return null;
  const minute = numberAt(line, i + 2, 2, 2);
  const end = i + 3;
  if (minute === null || isSign(line, end, '.')) return null;
  const isTime =
    end === line.tokens.length ||
    isAfterClockWord(line, i) ||
    DAY_PARTS.has(line, end) ||
    HOUR_MARKS.has(line, end) ||
    readZone(line, end) !== null;
  return isTime ? { end: afterHourMark(line, end), value: { hour, minute, second: 0 } } : null;
}

/** `16h30`, "14 Uhr", «14时20分30秒»; "3 hours" is a duration unless "at" stands before or minutes behind. */
function markedTime(line: Line, i: number, hour: number): Read<Clock> | null {
  const mark = HOUR_MARKS.at(line, i + 1);
  if (mark === null) return null;
  const minute = numberAt(line, mark.end, 2, 2);
  const minuteMark = minute === null ? null : MINUTE_MARKS.at(line, mark.end + 1);
  const isMinute = minute !== null && (minuteMark !== null || isFree(line, mark.end));
  const isDuration = !isAttached(line, i + 1) && UNIT_NAMES.has(line, i + 1) && !isAfterClockWord(line, i);
  if (!isMinute) return isDuration ? null : { end: mark.end, value: { hour, minute: 0, second: 0 } };
  const end = minuteMark?.end ?? mark.end + 1;
  const second = numberAt(line, end, 1, 2);
  const secondMark = second === null ? null : SECOND_MARKS.at(line, end + 1);
  if (secondMark === null) return { end, value: { hour, minute, second: 0 } };
  return { end: secondMark.end, value: { hour, minute, second: second ?? 0 } };
}

/** A number that belongs to no date: "14h 15 mars". */
function isFree(line: Line, i: number): boolean {
  return isAttached(line, i) || !(isSign(line, i + 1, '/.-') || MONTHS.has(line, i + 1));
}

/** «14 و30 دقيقة», and a bare number. */
function hourAndMinutes(line: Line, i: number, hour: number): Read<Clock> {
  const minutes = isAfterClockWord(line, i) ? minutesAfter(line, i + 1) : null;
  if (minutes === null || minutes.value < 0) return { end: i + 1, value: { hour, minute: null, second: 0 } };
  return { end: minutes.end, value: { hour, minute: minutes.value, second: 0 } };
}

function isAfterClockWord(line: Line, i: number): boolean {
  const at = isSign(line, i - 1, '.:') ? i - 2 : i - 1;
  return CLOCK_WORDS.has(line, at) || CLOCK_WORDS.at(line, at - 1)?.end === at + 1;
}

function onClock({ hour, minute, second }: Clock, part: DayPart | null): PrintedTime {
  return { hour: part === null ? hour : on24Hours(hour, part), minute: minute ?? 0, second };
}

/** Hours over 12 are on the 24-hour clock already, whatever follows («14:20 م»). */
function on24Hours(hour: number, part: DayPart): number {
  if (hour > 12 || hour === 0) return hour;
  if (part === 'morning') return hour % 12;
  if (part === 'noon') return hour < 4 ? hour + 12 : hour; // 11:30, 12:15 and 1:00 are all «ظهرًا»
  if (part === 'night') return hour < 6 ? hour : (hour + 12) % 24; // 9 at night, 12 and 2 after midnight
  return (hour % 12) + 12;
}
