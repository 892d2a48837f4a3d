/**
 * Which parts of a dateline belong together: a date with its weekday, time and zone, under the marker that announces it.
 * Third step of the dateline engine (`dateline.ts`).
 */
import type { PrintedTime } from './clock.ts';
import { isDating, type Part } from './parts.ts';
import type { PrintedDate } from './printed-date.ts';
import type { Relative } from './relative.ts';
import type { Printed } from './resolve.ts';

export type Draft = Printed & {
  readonly kind: 'published' | 'updated';
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
};

type Time = { readonly time: PrintedTime; zone: string | null };

type Open = {
  kind: 'published' | 'updated';
  date: PrintedDate | null;
  otherDate: PrintedDate | null;
  relative: Relative | null;
  year: number | null;
  weekday: number | null;
  readonly times: Time[];
  /** A zone printed before its time. */
  zone: string | null;
  readonly start: number;
  end: number;
};

/** Weekday, time and zone join the date before them, or else the one after them; a marker begins anew. */
export function draftStatements(parts: readonly Part[]): readonly Draft[] {
  const isSuffixed = markersFollow(parts);
  const drafts: Open[] = [];
  let kind: Open['kind'] = 'published';
  let open: Open | null = null;

  for (const [k, part] of parts.entries()) {
    if (part.kind === 'marker') {
      if (!isSuffixed) kind = part.value.kind;
      else if (open !== null) open.kind = part.value.kind;
      open = null;
    } else if (isDating(part)) {
      if (open === null || beginsAnew(open, part, parts, k)) {
        open = begin(kind, part);
        drafts.push(open);
      }
      join(open, part);
    }
  }
  return closed(drafts);
}

/** "… 14:20 发布 / … 16:00 更新": the first part of a date comes before the first marker, and a marker comes last. */
function markersFollow(parts: readonly Part[]): boolean {
  const telling = parts.filter((part) => part.kind === 'marker' || isDating(part));
  return telling[0]?.kind !== 'marker' && telling.at(-1)?.kind === 'marker';
}

function begin(kind: Open['kind'], { start, end }: Part): Open {
  return {
    kind,
    date: null,
    otherDate: null,
    relative: null,
    year: null,
    weekday: null,
    times: [],
    zone: null,
    start,
    end,
  };
}

/** A further date of the same calendar, or what leads up to one. */
function beginsAnew(open: Open, part: Part, parts: readonly Part[], k: number): boolean {
  if (part.kind === 'date') return part.value.calendar === 'gregorian' ? open.date !== null : open.otherDate !== null;
  if (part.kind !== 'weekday' && part.kind !== 'time') return false;
  const isTaken = part.kind === 'weekday' ? open.weekday !== null || open.date !== null : open.times.length > 0;
  if (!isTaken || open.date === null) return false;
  const next = parts.slice(k + 1, k + 1 + NEXT_PARTS).find((other) => other.kind === 'date' || other.kind === 'marker');
  return next?.kind === 'date' && beginsAnew(open, next, parts, k);
}

/** Parts between a weekday or time and the date it leads up to: a comma, "on", a zone and a bracket. */
const NEXT_PARTS = 5;

function join(open: Open, part: Part): void {
  open.end = part.end;
  if (part.kind === 'date') {
    if (part.value.calendar === 'gregorian') open.date ??= part.value;
    else open.otherDate ??= part.value;
  } else if (part.kind === 'year') open.year ??= part.value;
  else if (part.kind === 'weekday') open.weekday ??= part.value;
  else if (part.kind === 'relative') open.relative ??= part.value;
  else if (part.kind === 'time') {
    open.times.push({ time: part.value, zone: open.zone });
    open.zone = null;
  } else if (part.kind === 'zone') {
    const last = open.times.at(-1);
    if (last === undefined) open.zone = part.value.zone;
    else last.zone ??= part.value.zone;
  }
}

/** Statements that name a day; an announced time alone is of the day that was named before: "…, updated 16:45". */
function closed(drafts: readonly Open[]): readonly Draft[] {
  const done: Draft[] = [];
  for (const draft of drafts) {
    const { kind, otherDate, relative, weekday, start, end } = draft;
    const date = draft.date === null ? null : { ...draft.date, year: draft.date.year ?? draft.year };
    // «14:20 بالتوقيت المحلي (11:20 غرينتش)»: the time whose zone is known says more.
    const time = draft.times.find(({ zone }) => zone !== null) ?? draft.times[0] ?? null;
    const printed = { weekday, time: time?.time ?? null, zone: time?.zone ?? null };
    const before = done.at(-1);
    if (date !== null || otherDate !== null || relative !== null)
      done.push({ kind, date, otherDate, relative, ...printed, start, end });
    else if (time !== null && before !== undefined && before.kind !== kind && before.relative === null)
      done.push({ ...before, kind, ...printed, weekday: before.weekday, start, end });
  }
  return done;
}
