/**
 * The forms in which a calendar day or month is printed. Part of the dateline engine (`dateline.ts`): each function looks
 * at token `i` and answers with what it read and the index after it, or null.
 */
import { CALENDAR_MARKS, type Calendar, JOINERS, MONTHS, type Month, YEAR_MARKS } from './names.ts';
import { HIJRI_CENTURY, isConvertedYear, isGregorianYear, readNumericDate, readYearAndMonth } from './numeric-dates.ts';
import type { PrintedDate } from './printed-date.ts';
import { isAttached, isSign, type Line, numberAt, type Read } from './tokens.ts';

/** Tried in this order: the longer form first. */
export function readDate(line: Line, i: number): Read<PrintedDate> | null {
  return (
    readNumericDate(line, i) ??
    dayMonthName(line, i) ??
    yearMonthName(line, i) ??
    monthNameDay(line, i) ??
    monthNameYear(line, i) ??
    readYearAndMonth(line, i)
  );
}

/** «5-7 مارس 2024», "March 5–7": days of an event. Answers with the index after the whole. */
export function skipRange(line: Line, i: number): number | null {
  const month = MONTHS.at(line, i);
  const at = month?.end ?? i;
  const [first, last] = [numberAt(line, at, 1, 2), numberAt(line, at + 2, 1, 2)];
  if (first === null || last === null || first >= last || !isSign(line, at + 1, '-–—/')) return null;
  if (month === null) return dayMonthName(line, at + 2)?.end ?? null;
  return isSign(line, at + 3, ':') ? null : at + 3;
}

/** «10 أكتوبر 2020», «10 من تشرين الأول/ أكتوبر، 2020», "10th of October", "5. März", "5 de marzo de 2024", `05-Mar-2024` */
function dayMonthName(line: Line, i: number): Read<PrintedDate> | null {
  const day = numberAt(line, i, 1, 2);
  if (day === null) return null;
  let at = i + 1;
  if (isSign(line, at, '/.-–,،º°')) at++;
  for (let joiner = JOINERS.at(line, at); joiner !== null && at - i < MAX_JOINED; joiner = JOINERS.at(line, at)) {
    at = joiner.end;
    if (isSign(line, at, '-')) at++; // "5-го"
  }
  const month = monthAt(line, at);
  if (month === null) return null;
  const year = yearAfter(line, month);
  if (year === null && (needsYear(line, month.value) || day > MAX_DAY)) return null;
  return dated(month, year, day, year === null ? 'day-month' : 'day-month-year');
}

/** Persian prints «۱۵ اسفند» as others print "5 March"; elsewhere names of other calendars are ordinary words too. */
function needsYear(line: Line, month: Month): boolean {
  return month.needsYear && !(month.calendar === 'jalali' && line.language === 'fa');
}

/** "Mai 68" is no day; with a year, 45 March is one that does not exist. */
const MAX_DAY = 31;

/** Tokens between a day and its month: "th of the". */
const MAX_JOINED = 4;

/** "2024. március 5.", «2024 مارس 5», "2024 March 5" */
function yearMonthName(line: Line, i: number): Read<PrintedDate> | null {
  const year = numberAt(line, i, 4, 4);
  if (year === null) return null;
  const at = YEAR_MARKS.at(line, i + 1)?.end ?? (isSign(line, i + 1, '.,-/') ? i + 2 : i + 1);
  const month = monthAt(line, at);
  const day = month === null ? null : numberAt(line, month.end, 1, 2);
  if (month === null || day === null || isSign(line, month.end + 1, ':') || !fits(year, month.value.calendar))
    return null;
  const end = isSign(line, month.end + 1, '.') ? month.end + 2 : month.end + 1;
  return dated(month, { end, value: year }, day, 'year-month-day');
}

/** "October 10, 2020", «أكتوبر 10, 2020» */
function monthNameDay(line: Line, i: number): Read<PrintedDate> | null {
  const month = monthAt(line, i);
  if (month === null) return null;
  const at = isSign(line, month.end, '-/') ? month.end + 1 : month.end;
  const day = numberAt(line, at, 1, 2);
  if (day === null || isSign(line, at + 1, ':')) return null;
  let end = at + 1;
  const ordinal = JOINERS.at(line, end);
  if (ordinal !== null && isAttached(line, end)) end = ordinal.end;
  if (MONTHS.has(line, isSign(line, end, '.') ? end + 1 : end)) return null; // "mar. 5 mars": the first word is a weekday
  const year = yearAfter(line, { ...month, end });
  if (year === null && (needsYear(line, month.value) || day > MAX_DAY)) return null;
  return dated({ ...month, end }, year, day, year === null ? 'month-day' : 'month-day-year');
}

