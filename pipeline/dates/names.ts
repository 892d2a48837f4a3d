/**
 * The words of datelines, compiled from `calendar.json`, `phrases.json` and `zones.json`. Part of the dateline engine
 * (`dateline.ts`). A new language is a few more words in those files.
 */
import { PhraseTable } from '../text/phrase-table.ts';
import calendar from './calendar.json' with { type: 'json' };
import phrases from './phrases.json' with { type: 'json' };
import type { Token } from './tokens.ts';
import zones from './zones.json' with { type: 'json' };

export type DayPart = 'morning' | 'afternoon' | 'noon' | 'night';

/** 1–12. Egyptian and Gulf, Levantine, Maghrebi and Libyan names, English, French. */
export const MONTHS = new PhraseTable(calendar.months.flatMap((names, i) => all(names, i + 1)));

/** 0 = Sunday, as `Date.prototype.getUTCDay`. */
export const WEEKDAYS = new PhraseTable(calendar.weekdays.flatMap((names, i) => all(names, i)));

export const HIJRI_MARKS = new PhraseTable(all(calendar.hijriMarks, true));
export const HIJRI_MONTHS = new PhraseTable(all(calendar.hijriMonths, true));

export const MARKERS = new PhraseTable<'published' | 'updated'>([
  ...all(phrases.published, 'published' as const),
  ...all(phrases.updated, 'updated' as const),
]);

export const FILLERS = new PhraseTable(all(phrases.fillers, true));

export const DAY_PARTS = new PhraseTable<DayPart>([
  ...all(phrases.morning, 'morning' as const),
  ...all(phrases.afternoon, 'afternoon' as const),
  ...all(phrases.noon, 'noon' as const),
  ...all(phrases.night, 'night' as const),
]);

/** Zones named by themselves ("GMT", «غرينتش») → IANA name, `UTC` or an offset. */
export const ZONE_CODES = new PhraseTable(Object.entries(zones.codes).flatMap(([zone, names]) => all(names, zone)));

/** Zones named by a place, which count only beside a marker: «بتوقيت القاهرة», "Cairo time". */
export const ZONE_PLACES = new PhraseTable(Object.entries(zones.places).flatMap(([zone, names]) => all(names, zone)));
export const ZONE_MARKERS = new PhraseTable(all(zones.markers, true));

function all<Value>(names: readonly string[], value: Value): [string, Value][] {
  return names.map((name) => [name, value]);
}

/**
 * The longest phrase of `table` at token `i`, stepping over the points of abbreviations ("Oct.", "a.m.").
 * `end` is the index after it.
 */
export function phraseAt<Value>(
  table: PhraseTable<Value>,
  tokens: readonly Token[],
  i: number,
): { readonly end: number; readonly value: Value } | null {
  if (tokens[i]?.kind !== 'word') return null;
  const words: string[] = [];
  const ends: number[] = [];
  for (let k = i; k < tokens.length && words.length < LONGEST_PHRASE; k++) {
    const token = tokens[k];
    if (token === undefined || token.kind === 'number') break;
    if (token.kind === 'word') {
      words.push(token.text);
      ends.push(k + 1);
    } else if (ABBREVIATION_SIGNS.includes(token.text)) {
      const last = ends.length - 1;
      if (token.text === '.' && token.start === tokens[k - 1]?.end) ends[last] = k + 1;
    } else break;
  }
  const hit = table.at(words, 0);
  return hit === null ? null : { end: ends[hit.length - 1] ?? i + 1, value: hit.value };
}

const ABBREVIATION_SIGNS = ".'’-";
/** Words of the longest phrase in the files («آخر تحديث للخبر في …» has four). */
const LONGEST_PHRASE = 5;
