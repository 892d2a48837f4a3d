/**
 * A calendar day or month as it is printed, before anything is decided. Part of the dateline engine (`dateline.ts`).
 */
import type { Calendar } from './names.ts';

/** `null` parts were not printed. Values may be impossible (31 February): the resolver judges. */
export type PrintedDate = {
  /** Name of the form. */
  readonly rule: string;
  /** `hijri-or-jalali`: a numeric date of the 14th or 15th century that no mark tells apart. */
  readonly calendar: Calendar | 'hijri-or-jalali';
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
  /** The month by a second name that is another month: «كانون الثاني/فبراير». */
  readonly otherMonth?: number;
  /** The numbers as printed, where their order is open: `03/04/2024`, `24/03/05`. */
  readonly numbers?: PrintedNumbers;
};

export type PrintedNumbers = {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  /** True when `third` has two digits, so that even the year's place is open. */
  readonly isShort: boolean;
};
