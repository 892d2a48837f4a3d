/**
 * Which of `03/04/2024` is the month. Part of the dateline engine's resolution (`resolve.ts`).
 *
 *  1 only one order gives a day that exists
 *  2 only one order agrees with the printed weekday
 *  3 only one order is not in the future
 *  4 the language's order, as CLDR has it; English outside America is day first
 */
import type { DateFlag } from './flags.ts';
import type { PrintedDate, PrintedNumbers } from './printed-date.ts';

export type OrderEvidence = {
  readonly weekday: number | null;
  readonly zone: string | null;
  /** BCP 47 tag of the text, else the language of the words in the line, else null. */
  readonly language: string | null;
  /** Latest plausible instant, UTC ms. */
  readonly latest: number;
};

type Order = 'day-first' | 'month-first' | 'year-first';
type Reading = { readonly order: Order; readonly year: number; readonly month: number; readonly day: number };

export function orderNumbers(date: PrintedDate, evidence: OrderEvidence, flags: DateFlag[]): PrintedDate {
  if (date.numbers === undefined) return date;
  const possible = readings(date.numbers, evidence).filter(({ year, month, day }) => isDay(year, month, day));
  const distinct = possible.filter((a, i) => possible.findIndex((b) => time(a) === time(b)) === i);
  const [first] = distinct;
  if (first === undefined) return date;
  if (distinct.length === 1) return as(date, first);

  const agreeing = distinct.filter((r) => new Date(time(r)).getUTCDay() === evidence.weekday);
  if (agreeing.length === 1 && agreeing[0] !== undefined) {
    if (agreeing[0] !== first) flags.push('date-order-from-weekday');
    return as(date, agreeing[0]);
  }
  flags.push('date-order-assumed');
  return as(date, distinct.find((r) => time(r) <= evidence.latest) ?? first);
}

/** The language's order first. */
function readings(numbers: PrintedNumbers, evidence: OrderEvidence): readonly Reading[] {
  const { first, second, third, isShort } = numbers;
  const year = isShort ? century(third, evidence.latest) : third;
  const dayFirst: Reading = { order: 'day-first', year, month: second, day: first };
  const monthFirst: Reading = { order: 'month-first', year, month: first, day: second };
  const order = orderOf(evidence);
  const usual = order === 'month-first' ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  if (!isShort || order !== 'year-first') return usual;
  return [{ order, year: century(first, evidence.latest), month: second, day: third }, ...usual];
}

/** Two digits: the latest such year not after the upload's. */
function century(two: number, latest: number): number {
  const last = new Date(latest).getUTCFullYear();
  const year = Math.floor(last / 100) * 100 + two;
  return year > last ? year - 100 : year;
}

/** Countries of English that write the month first. */
const MONTH_FIRST = new Set(['en', 'en-us', 'en-ph']);
const YEAR_FIRST = new Set(['zh', 'ja', 'ko', 'hu', 'mn', 'lt']);
/** Zones in which English is written day first; UTC is nobody's. */
const AMERICAN_ZONE = /^(?:America\/|-0[4-9]:|-10:|Pacific\/Honolulu|UTC$)/;

function orderOf({ language, zone }: OrderEvidence): Order {
  const tag = language?.toLowerCase() ?? 'und';
  if (YEAR_FIRST.has(tag.split('-')[0] ?? '')) return 'year-first';
  return MONTH_FIRST.has(tag) && (zone === null || AMERICAN_ZONE.test(zone)) ? 'month-first' : 'day-first';
}

function as(date: PrintedDate, { order, year, month, day }: Reading): PrintedDate {
  return { ...date, rule: `numeric-${order}`, year, month, day };
}

function time({ year, month, day }: Reading): number {
  return Date.UTC(year, month - 1, day);
}

export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
