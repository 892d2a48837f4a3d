/**
 * Dates in numbers: `2024-03-05`, `5/3/2024`, `1445/8/24`, «2024年3月5日». Part of the dateline engine (`dateline.ts`).
 */
import { CONVERTED_YEARS } from './calendar-conversion.ts';
import { CALENDAR_MARKS, type Calendar, DAY_MARKS, JOINERS, MONTH_MARKS, MONTH_PREFIXES, YEAR_MARKS } from './names.ts';
import type { PrintedDate } from './printed-date.ts';
import { isAttached, isSign, type Line, numberAt, type Read } from './tokens.ts';

export function readNumericDate(line: Line, i: number): Read<PrintedDate> | null {
  if (line.tokens[i]?.kind !== 'number') return null;
  return (
    markedNumbers(line, i) ??
    prefixedMonth(line, i) ??
    (isPartOfCode(line, i) ? null : (yearFirst(line, i) ?? yearLast(line, i)))
  );
}

/** `2024-03`, tried after everything that begins with it. */
export function readYearAndMonth(line: Line, i: number): Read<PrintedDate> | null {
  const year = numberAt(line, i, 4, 4);
  const month = numberAt(line, i + 2, 2, 2);
  if (year === null || month === null || month < 1 || month > 12 || !isSign(line, i + 1, '-/')) return null;
  if (!isGregorianYear(year) || isPartOfCode(line, i)) return null;
  if (!isAttached(line, i + 1) || !isAttached(line, i + 2) || isSign(line, i + 3, '-/:.')) return null;
  return { end: i + 3, value: { rule: 'year-month', calendar: 'gregorian', year, month, day: null } };
}

/** Years that a dateline prints; older ones are archives, later ones no dates. */
export function isGregorianYear(year: number): boolean {
  return year >= 1900 && year <= 2100;
}

export function isConvertedYear(year: number): boolean {
  return year >= CONVERTED_YEARS.from && year <= CONVERTED_YEARS.to;
}

/** `2024-03-05`, `1445/8/24` */
function yearFirst(line: Line, i: number): Read<PrintedDate> | null {
  const year = numberAt(line, i, 4, 4);
  const [month, day] = [numberAt(line, i + 2, 1, 2), numberAt(line, i + 4, 1, 2)];
  if (year === null || month === null || day === null || !hasSameSeparators(line, i)) return null;
  const mark = CALENDAR_MARKS.at(line, i + 5);
  const calendar = calendarOf(year, mark?.value ?? null);
  if (calendar === null || isVersion(line, i + 5)) return null;
  const rule = calendar === 'gregorian' ? 'year-month-day' : `${calendar}-numbers`;
  return { end: mark?.end ?? i + 5, value: { rule, calendar, year, month, day } };
}

/** `5/3/2024`, `05.03.24`, `24/8/1445`, `23-02-42 هـ` */
function yearLast(line: Line, i: number): Read<PrintedDate> | null {
  const [first, second] = [numberAt(line, i, 1, 2), numberAt(line, i + 2, 1, 2)];
  const third = numberAt(line, i + 4, 4, 4) ?? numberAt(line, i + 4, 2, 2);
  if (first === null || second === null || third === null || !hasSameSeparators(line, i)) return null;
  if (isVersion(line, i + 5)) return null;
  const isShort = third < 100;
  const mark = CALENDAR_MARKS.at(line, i + 5);
  const end = mark?.end ?? i + 5;
  if (isShort && (mark?.value === 'hijri' || mark?.value === 'jalali')) {
    const year = mark.value === 'hijri' ? HIJRI_CENTURY + third : jalaliYear(third);
    return { end, value: { rule: `${mark.value}-numbers`, calendar: mark.value, year, month: second, day: first } };
  }
  // Persian writes the year first, and its own.
  if (isShort && line.language === 'fa')
    return {
      end,
      value: { rule: 'jalali-numbers', calendar: 'jalali', year: jalaliYear(first), month: second, day: third },
    };
  const calendar = isShort ? 'gregorian' : calendarOf(third, mark?.value ?? null);
  if (calendar === null) return null;
  if (calendar !== 'gregorian') {
    const [day, month] = second > 12 && first <= 12 ? [second, first] : [first, second];
    return { end, value: { rule: `${calendar}-numbers`, calendar, year: third, month, day } };
  }
  const value: PrintedDate = {
    rule: 'numeric-day-first',
    calendar,
    year: isShort ? 2000 + third : third,
    month: second,
    day: first,
  };
  const isDotted = isSign(line, i + 1, '.');
  if (isDotted && (second <= 12 || first > 12) && !isShort) return { end, value }; // points are day first everywhere
  return { end, value: { ...value, numbers: { first, second, third, isShort } } };
}

