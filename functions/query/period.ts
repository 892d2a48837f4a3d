/**
 * Periods as people state them (a year, a month, a day, an instant) as half-open ranges of UTC instants, in the one
 * spelling that `sortAt` has, so that strings compare as times do.
 */

/** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS[.sss]]Z`. */
export const STATED_INSTANT = /^[1-9]\d{3}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?)?)?$/;

/** First instant of the period, or null when there is no such date. */
export function startOf(stated: string): string | null {
  const date = new Date(stated);
  if (Number.isNaN(date.getTime())) return null;
  const instant = date.toISOString();
  // The platform reads 30 February as 1 March.
  return instant.startsWith(stated.slice(0, 10)) ? instant : null;
}

/** The last instant that has the spelling: it ends a period that has none after it. */
const LAST_INSTANT = '9999-12-31T23:59:59.999Z';

/** First instant after the period. */
export function startOfNext(stated: string): string | null {
  const start = startOf(stated);
  if (start === null) return null;
  const next = new Date(start);
  if (stated.length === 4) next.setUTCFullYear(next.getUTCFullYear() + 1);
  else if (stated.length === 7) next.setUTCMonth(next.getUTCMonth() + 1);
  else if (stated.length === 10) next.setUTCDate(next.getUTCDate() + 1);
  else next.setTime(next.getTime() + 1);
  return next.getUTCFullYear() > 9999 ? LAST_INSTANT : next.toISOString();
}
