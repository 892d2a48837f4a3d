/**
 * The words of datelines in every language, compiled from `languages/`, `calendars.json` and `zones.json`. Part of the
 * dateline engine (`dateline.ts`).
 */
import calendars from './calendars.json' with { type: 'json' };
import { DAY_PARTS as DAY_PART_NAMES, type DayPart, LANGUAGES, type Language, UNITS, type Unit } from './languages.ts';
import { type WordEntry, WordTable } from './word-table.ts';
import zones from './zones.json' with { type: 'json' };

export type Calendar = 'gregorian' | 'hijri' | 'jalali';
/** Tables compare meanings by identity, so that each month is one object. */
export type Month = { readonly calendar: Calendar; readonly month: number; readonly needsYear: boolean };
export type Marker = { readonly kind: 'published' | 'updated'; readonly needsColon: boolean; readonly by: boolean };
export type Amount = { readonly unit: Unit; readonly count: number };

type Entry<Value> = WordEntry<Value>;

/** The names that `pick` finds in each language, with their position in the list. */
function listed<Value>(
  pick: (language: Language) => readonly (readonly string[])[] | undefined,
  value: (position: number) => Value,
): Entry<Value>[] {
  return Object.entries(LANGUAGES).flatMap(([tag, language]) =>
    (pick(language) ?? []).flatMap((names, i) => all(names, value(i), tag)),
  );
}

/** The names that `pick` finds in each language, all of one meaning. */
function plain<Value>(pick: (language: Language) => readonly string[] | undefined, value: Value): Entry<Value>[] {
  return Object.entries(LANGUAGES).flatMap(([tag, language]) => all(pick(language) ?? [], value, tag));
}

function words(pick: (language: Language) => readonly string[] | undefined): WordTable<true> {
  return new WordTable(plain(pick, true as const));
}

function all<Value>(names: readonly string[], value: Value, language: string): Entry<Value>[] {
  return names.map((name) => [name, value, language]);
}

/** "so", "di", «日» are weekdays in their own language alone. */
function isShort(phrase: string): boolean {
  const limit = /^[\p{Script=Han}\p{Script=Hangul}]/u.test(phrase)
    ? 1
    : /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(phrase)
      ? 2
      : 0;
  return phrase.length <= limit;
}

/** Swahili "leo" and Norwegian "i dag" are names or other words elsewhere; «أمس» and "yesterday" are not. */
function isName(phrase: string): boolean {
  return /^\p{Script=Latin}/u.test(phrase) ? phrase.length <= 5 : phrase.length <= 2;
}

const monthsOf = (calendar: Calendar, needsYear: boolean): readonly Month[] =>
  Array.from({ length: 12 }, (_, i) => ({ calendar, month: i + 1, needsYear }));
const GREGORIAN = monthsOf('gregorian', false);
const OLD = monthsOf('gregorian', true);
const HIJRI = monthsOf('hijri', true);
const JALALI = monthsOf('jalali', true);

const ofCalendar = (names: readonly (readonly string[])[], months: readonly Month[], tag: string) =>
  names.flatMap((list, i) => all(list, months[i] as Month, tag));

/** Gregorian, Hijri and Jalali months by every name. */
export const MONTHS = new WordTable<Month>(
  [
    ...listed(
      (l) => l.months,
      (i) => GREGORIAN[i] as Month,
    ),
    ...listed(
      (l) => l.oldMonths,
      (i) => OLD[i] as Month,
    ),
    ...ofCalendar(calendars.hijri.months, HIJRI, 'ar'),
    ...ofCalendar(calendars.jalali.months, JALALI, 'fa'),
    ...ofCalendar(calendars.jalali.pashtoMonths, JALALI, 'ps'),
  ],
  isShort,
);

/** Marks after a year that say whose it is: «هـ», «م», «ش». */
export const CALENDAR_MARKS = new WordTable<Calendar>([
  ...all(calendars.hijri.marks, 'hijri' as const, 'ar'),
  ...all(calendars.jalali.marks, 'jalali' as const, 'fa'),
  ...all(calendars.gregorian.marks, 'gregorian' as const, 'ar'),
]);

/** 0 = Sunday, as `Date.prototype.getUTCDay`. */
export const WEEKDAYS = new WordTable<number>(
  listed(
    (l) => l.weekdays,
    (i) => i,
  ),
  isShort,
);

export const MARKERS = new WordTable<Marker>([...markersBy(), ...markers('published'), ...markers('updated')]);

function markers(kind: Marker['kind']): Entry<Marker>[] {
  const [free, before] = [false, true].map((needsColon): Marker => ({ kind, needsColon, by: false })) as [
    Marker,
    Marker,
  ];
  return plain((l) => l[kind].filter((name) => !name.endsWith(':')), free).concat(
    plain((l) => l[kind].filter((name) => name.endsWith(':')), before),
  );
}