/** 1400 AH was 1979: newspapers of today are in its century. */
export const HIJRI_CENTURY = 1400;

/** AP 1350 was 1971, AP 1449 will be 2070. */
function jalaliYear(two: number): number {
  return two < 50 ? 1400 + two : 1300 + two;
}

/** «2024年3月5日», «3月5日», "2024년 3월 5일" */
function markedNumbers(line: Line, i: number): Read<PrintedDate> | null {
  const yearMark = numberAt(line, i, 4, 4) === null ? null : YEAR_MARKS.at(line, i + 1);
  const year = yearMark === null ? null : numberAt(line, i, 4, 4);
  if (year !== null && !isGregorianYear(year)) return null;
  const at = yearMark?.end ?? i;
  const month = numberAt(line, at, 1, 2);
  const monthMark = month === null ? null : MONTH_MARKS.at(line, at + 1);
  if (month === null || monthMark === null) return null;
  const day = numberAt(line, monthMark.end, 1, 2);
  const dayMark = day === null ? null : DAY_MARKS.at(line, monthMark.end + 1);
  if (dayMark === null) {
    if (year === null || day !== null) return null;
    return { end: monthMark.end, value: { rule: 'year-month', calendar: 'gregorian', year, month, day: null } };
  }
  const rule = year === null ? 'month-day' : 'year-month-day';
  return { end: dayMark.end, value: { rule, calendar: 'gregorian', year, month, day } };
}

/** «5 tháng 3, 2024»: the word for month stands in front of its number. */
function prefixedMonth(line: Line, i: number): Read<PrintedDate> | null {
  const day = numberAt(line, i, 1, 2);
  const prefix = day === null ? null : MONTH_PREFIXES.at(line, i + 1);
  const month = prefix === null ? null : numberAt(line, prefix.end, 1, 2);
  if (day === null || prefix === null || month === null) return null;
  const sign = isSign(line, prefix.end + 1, ',/') ? prefix.end + 2 : prefix.end + 1;
  const at = JOINERS.at(line, sign)?.end ?? sign;
  const year = numberAt(line, at, 4, 4);
  if (year === null || !isGregorianYear(year)) return null;
  return { end: at + 1, value: { rule: 'day-month-year', calendar: 'gregorian', year, month, day } };
}

/** Whose the year is by its mark, else by its size; null when it is no year of a dateline. */
function calendarOf(year: number, mark: Calendar | null): PrintedDate['calendar'] | null {
  if (isGregorianYear(year)) return mark === 'hijri' || mark === 'jalali' ? null : 'gregorian';
  if (!isConvertedYear(year)) return null;
  return mark === null || mark === 'gregorian' ? 'hijri-or-jalali' : mark;
}

/** Both separators, at `i + 1` and `i + 3`, are the same one; Korean and Hungarian put spaces after points. */
function hasSameSeparators(line: Line, i: number): boolean {
  return isSign(line, i + 1, '/.-–') && line.tokens[i + 1]?.text === line.tokens[i + 3]?.text;
}

/** `v2024.3.5`, `#5/3/2024`, `1.10.3.24`, `+20-10-20-30`, "$5/3/2024": the numbers belong to something else. */
function isPartOfCode(line: Line, i: number): boolean {
  if (!isAttached(line, i)) return false;
  const before = line.tokens[i - 1];
  if (before?.kind === 'word') return /^\p{Script=Latin}{1,2}$/u.test(before.text) && before.text !== 't';
  return isSign(line, i - 1, '#$€£¥+_=@') || (isSign(line, i - 1, './') && line.tokens[i - 2]?.kind === 'number');
}

/** A fourth number behind a point, slash or dash: `10.12.2024.5`, `05-03-2024-77`; `2024-03-05-14:20` is a time. */
function isVersion(line: Line, end: number): boolean {
  if (!isSign(line, end, './_-') || !isAttached(line, end) || !isAttached(line, end + 1)) return false;
  return line.tokens[end + 1]?.kind === 'number' && !isSign(line, end + 2, ':');
}
