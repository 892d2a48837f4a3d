/**
 * The forms in which a calendar day or month is printed. Part of the dateline engine (`dateline.ts`): each function looks
 * at token `i` and answers with what it read and the index after it, or null.
 */
import { HIJRI_MARKS, HIJRI_MONTHS, MONTHS, phraseAt } from './names.ts';
import { isAttached, isSign, numberAt, type Token } from './tokens.ts';

/** `null` parts were not printed. Values may be impossible (31 February): the resolver judges. */
export type PrintedDate = {
  readonly rule: string;
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
  /** The same numbers read month first, where the order is open (`03/04/2024`); a printed weekday may prefer it. */
  readonly monthFirst?: { readonly month: number; readonly day: number };
};

export type Read<Value> = { readonly end: number; readonly value: Value };

/** Tried in this order: the longer form first. */
export function readDate(tokens: readonly Token[], i: number): Read<PrintedDate> | null {
  return (
    yearFirst(tokens, i) ??
    dayFirst(tokens, i) ??
    dayMonthName(tokens, i) ??
    monthNameDay(tokens, i) ??
    monthNameYear(tokens, i) ??
    yearAndMonth(tokens, i)
  );
}

/** `2024-03-05`, `2024/3/5` */
function yearFirst(tokens: readonly Token[], i: number): Read<PrintedDate> | null {
  const year = yearAt(tokens, i);
  const [month, day] = [numberAt(tokens, i + 2, 1, 2), numberAt(tokens, i + 4, 1, 2)];
  if (year === null || month === null || day === null || !sameSeparators(tokens, i)) return null;
  return { end: i + 5, value: { rule: 'year-month-day', year, month, day } };
}

/** `5/3/2024`, `05.03.24`; month first only when the numbers allow nothing else. */
function dayFirst(tokens: readonly Token[], i: number): Read<PrintedDate> | null {
  const [a, b] = [numberAt(tokens, i, 1, 2), numberAt(tokens, i + 2, 1, 2)];
  const shortYear = numberAt(tokens, i + 4, 2, 2);
  const year = yearAt(tokens, i + 4) ?? (shortYear === null ? null : 2000 + shortYear);
  if (a === null || b === null || year === null || !sameSeparators(tokens, i)) return null;
  const end = i + 5;
  if (b > 12 && a <= 12) return { end, value: { rule: 'numeric-month-first', year, month: a, day: b } };
  const value = { rule: 'numeric-day-first', year, month: b, day: a };
  return { end, value: a <= 12 && a !== b ? { ...value, monthFirst: { month: a, day: b } } : value };
}

/** `2024-03` */
function yearAndMonth(tokens: readonly Token[], i: number): Read<PrintedDate> | null {
  const year = yearAt(tokens, i);
  const month = numberAt(tokens, i + 2, 2, 2);
  if (year === null || month === null || month < 1 || month > 12 || !isSign(tokens, i + 1, '-/')) return null;
  if (!isAttached(tokens, i + 1) || !isAttached(tokens, i + 2) || isSign(tokens, i + 3, '-/:')) return null;
  return { end: i + 3, value: { rule: 'year-month', year, month, day: null } };
}

/** «10 أكتوبر 2020», «10 من تشرين الأول/ أكتوبر، 2020», "10th of October", "1er octobre 2020" */
function dayMonthName(tokens: readonly Token[], i: number): Read<PrintedDate> | null {
  const day = numberAt(tokens, i, 1, 2);
  if (day === null) return null;
  let at = i + 1;
  while (tokens[at]?.kind === 'word' && BETWEEN_DAY_AND_MONTH.has(tokens[at]?.text ?? '')) at++;
  const month = monthAt(tokens, at);
  if (month === null) return null;
  const year = yearAfter(tokens, month.end);
  const rule = year === null ? 'day-month' : 'day-month-year';
  return { end: year?.end ?? month.end, value: { rule, year: year?.value ?? null, month: month.value, day } };
}

const BETWEEN_DAY_AND_MONTH = new Set(['من', 'of', 'er', 'st', 'nd', 'rd', 'th', 'de', 'شهر']);