/** «مارس 2024» */
function monthNameYear(line: Line, i: number): Read<PrintedDate> | null {
  const month = monthAt(line, i);
  const year = month === null ? null : yearAfter(line, month);
  if (month === null || year === null) return null;
  if (month.value.needsYear && month.value.calendar === 'gregorian') return null; // «ناصر 2023»
  return dated(month, year, null, 'month-year');
}

function dated(month: MonthRead, year: Read<number> | null, day: number | null, form: string): Read<PrintedDate> {
  const { calendar, month: number } = month.value;
  const rule = calendar === 'gregorian' ? form : `${calendar}-${form}`;
  const value = { rule, calendar, year: year?.value ?? null, month: number, day };
  const end = year?.end ?? month.end;
  return { end, value: month.otherMonth === null ? value : { ...value, otherMonth: month.otherMonth } };
}

// ── months and years ────────────────────────────────────────────────────────

type MonthRead = Read<Month> & {
  /** A second name of another month. */
  readonly otherMonth: number | null;
  /** Thai months go with years of the Buddhist era. */
  readonly isThai: boolean;
};

/** A month by one name or by two: «كانون الثاني/ يناير», «يوليو (تموز)», «يوليو أو تموز», «يوليو تموز». */
function monthAt(line: Line, i: number): MonthRead | null {
  const first = MONTHS.at(line, i);
  if (first === null) return null;
  const single = { ...first, otherMonth: null, isThai: first.languages.has('th') };
  const link = isSign(line, first.end, '/(-–|,،[') || isOr(line, first.end);
  const second = MONTHS.at(line, link ? first.end + 1 : first.end);
  if (second === null || second.value.calendar !== first.value.calendar) return single;
  const isSame = second.value.month === first.value.month;
  if (!isSame && (!link || isSign(line, first.end, '-–|,،'))) return single; // «مارس - أبريل 2024» is a span
  return {
    ...single,
    value: first.value.needsYear ? second.value : first.value,
    end: isSign(line, second.end, ')]') ? second.end + 1 : second.end,
    otherMonth: isSame ? null : second.value.month,
  };
}

function isOr(line: Line, i: number): boolean {
  return line.tokens[i]?.text === 'او';
}

/** The year after a month, with its mark («2024 م», "2024 г."). */
function yearAfter(line: Line, month: Pick<MonthRead, 'end' | 'value' | 'isThai'>): Read<number> | null {
  const { end, value, isThai } = month;
  const sign = isSign(line, end, ',،/-–.') ? end + 1 : end;
  const at = JOINERS.at(line, sign)?.end ?? sign;
  const four = numberAt(line, at, 4, 4);
  const mark = CALENDAR_MARKS.at(line, at + 1);
  const after = mark?.end ?? at + 1;
  if (four === null) {
    const two = numberAt(line, at, 2, 2);
    const isHijri = two !== null && value.calendar === 'hijri' && mark?.value === 'hijri';
    if (isHijri) return { end: after, value: HIJRI_CENTURY + two };
    return two !== null && isShortYear(line, at, value)
      ? { end: at + 1, value: two < 70 ? 2000 + two : 1900 + two }
      : null;
  }
  if (isThai && four >= 2443 && four <= 2643) return { end: after, value: four - 543 };
  if (!fits(four, value.calendar)) return null;
  if (value.calendar === 'gregorian' && mark !== null && mark.value !== 'gregorian') return null;
  return { end: after, value: four };
}

/** "5-Mar-24", «5 مارس 24»: nothing follows that would make it another number. */
function isShortYear(line: Line, i: number, { calendar, needsYear }: Month): boolean {
  const isLast =
    i + 1 === line.tokens.length ||
    isSign(line, i + 1, ',،|)') ||
    (isSign(line, i + 1, '-–') && !isAttached(line, i + 1));
  return calendar === 'gregorian' && !needsYear && isLast;
}

function fits(year: number, calendar: Calendar): boolean {
  return calendar === 'gregorian' ? isGregorianYear(year) : isConvertedYear(year);
}
