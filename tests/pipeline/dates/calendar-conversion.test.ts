import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toGregorian } from '../../../pipeline/dates/calendar-conversion.ts';

/** The platform's own conversion, which goes the other way. */
function inCalendar(name: string, date: Date) {
  const format = new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.get('year') ?? 0, month: parts.get('month') ?? 0, day: parts.get('day') ?? 0 };
}

const CALENDARS = [
  { calendar: 'hijri', name: 'islamic-umalqura' },
  { calendar: 'jalali', name: 'persian' },
] as const;

describe('toGregorian', () => {
  it.each(CALENDARS)(
    'gives back every $calendar day that the platform makes of a Gregorian one',
    ({ calendar, name }) => {
      const days = fc.date({ min: new Date('1925-01-01'), max: new Date('2070-12-31'), noInvalidDate: true });
      fc.assert(
        fc.property(days, (date) => {
          expect(toGregorian(calendar, inCalendar(name, date))).toEqual({
            year: date.getUTCFullYear(),
            month: date.getUTCMonth() + 1,
            day: date.getUTCDate(),
          });
        }),
      );
    },
  );

  it.each([
    ['hijri', { year: 1445, month: 8, day: 30 }], // a month of 29 days
    ['hijri', { year: 1445, month: 13, day: 1 }],
    ['hijri', { year: 1299, month: 1, day: 1 }],
    ['jalali', { year: 1402, month: 12, day: 30 }], // no leap year
    ['jalali', { year: 1402, month: 7, day: 31 }],
    ['jalali', { year: 1501, month: 1, day: 1 }],
  ] as const)('has no %s day %o', (calendar, day) => {
    expect(toGregorian(calendar, day)).toBeNull();
  });
});