/** "October 10, 2020", «أكتوبر 10, 2020» */
function monthNameDay(tokens: readonly Token[], i: number): Read<PrintedDate> | null {
  const month = monthAt(tokens, i);
  const day = month === null ? null : numberAt(tokens, month.end, 1, 2);
  if (month === null || day === null || isSign(tokens, month.end + 1, ':')) return null;
  let end = month.end + 1;
  if (['st', 'nd', 'rd', 'th'].includes(tokens[end]?.text ?? '')) end++;
  const year = yearAfter(tokens, end);
  const rule = year === null ? 'month-day' : 'month-day-year';
  return { end: year?.end ?? end, value: { rule, year: year?.value ?? null, month: month.value, day } };
}

/** «مارس 2024» */
function monthNameYear(tokens: readonly Token[], i: number): Read<PrintedDate> | null {
  const month = monthAt(tokens, i);
  const year = month === null ? null : yearAfter(tokens, month.end);
  if (month === null || year === null) return null;
  return { end: year.end, value: { rule: 'month-year', year: year.value, month: month.value, day: null } };
}

/** A month by one name or by two: «كانون الثاني/ يناير», «يوليو (تموز)», «يوليو تموز». */
function monthAt(tokens: readonly Token[], i: number): Read<number> | null {
  const first = phraseAt(MONTHS, tokens, i);
  if (first === null) return null;
  const at = isSign(tokens, first.end, '/(-–') ? first.end + 1 : first.end;
  const second = phraseAt(MONTHS, tokens, at);
  if (second === null || second.value !== first.value) return first;
  return { end: isSign(tokens, second.end, ')') ? second.end + 1 : second.end, value: first.value };
}

function yearAfter(tokens: readonly Token[], i: number): Read<number> | null {
  const at = isSign(tokens, i, ',،/-') || YEAR_WORDS.has(tokens[i]?.text ?? '') ? i + 1 : i;
  const year = yearAt(tokens, at);
  return year === null ? null : { end: at + 1, value: year };
}

const YEAR_WORDS = new Set(['عام', 'سنه', 'من', 'de']);

/** Four digits from 1900 to 2100, and no Hijri mark after them. Older years are archives that no dateline prints. */
function yearAt(tokens: readonly Token[], i: number): number | null {
  const year = numberAt(tokens, i, 4, 4);
  if (year === null || year < 1900 || year > 2100 || phraseAt(HIJRI_MARKS, tokens, i + 1) !== null) return null;
  return year;
}

/** Both separators of a numeric date, at `i + 1` and `i + 3`, are the same one of `/ . -`. */
function sameSeparators(tokens: readonly Token[], i: number): boolean {
  return isSign(tokens, i + 1, '/.-') && tokens[i + 1]?.text === tokens[i + 3]?.text;
}

/**
 * A Hijri date, «9 شوال 1436هـ» or `1436/10/9`: recognised so that it is taken for no other date; not converted yet.
 * Answers with the index after it.
 */
export function skipHijri(tokens: readonly Token[], i: number): number | null {
  let at = i;
  if (numberAt(tokens, at, 1, 2) !== null) at++;
  const name = phraseAt(HIJRI_MONTHS, tokens, at);
  if (name !== null) {
    at = name.end;
    if (hijriYear(tokens, at) === null && tokens[at]?.kind === 'word') at++;
    return hijriYear(tokens, at);
  }
  if (!sameSeparators(tokens, i)) return null;
  if (hijriYear(tokens, i) !== null && numberAt(tokens, i + 4, 1, 2) !== null) return afterHijriMark(tokens, i + 5);
  return numberAt(tokens, i + 2, 1, 2) === null ? null : hijriYear(tokens, i + 4);
}

/** Years 1300–1500 are 1882–2077. */
function hijriYear(tokens: readonly Token[], i: number): number | null {
  const year = numberAt(tokens, i, 4, 4);
  return year !== null && year >= 1300 && year <= 1500 ? afterHijriMark(tokens, i + 1) : null;
}

function afterHijriMark(tokens: readonly Token[], i: number): number {
  return phraseAt(HIJRI_MARKS, tokens, i)?.end ?? i;
}
