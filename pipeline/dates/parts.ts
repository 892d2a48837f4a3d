/**
 * A dateline's tokens as parts: markers, dates, weekdays, times, zones, fillers, signs and leftover words. Second step of
 * the dateline engine (`dateline.ts`).
 */
import { type PrintedTime, readTime } from './clock.ts';
import { readDate, skipRange } from './date-forms.ts';
import {
  AND,
  BYLINES,
  CALENDAR_MARKS,
  COPYRIGHT,
  EDITIONS,
  FILLERS,
  KNOWN_WORDS,
  LABELS,
  MARKERS,
  type Marker,
  OTHER_DATES,
  WEEKDAYS,
} from './names.ts';
import { isGregorianYear } from './numeric-dates.ts';
import type { PrintedDate } from './printed-date.ts';
import { type Relative, readRelative } from './relative.ts';
import { isSign, type Line, numberAt, type Read } from './tokens.ts';
import { type PrintedZone, readZone } from './zones.ts';

export type Part = {
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
} & (
  | { readonly kind: 'marker'; readonly value: Marker; readonly languages: ReadonlySet<string> }
  | { readonly kind: 'date'; readonly value: PrintedDate }
  | { readonly kind: 'weekday'; readonly value: number; readonly languages: ReadonlySet<string> }
  | { readonly kind: 'relative'; readonly value: Relative }
  | { readonly kind: 'time'; readonly value: PrintedTime }
  | { readonly kind: 'zone'; readonly value: PrintedZone }
  | { readonly kind: 'filler' }
  | { readonly kind: 'sign'; readonly value: string }
  /** A year alone, which belongs to a date without one. */
  | { readonly kind: 'year'; readonly value: number }
  /** `weight` in words. */
  | { readonly kind: 'leftover'; readonly weight: number; readonly lead: Lead }
  /** Copyright, birth, deadline: a word that makes the date another one than the publication's. */
  | { readonly kind: 'other-date' }
);

/** What a leftover word leads: "Source:" goes with what follows, «كتب» with a name, up to the date. */
export type Lead = 'label' | 'byline' | null;

/** Every token belongs to exactly one part, in order. */
export function readParts(line: Line): readonly Part[] {
  const { tokens } = line;
  const parts: Part[] = [];
  for (let i = 0; i < tokens.length; ) {
    const { end, ...part } = partAt(line, i);
    parts.push({ ...part, start: tokens[i]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 });
    i = end;
  }
  return settle(parts);
}

type Found = Part extends infer P
  ? P extends Part
    ? Omit<P, 'start' | 'end'> & { readonly end: number }
    : never
  : never;

/** The first form that fits, in this order: «نشر» before a date, a stretch of days before a day, zones before fillers. */
function partAt(line: Line, i: number): Found {
  const token = line.tokens[i];
  if (token?.kind === 'word' && !KNOWN_WORDS.has(token.text)) return leftover(i + 1, wordWeight(token.text));
  if (token?.text === '©') return { kind: 'other-date', end: i + 1 };
  const marker = MARKERS.at(line, i);
  if (marker !== null && (!marker.value.needsColon || isSign(line, marker.end, ':')))
    return { kind: 'marker', ...marker };
  const other = COPYRIGHT.at(line, i) ?? OTHER_DATES.at(line, i);
  if (other !== null) return { kind: 'other-date', end: other.end };
  const label = LABELS.at(line, i);
  if (label !== null && isSign(line, label.end, ':')) return leftover(label.end + 1, 1, 'label');
  const edition = EDITIONS.at(line, i);
  const number = edition === null || !isSign(line, edition.end, ':') ? edition?.end : edition.end + 1;
  if (number !== undefined && line.tokens[number]?.kind === 'number') return leftover(number + 1, 1, 'label');
  const byline = BYLINES.at(line, i);
  if (byline !== null) return leftover(byline.end, 1, 'byline');
  const rangeEnd = skipRange(line, i);
  if (rangeEnd !== null) return leftover(rangeEnd, RANGE_WEIGHT);
  const relative = readRelative(line, i);
  if (relative !== null) return { kind: 'relative', ...relative };
  const date = readDate(line, i);
  if (date !== null) return { kind: 'date', ...date };
  const weekday = WEEKDAYS.at(line, i);
  if (weekday !== null) return { kind: 'weekday', ...weekday };
  const year = numberAt(line, i, 4, 4);
  if (year !== null && isGregorianYear(year)) return { kind: 'year', value: year, end: i + 1 };
  const time = readTime(line, i);
  if (time !== null) return { kind: 'time', ...time };
  const zone = readZone(line, i);
  if (zone !== null) return { kind: 'zone', ...zone };
  const filler = FILLERS.at(line, i) ?? CALENDAR_MARKS.at(line, i) ?? andBeforeMarker(line, i);
  if (filler !== null) return { kind: 'filler', end: filler.end };
  if (token?.kind === 'sign') return { kind: 'sign', value: token.text, end: i + 1 };
  return leftover(i + 1, wordWeight(token?.text ?? ''));
}

