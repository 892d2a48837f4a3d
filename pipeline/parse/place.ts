/**
 * The place in front of a text: «بيروت - …», "LONDON (Reuters) - …", «القاهرة (أ ف ب) – …». Part of step 8 of stage 4.
 */
import { type Agency, agenciesIn } from './credits.ts';
import { foldedWords } from './fold.ts';
import { PLACES } from './vocabulary.ts';

/** Up to 40 characters of place, perhaps an agency in brackets, then a dash or colon. */
const LEAD = /^(?<place>[\p{L}][\p{L}\p{M}\s.'’،,-]{1,38}?)\s*(?:\((?<agency>[^()]{2,30})\))?\s*[-–—:]+\s/u;

export function placeInLead(
  text: string,
): { readonly place: string | null; readonly agency: readonly Agency[] } | null {
  const { place, agency } = LEAD.exec(text.slice(0, 90))?.groups ?? {};
  if (place === undefined) return null;
  const agencies = agenciesIn(agency ?? '');
  // Known, or credited to an agency, or in capitals: anything else before a dash is the sentence itself.
  const words = foldedWords(place);
  const isPlace =
    PLACES.whole(words) !== null || agencies.length > 0 || (PLACES.at(words, 0) !== null && /[،,]/.test(place));
  const isCapitals = /^[\p{Lu}\s.,'-]{3,}$/u.test(place) && place.length > 3 && agency !== undefined;
  return isPlace || isCapitals ? { place: place.trim(), agency: agencies } : null;
}
