/**
 * An agency's name or sign-off alone in its line: «أ ف ب», "(Reuters)", «ب.ش/ع.ج (د ب أ، رويترز)». Part of step 4 of stage 4.
 */
import { foldedWords } from '../text/fold.ts';
import type { Candidate, Mark } from './mark.ts';
import { AGENCIES, AGENCY_WORDS, PLACES } from './vocabulary.ts';

/** Words of the longest sign-off: initials of three editors and three agencies. */
const MAX_WORDS = 14;
/** Letters of editors' initials. */
const INITIALS = 3;

export function agencyMark({ text, words, shape }: Candidate): Mark | null {
  if (words.length > MAX_WORDS || shape.ending === 'question') return null;
  // Editors' initials alone, "nar/plm"; which only a stroke tells from a word.
  if (/^\(?\p{L}{2,4}(?:\s?\/{1,2}\s?\p{L}{2,4}){1,3}\)?$/u.test(text))
    return { role: 'agency-mark', rule: 'initials' };
  return isSignOff(text, words) ? { role: 'agency-mark', rule: 'agency-alone' } : null;
}

/** Nothing but agencies, what they are called («وكالات»), places in brackets, and initials; at least one agency. */
function isSignOff(text: string, words: readonly string[]): boolean {
  let named = false;
  let hasInitials = false;
  for (let i = 0; i < words.length; ) {
    const agency = AGENCIES.at(words, i) ?? AGENCY_WORDS.at(words, i);
    if (agency === null && (words[i] ?? '').length > INITIALS) return false;
    named ||= agency !== null;
    hasInitials ||= agency === null;
    i += agency?.length ?? 1;
  }
  // Initials are set off from each other by strokes or points, or stand before a bracket.
  return named && (!hasInitials || /[/.]|\s\(/.test(text));
}

/** «القاهرة - رويترز»: a place and an agency between signs. */
export function placeAndAgencyMark({ text, shape }: Candidate): Mark | null {
  return shape.ending === 'open' && placeBesideAgency(text) !== null
    ? { role: 'dateline', rule: 'place-and-agency' }
    : null;
}

const MAX_PLACE_AND_AGENCY_LENGTH = 60;

/** The place of «القاهرة - رويترز», "LONDON (Reuters)", «مسقط-سانا»; null when the line is something else. */
export function placeBesideAgency(text: string): string | null {
  if (text.length > MAX_PLACE_AND_AGENCY_LENGTH) return null;
  const parts = text.split(/[()/|،,:–—-]/).map((part) => part.trim());
  const named = parts.filter((part) => part !== '').map((part) => ({ part, words: foldedWords(part) }));
  const agencies = named.filter(({ words }) => AGENCIES.whole(words) !== null);
  const places = named.filter(({ words }) => PLACES.whole(words) !== null);
  return agencies.length > 0 && places.length === 1 && named.length === agencies.length + 1
    ? (places[0]?.part ?? null)
    : null;
}
