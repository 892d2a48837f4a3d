/**
 * Times of day and time zones as datelines print them. Part of the dateline engine (`dateline.ts`).
 */

import type { Read } from './date-forms.ts';
import { DAY_PARTS, type DayPart, MONTHS, phraseAt, ZONE_CODES, ZONE_MARKERS, ZONE_PLACES } from './names.ts';
import { isAttached, isSign, numberAt, type Token } from './tokens.ts';

/** Hours may be impossible (25): the resolver judges. */
export type PrintedTime = { readonly hour: number; readonly minute: number; readonly second: number };

/** `04:20`, `4:20:15 م`, "4 p.m.", «5 مساءً», `16h30`, "16.30 GMT" */
export function readTime(tokens: readonly Token[], i: number): Read<PrintedTime> | null {
  const hour = numberAt(tokens, i, 1, 2);
  if (hour === null) return null;
  let end = i + 1;
  let [minute, second]: [number | null, number] = [null, 0];
  if (isSign(tokens, end, ':')) {
    minute = numberAt(tokens, end + 1, 2, 2);
    if (minute === null) return null;
    end += 2;
    const seconds = isSign(tokens, end, ':') ? numberAt(tokens, end + 1, 2, 2) : null;
    if (seconds !== null) {
      second = seconds;
      end += 2;
      if (isSign(tokens, end, '.') && isAttached(tokens, end + 1) && tokens[end + 1]?.kind === 'number') end += 2;
    }
  } else if (isDottedMinute(tokens, end)) {
    minute = numberAt(tokens, end + 1, 2, 2);
    end += 2;
  } else if (tokens[end]?.text === 'h' && isAttached(tokens, end)) {
    const minutes = isAttached(tokens, end + 1) ? numberAt(tokens, end + 1, 2, 2) : null;
    minute = minutes ?? 0;
    end += minutes === null ? 1 : 2;
  }
  const part = phraseAt(DAY_PARTS, tokens, end);
  if (minute === null && part === null) return null;
  const value = { hour: part === null ? hour : on24Hours(hour, part.value), minute: minute ?? 0, second };
  return { end: part?.end ?? end, value };
}

/** `.30` of "14.30 GMT"; without a zone, a part of the day or the line's end after it, 14.30 is any number. */
function isDottedMinute(tokens: readonly Token[], i: number): boolean {
  if (!isSign(tokens, i, '.') || !isAttached(tokens, i) || !isAttached(tokens, i + 1)) return false;
  if (numberAt(tokens, i + 1, 2, 2) === null) return false;
  return i + 2 === tokens.length || phraseAt(DAY_PARTS, tokens, i + 2) !== null || readZone(tokens, i + 2) !== null;
}

/** Hours over 12 are on the 24-hour clock already, whatever follows («14:20 م»). */
function on24Hours(hour: number, part: DayPart): number {
  if (hour > 12 || hour === 0) return hour;
  if (part === 'morning') return hour % 12;
  if (part === 'noon') return hour < 4 ? hour + 12 : hour; // 11:30, 12:15 and 1:00 are all «ظهرًا»
  if (part === 'night') return hour < 6 ? hour : (hour + 12) % 24; // 9 at night, 12 and 2 after midnight
  return (hour % 12) + 12;
}

/** `Z`, "GMT+3", `+03:00`, «بتوقيت مكة المكرمة», "Cairo time" → `UTC`, an IANA name or an offset `+03:00`. */
export function readZone(tokens: readonly Token[], i: number): Read<string> | null {
  const start = isSign(tokens, i, '(') ? i + 1 : i;
  const read = zoneAt(tokens, start);
  return read !== null && start > i && isSign(tokens, read.end, ')') ? { ...read, end: read.end + 1 } : read;
}

function zoneAt(tokens: readonly Token[], i: number): Read<string> | null {
  const marker = phraseAt(ZONE_MARKERS, tokens, i);
  const named = phraseAt(ZONE_CODES, tokens, marker?.end ?? i);
  if (named !== null) return offsetAt(tokens, named.end) ?? named;
  if (marker !== null) return phraseAt(ZONE_PLACES, tokens, marker.end);
  const place = phraseAt(ZONE_PLACES, tokens, i);
  if (place !== null && tokens[place.end]?.text === 'time') return { end: place.end + 1, value: place.value };
  return offsetAt(tokens, i);
}

/** `+3`, `+03:00`, `-0500`; no space inside, so that a dash between time and date is no offset. */
function offsetAt(tokens: readonly Token[], i: number): Read<string> | null {
  if (!isSign(tokens, i, '+-−') || !isAttached(tokens, i + 1)) return null;
  if (!isSign(tokens, i, '+') && !isAttached(tokens, i)) return null;
  const four = numberAt(tokens, i + 1, 4, 4);
  const hours = four === null ? numberAt(tokens, i + 1, 1, 2) : Math.floor(four / 100);
  if (hours === null || hours > 14) return null;
  const colon = four === null && isSign(tokens, i + 2, ':');
  const minutes = four === null ? (colon ? numberAt(tokens, i + 3, 2, 2) : 0) : four % 100;
  const end = colon ? i + 4 : i + 2;
  if (minutes === null || minutes > 59 || isSign(tokens, end, '/.-')) return null;
  if (phraseAt(MONTHS, tokens, end) !== null) return null; // «09:15-12 يناير» is a time and a day
  const sign = isSign(tokens, i, '+') ? '+' : '-';
  return { end, value: `${sign}${pad(hours)}:${pad(minutes)}` };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
