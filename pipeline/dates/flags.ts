/** What a reader of a date must know about how it was found. Part of the dateline engine (`dateline.ts`). */
export const DATE_FLAGS = [
  'date-year-from-upload', // no year was printed
  'date-from-upload', // stated from the day of reading: «أمس», "3 hours ago"
  'date-order-from-weekday', // 03/04/2024: only the weekday said which number is the month
  'date-order-assumed', // 03/04/2024: read in the order of the language
  'weekday-conflict', // the printed weekday is another one; the date won
  'month-conflict', // two names of different months; the weekday decided, or nothing could
  'calendar-conflict', // a Hijri or Jalali date beside the Gregorian one is another day; the Gregorian won
  'impossible-date-ignored', // 31 February
  'impossible-time-ignored', // 25:00: the day was kept
  'future-date-ignored', // more than a day after the upload
  'coarse-date-ignored', // «رمضان 1445», "2 years ago": no ISO date is as coarse
] as const;
export type DateFlag = (typeof DATE_FLAGS)[number];
