/**
 * Whether a line with a date in it is a dateline: it holds little besides its date, and that set off by signs. Step 4 of
 * the dateline engine (`dateline.ts`). The limits were set on the headlines, sentences and datelines of real dumps in
 * Arabic and English: a name or a place passes, a sentence does not.
 */
import type { Run } from './leftover.ts';
import type { Reading } from './reading.ts';

/** Words beside the date, in one piece and in all: a name, or an outlet and a place. A sentence has more. */
const MAX_LEFTOVER_RUN = 4;
export const MAX_LEFTOVER = 6;

/** Words right behind an announced date: a place, a name. "Published 5 March, the report shows growth" has more. */
const MAX_JOINED_RUN = 2;

export function isDateline(reading: Reading): boolean {
  if (reading.isOther || !isShort(reading.runs)) return false;
  return reading.announced ? isAnnounced(reading) : isBare(reading);
}

function isShort(runs: readonly Run[]): boolean {
  return wordsOf(runs) <= MAX_LEFTOVER && runs.every((run) => run.words <= MAX_LEFTOVER_RUN);
}

function wordsOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.words, 0);
}

function isAnnounced({ runs, hasLooseWords }: Reading): boolean {
  return runs.every((run) => run.setOff || !(run.joinsDate || hasLooseWords) || run.words <= MAX_JOINED_RUN);
}

/** Without an announcement, a day and month, a month and year or «أمس» beside other words is rather a heading. */
function isBare({ text, runs, hasPrintedDay, hasStamp, hasLooseWords }: Reading): boolean {
  if (hasLooseWords && SIGNED_WORD.test(text)) return false;
  const isFull = (hasPrintedDay || hasStamp) && !hasLooseWords;
  return runs.length === 0 || (isFull && runs.every((run) => run.setOff));
}

/** «(اليوم)» is a newspaper, "Today —" a heading: among signs, a word alone is no date. */
const SIGNED_WORD = /^[^\p{Nd}–—«»"()[\]]*[–—«»"()[\]][^\p{Nd}]*$/u;

/** Words beside a date that no sign sets off: «الثلاثاء 9 مارس 2021 سياسة». A headline with a date has more, in one piece. */
const MAX_BESIDE = 4;
const MAX_BESIDE_RUN = 2;
/** And in front of a date: «سياسة الثلاثاء 9 مارس 2021»; two are a headline's rather, "Match schedule 5 March 2024". */
const MAX_BEFORE = 1;

/** A day with its year and very few other words. */
export function isCrowded({ text, runs, hasPrintedDay, isOther }: Reading): boolean {
  if (!hasPrintedDay || isOther || /[?؟？!]/.test(text)) return false;
  return wordsOf(runs) <= MAX_BESIDE && runs.every(isBeside);
}

function isBeside({ words, meetsDate, setOff, announcedByDate, namesDate }: Run): boolean {
  return words <= (meetsDate && !setOff ? MAX_BEFORE : MAX_BESIDE_RUN) && !announcedByDate && !namesDate;
}
