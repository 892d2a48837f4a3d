/**
 * Hijri (Umm al-Qura) and Jalali days as Gregorian ones, by the platform's calendars. Part of the dateline engine
 * (`dateline.ts`).
 *
 * `Intl` converts from Gregorian only, so that the day is estimated by arithmetic and found among its neighbours.
 * @see https://cldr.unicode.org (calendars `islamic-umalqura` and `persian`)
 */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

/**
 * Years that are converted: 1300–1500 AH is 1882–2077, AP 1300–1500 is 1921–2122. The tables of Umm al-Qura begin at 1300;
 * no dateline is older.
 */
export const CONVERTED_YEARS = { from: 1300, to: 1500 };

const CALENDARS = {
  /** Epoch: 16 July 622 (Julian). A year of 30 takes 10,631 days; months have 30 and 29 in turn. */
  hijri: {
    name: 'islamic-umalqura',
    estimate: ({ year, month, day }: Day) =>
      Math.floor(((year - 1) * 10_631) / 30) + Math.ceil(29.5 * (month - 1)) + day - 492_149,
  },
  /** Epoch: 22 March 622 (Julian). Six months of 31 days, then months of 30. */
  jalali: {
    name: 'persian',
    estimate: ({ year, month, day }: Day) =>
      Math.floor((year - 1) * 365.2422) + (month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6) + day - 492_269,
  },
} as const;

const DAY_MS = 86_400_000;
/** Days around the estimate: observed months differ from the arithmetic ones by up to two, and one for the epoch's evening. */
const SEARCHED_DAYS = 4;

/** Null when the calendar has no such day, or its year is out of `CONVERTED_YEARS`. */
export function toGregorian(calendar: 'hijri' | 'jalali', day: Day): Day | null {
  if (day.year < CONVERTED_YEARS.from || day.year > CONVERTED_YEARS.to || day.month < 1 || day.month > 12) return null;
  if (day.day < 1 || day.day > 31) return null;
  const estimate = CALENDARS[calendar].estimate(day);
  for (let k = 0; k <= 2 * SEARCHED_DAYS; k++) {
    const offset = k % 2 === 0 ? k / 2 : -(k + 1) / 2; // 0, -1, 1, -2, 2 …
    const date = new Date((estimate + offset) * DAY_MS);
    if (isSameDay(partsOf(calendar, date), day))
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return null;
}

function isSameDay(a: Day, b: Day): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day in the calendar of which `date` is midnight UTC. */
function partsOf(calendar: 'hijri' | 'jalali', date: Date): Day {
  let formatter = formatters.get(calendar);
  if (formatter === undefined) {
    // Building a formatter takes ~50 µs, using it ~1 µs.
    formatter = new Intl.DateTimeFormat(`en-u-ca-${CALENDARS[calendar].name}-nu-latn`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    formatters.set(calendar, formatter);
  }
  const parts = formatter.formatToParts(date);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return { year: value('year'), month: value('month'), day: value('day') };
}
