/**
 * Lines that the dateline engine recognises. Part of step 4 of stage 4.
 */
import { isTimeOfDay, readCrowdedDateline, readDateline, readDates } from '../dates/dateline.ts';
import { foldedWords } from '../text/fold.ts';
import { readDatedByline } from './byline.ts';
import type { Candidate, Mark } from './mark.ts';
import { AGENCIES, CONTROLS, PLACES, SECTION_NAMES } from './vocabulary.ts';

/** Told apart because a line's place in the article decides whether it counts. */
export const DATELINE_RULES = {
  announced: 'dateline-announced',
  full: 'dateline-full',
  partial: 'dateline-partial',
  /** A full date and a few words that are no known names. */
  crowded: 'dateline-crowded',
  /** "By Jane Doe | 5 March 2021" */
  byline: 'dateline-with-byline',
  /** A time of day alone. */
  time: 'dateline-time',
} as const;

/** Words of the longest dateline, and of the longest that ends with a full stop. */
const DATELINE_WORDS = { open: 25, stopped: 12 };

export function datelineMark(candidate: Candidate): Mark | null {
  const { text, context } = candidate;
  if (!mayHoldDate(candidate)) return null;
  const found = readDateline(text, context);
  const hasNames = found?.announced !== true && readDatedByline(text, context) !== null;
  if (hasNames) return { role: 'dateline', rule: DATELINE_RULES.byline };
  if (found === null) {
    if (isTimeOfDay(text)) return { role: 'dateline', rule: DATELINE_RULES.time };
    return isMonthBesideKnown(candidate) ? { role: 'dateline', rule: DATELINE_RULES.partial } : null;
  }
  const { announced, full, partial } = DATELINE_RULES;
  return { role: 'dateline', rule: found.announced ? announced : found.hasFullDate ? full : partial };
}

/** «العدد 214 - حزيران 2024» */
function isMonthBesideKnown({ text, shape, context }: Candidate): boolean {
  if (shape.words > MAX_PARTIAL_WORDS || shape.ending !== 'open') return false;
  const found = readDates(text, context);
  return (
    found?.statements.some(({ at }) => at !== null) === true &&
    found.leftover.length > 0 &&
    found.leftover.every(isKnownBesideDate)
  );
}

/** Words of an issue's number and its month. */
const MAX_PARTIAL_WORDS = 8;

/** Comes last: captions and bylines hold dates as well. */
export function crowdedDatelineMark(candidate: Candidate): Mark | null {
  const found = mayHoldDate(candidate) ? readCrowdedDateline(candidate.text, candidate.context) : null;
  if (found === null) return null;
  const isKnown = found.leftover.every(isKnownBesideDate);
  return { role: 'dateline', rule: isKnown ? DATELINE_RULES.full : DATELINE_RULES.crowded };
}

/** Spares most sentences the engine: one without a year or a numeric date is no dateline. */
function mayHoldDate({ text, shape }: Candidate): boolean {
  if (shape.words > (shape.ending === 'sentence' ? DATELINE_WORDS.stopped : DATELINE_WORDS.open)) return false;
  return !shape.isProse || /\p{Nd}{4}|\p{Nd}[/.-]\p{Nd}/u.test(text);
}

/** A place, a section, an agency, a number. */
function isKnownBesideDate(text: string): boolean {
  const words = foldedWords(text).filter((word) => !/^\d+$/.test(word));
  return words.length === 0 || [PLACES, SECTION_NAMES, AGENCIES, CONTROLS].some((table) => table.whole(words) !== null);
}