function markersBy(): Entry<Marker>[] {
  return plain((l) => l.publishedBy, { kind: 'published', needsColon: false, by: true });
}

export const FILLERS = words((l) => [...(l.fillers ?? []), ...(l.clock ?? [])]);
export const JOINERS = words((l) => l.joiners);
export const LABELS = words((l) => l.labels);
export const BYLINES = words((l) => l.bylines);
export const EDITIONS = words((l) => l.editions);
export const COPYRIGHT = words((l) => l.copyright);
export const OTHER_DATES = words((l) => l.otherDates);
export const CLOCK_WORDS = words((l) => l.clock);
export const HOUR_MARKS = words((l) => l.hourMarks);
export const MINUTE_MARKS = words((l) => l.minuteMarks);
export const SECOND_MARKS = words((l) => l.secondMarks);
export const YEAR_MARKS = words((l) => l.yearMarks);
export const MONTH_MARKS = words((l) => l.monthMarks);
export const MONTH_PREFIXES = words((l) => l.monthPrefixes);
export const DAY_MARKS = words((l) => l.dayMarks);
export const AND = words((l) => l.and);

export const DAY_PARTS = new WordTable<DayPart>(
  DAY_PART_NAMES.flatMap((part) => plain((l) => l.dayParts?.[part], part)),
);

/** Hours in words, 1–12, and the minutes that follow them («والنصف»). */
export const HOURS = new WordTable<number>(
  listed(
    (l) => l.hours,
    (i) => i + 1,
  ),
);
export const MINUTES = new WordTable<number>(
  Object.entries(LANGUAGES).flatMap(([tag, { minutes = {} }]) =>
    Object.entries(minutes).flatMap(([count, names]) => all(names, Number(count), tag)),
  ),
);

export const NUMBERS = new WordTable<number>(
  listed(
    (l) => l.numbers,
    (i) => i + 1,
  ),
);
/** Days before today. */
export const RELATIVE_DAYS = new WordTable<number>(
  [
    ...plain((l) => l.relative.today, 0),
    ...plain((l) => l.relative.yesterday, 1),
    ...plain((l) => l.relative.beforeYesterday, 2),
  ],
  isName,
);
export const NOW = words((l) => l.relative.now);
export const AGO = words((l) => l.relative.ago);
export const UNIT_NAMES = new WordTable<Unit>(UNITS.flatMap((unit) => plain((l) => l.relative.units[unit], unit)));
/** «ساعتين», "sejam": a unit with its number in one word. */
export const AMOUNTS = new WordTable<Amount>(
  UNITS.flatMap((unit) => [
    ...plain((l) => l.relative.pairs?.[unit], { unit, count: 2 }),
    ...plain((l) => l.relative.ones?.[unit], { unit, count: 1 }),
  ]),
);

const ofZones = (names: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(names).flatMap(([zone, list]) => all(list, zone, 'und'));

/** Zones named by themselves ("GMT", «غرينتش») → IANA name, `UTC`, `GMT` or an offset. */
export const ZONE_CODES = new WordTable<string>(ofZones(zones.codes));
/** Codes that are no words of any language: they count wherever they stand, others only right after a time. */
export const STRONG_ZONES = new Set(zones.strong);
/** Zones named by a place, which count only beside a marker: «بتوقيت القاهرة», "Cairo time". */
export const ZONE_PLACES = new WordTable<string>(ofZones(zones.places));
export const ZONE_MARKERS = new WordTable<true>(all(zones.markers, true as const, 'und'));
export const ZONE_SUFFIXES = new WordTable<true>(all(zones.suffixes, true as const, 'und'));

/** First words of all tables: any other word of a line is nothing of a date's. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set(
  [
    MONTHS,
    CALENDAR_MARKS,
    WEEKDAYS,
    MARKERS,
    AND,
    FILLERS,
    LABELS,
    BYLINES,
    EDITIONS,
    COPYRIGHT,
    OTHER_DATES,
    DAY_PARTS,
    HOURS,
    NUMBERS,
    RELATIVE_DAYS,
    NOW,
    AGO,
    AMOUNTS,
    UNIT_NAMES,
    ZONE_CODES,
    ZONE_PLACES,
    ZONE_MARKERS,
  ].flatMap((table) => [...table.firstWords()]),
);
/** Words with which a statement without any digit can be made: «أمس», "an hour ago". */
export const RELATIVE_WORDS: ReadonlySet<string> = new Set(
  [RELATIVE_DAYS, NOW, AGO].flatMap((table) => [...table.firstWords()]),
);
