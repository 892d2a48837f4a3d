/**
 * Time zones as datelines print them: by code, by place, by offset. Part of the dateline engine (`dateline.ts`).
 */
import { MONTHS, STRONG_ZONES, ZONE_CODES, ZONE_MARKERS, ZONE_PLACES, ZONE_SUFFIXES } from './names.ts';
import { isAttached, isSign, type Line, numberAt, type Read } from './tokens.ts';

export type PrintedZone = {
  /** `UTC`, `GMT`, an IANA name or an offset `+03:00`. */
  readonly zone: string;
  /** A short code that is also a word ("et", "est"): it counts right after a time alone. */
  readonly isWeak: boolean;
};

/** Letters of the longest code that may be a word. */
const WEAK_LETTERS = 4;

/** `Z`, "GMT+3", `+03:00`, «بتوقيت مكة المكرمة», "Cairo time", «(3+ غرينتش)» */
export function readZone(line: Line, i: number): Read<PrintedZone> | null {
  const start = isSign(line, i, '([') ? i + 1 : i;
  const read = zoneAt(line, start);
  return read !== null && start > i && isSign(line, read.end, ')]') ? { ...read, end: read.end + 1 } : read;
}

function zoneAt(line: Line, i: number): Read<PrintedZone> | null {
  const marker = ZONE_MARKERS.at(line, i);
  const start = marker?.end ?? i;
  const code = ZONE_CODES.at(line, start);
  if (code !== null) {
    const offset = offsetAt(line, code.end) ?? spacedOffset(line, code.end);
    if (offset !== null) return { end: offset.end, value: strong(offset.value) };
    const text = line.tokens[start]?.text ?? '';
    const isWeak = marker === null && code.end - start <= 2 && text.length <= WEAK_LETTERS && !STRONG_ZONES.has(text);
    return { end: ZONE_SUFFIXES.at(line, code.end)?.end ?? code.end, value: { zone: code.value, isWeak } };
  }
  const place = ZONE_PLACES.at(line, start);
  if (place !== null) {
    const suffix = ZONE_SUFFIXES.at(line, place.end);
    if (marker !== null || suffix !== null) return { end: suffix?.end ?? place.end, value: strong(place.value) };
  }
  const offset = offsetAt(line, i);
  if (offset === null) return null;
  // «+3 غرينتش» is read from the right: three hours ahead of it.
  const base = ZONE_CODES.at(line, offset.end);
  const isBase = base !== null && ['UTC', 'GMT'].includes(base.value);
  return { end: isBase ? base.end : offset.end, value: strong(offset.value) };
}

function strong(zone: string): PrintedZone {
  return { zone, isWeak: false };
}

/** `+3`, `+03:00`, `-0500`; no space inside, so that a dash between time and date is no offset. */
function offsetAt(line: Line, i: number): Read<string> | null {
  if (!isSign(line, i, '+-') || !isAttached(line, i + 1)) return null;
  const four = numberAt(line, i + 1, 4, 4);
  if (!isSign(line, i, '+') && !isAttached(line, i) && four === null) return null;
  const hours = four === null ? numberAt(line, i + 1, 1, 2) : Math.floor(four / 100);
  if (hours === null || hours > MAX_OFFSET_HOURS) return null;
  const colon = four === null && isSign(line, i + 2, ':');
  const minutes = four === null ? (colon ? numberAt(line, i + 3, 2, 2) : 0) : four % 100;
  const end = colon ? i + 4 : i + 2;
  if (minutes === null || minutes % 15 !== 0 || minutes > 45 || isSign(line, end, '/.-')) return null;
  if (MONTHS.has(line, end)) return null; // «09:15-12 يناير» is a time and a day
  const sign = isSign(line, i, '+') ? '+' : '-';
  return { end, value: `${sign}${pad(hours)}:${pad(minutes)}` };
}

/** «غرينتش + 3»: only behind the zone that it counts from. */
function spacedOffset(line: Line, i: number): Read<string> | null {
  const hours = isSign(line, i, '+') ? numberAt(line, i + 1, 1, 2) : null;
  if (hours === null || hours > MAX_OFFSET_HOURS || isSign(line, i + 2, ':/.-')) return null;
  return { end: i + 2, value: `+${pad(hours)}:00` };
}

/** Kiribati. */
const MAX_OFFSET_HOURS = 14;

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