/** "Published … and updated …" */
function andBeforeMarker(line: Line, i: number): Read<true> | null {
  const and = AND.at(line, i);
  return and !== null && MARKERS.has(line, and.end) ? and : null;
}

function leftover(end: number, weight: number, lead: Lead = null): Found {
  return { kind: 'leftover', weight, lead, end };
}

/** A stretch of days belongs to an event: more than any dateline holds beside its date. */
const RANGE_WEIGHT = 10;

/** A Chinese word has two characters. */
export function wordWeight(text: string): number {
  return text.length === 1 && /\p{Script=Han}/u.test(text) ? 0.5 : 1;
}

/** What a part is among its neighbours: names and ordinary words that happen to be words of dates are leftover. */
function settle(parts: readonly Part[]): readonly Part[] {
  return parts.map((part, k) => {
    const [before, after] = [parts[k - 1], parts[k + 1]];
    const isWord =
      // "Sam Poe", "Sun Valley", "Super Tuesday: …": a weekday among other words is a name.
      (part.kind === 'weekday' && (isWords(after) || (isWords(before) && isColon(after)))) ||
      // «المصري اليوم», "Yesterday in Parliament"
      (part.kind === 'relative' &&
        part.value.form !== 'ago' &&
        (isWords(before) || isWords(after) || isApostrophe(after))) ||
      // "Paul et Marie"
      (part.kind === 'zone' && part.value.isWeak && !followsTime(parts, k)) ||
      (part.kind === 'marker' && !announces(parts, k)) ||
      (part.kind === 'year' && !completes(parts, k));
    return isWord ? { kind: 'leftover', start: part.start, end: part.end, weight: 1, lead: null } : part;
  });
}

function isWords(part: Part | undefined): boolean {
  return part?.kind === 'leftover' && part.lead === null;
}

/** «2020 الاثنين 8 يونيو», "Tue Mar 5 14:20:00 UTC 2024": only parts of a date between a year and a date without one. */
function completes(parts: readonly Part[], k: number): boolean {
  return [1, -1].some((step) => {
    let i = k + step;
    while (isBetweenDateAndYear(parts[i])) i += step;
    const date = parts[i];
    return date?.kind === 'date' && date.value.year === null;
  });
}

function isBetweenDateAndYear(part: Part | undefined): boolean {
  return (
    part?.kind === 'weekday' ||
    part?.kind === 'time' ||
    part?.kind === 'zone' ||
    (part?.kind === 'sign' && part.value === ',')
  );
}

/** "today's turnout" */
function isApostrophe(part: Part | undefined): boolean {
  return part?.kind === 'sign' && "'’".includes(part.value);
}

function isColon(part: Part | undefined): boolean {
  return part?.kind === 'sign' && part.value === ':';
}

function followsTime(parts: readonly Part[], k: number): boolean {
  const before = parts[k - 1];
  const isBracket = before?.kind === 'sign' && '(,،|'.includes(before.value);
  return (isBracket ? parts[k - 2] : before)?.kind === 'time';
}

/** A marker stands right before what it announces, or ends the line: "2024-03-05 14:20 发布". */
function announces(parts: readonly Part[], k: number): boolean {
  const marker = parts[k];
  const next = parts[k + 1];
  if (marker?.kind === 'marker' && marker.value.by && !(next !== undefined && isDating(next)))
    return parts
      .slice(k + 1)
      .some((part) => part.kind === 'date' && part.value.day !== null && part.value.year !== null);
  const after = besides(parts, k, 1);
  if (after !== undefined && isDating(after)) return true;
  const before = besides(parts, k, -1);
  return before !== undefined && isDating(before) && (after === undefined || after.kind === 'leftover');
}

/** The next part in a direction that is no sign or filler. */
function besides(parts: readonly Part[], k: number, step: 1 | -1): Part | undefined {
  let i = k + step;
  while (parts[i]?.kind === 'sign' || parts[i]?.kind === 'filler') i += step;
  return parts[i];
}

export function isDating({ kind }: Part): boolean {
  return (
    kind === 'date' ||
    kind === 'year' ||
    kind === 'weekday' ||
    kind === 'time' ||
    kind === 'zone' ||
    kind === 'relative'
  );
}
