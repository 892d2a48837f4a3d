/** What a reader of a date must know about how it was found. Part of the dateline engine (`dateline.ts`). */
export const DATE_FLAGS = [
  'date-year-from-upload', // no year was printed
  'date-order-from-weekday', // 03/04/2024 with a weekday that only month-first agrees with
  'weekday-conflict', // the printed weekday is another one; the date won
  'impossible-date-ignored', // 31 February
  'impossible-time-ignored', // 25:00: the day was kept
  'future-date-ignored', // more than a day after the upload
  'hijri-date-not-read', // only a Hijri date was printed, which is not converted yet
] as const;
export type DateFlag = (typeof DATE_FLAGS)[number];
