/**
 * What one would take for dates instead of the dateline engine, each called as its documentation says, with all that it can be
 * told: the locale of the line, and the upload as the present. A wall clock is read as UTC throughout (`TZ` is set by who calls).
 *
 * @see https://github.com/wanasit/chrono
 * @see https://github.com/kensnyder/any-date-parser
 */
import anyDate from 'any-date-parser';
import * as chrono from 'chrono-node';
import type { DatelineCase } from './read-lines.ts';
import { readDates } from './score-line.ts';

type Line = Pick<DatelineCase, 'line' | 'language' | 'uploadedAt'>;

export type DateReader = {
  readonly name: string;
  /** ISO 8601, at least as precise as what was printed, or null when no date is found. */
  readonly read: (line: Line) => string | null;
};

export const DATE_READERS: readonly DateReader[] = [
  { name: 'Newsfold', read: (line) => readDates(line).published },
  { name: 'chrono-node, strict', read: (line) => readChrono(line, 'strict') },
  { name: 'chrono-node, casual', read: (line) => readChrono(line, 'casual') },
  { name: 'any-date-parser', read: readAnyDate },
  { name: 'new Date()', read: ({ line }) => isoOf(new Date(line)) },
];

/** Languages without a locale of their own get the English one that takes the day first, as nearly all of them do. */
const { GB } = chrono.en;
const CHRONO = new Map<string, Record<'strict' | 'casual', chrono.Chrono>>(
  Object.entries({
    ...{ ar: chrono.ar, de: chrono.de, en: chrono.en, es: chrono.es, fr: chrono.fr, id: chrono.id, it: chrono.it },
    ...{
      ja: chrono.ja,
      nl: chrono.nl,
      pt: chrono.pt,
      ru: chrono.ru,
      sv: chrono.sv,
      uk: chrono.uk,
      vi: chrono.vi,
      zh: chrono.zh,
    },
  }),
);

/** The first date of the line. */
function readChrono({ line, language, uploadedAt }: Line, mode: 'strict' | 'casual'): string | null {
  const parser = CHRONO.get(language ?? '')?.[mode] ?? GB;
  const [first] = parser.parse(line, { instant: new Date(uploadedAt), timezone: 0 });
  return first === undefined ? null : isoOf(first.start.date());
}

/** It knows no "now" but the clock's: the year that it leaves out is the upload's. A year or a time alone is no date. */
function readAnyDate({ line, language, uploadedAt }: Line): string | null {
  const found = anyDate.attempt(line, language === null || language === 'en' ? 'en-US' : language);
  if ('invalid' in found || found.month === undefined) return null;
  const year = found.year ?? new Date(uploadedAt).getUTCFullYear();
  const { month, day = 1, hour = 0, minute = 0, second = 0, offset = 0 } = found;
  return isoOf(new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second)));
}

function isoOf(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
