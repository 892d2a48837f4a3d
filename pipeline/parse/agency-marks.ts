/**
 * An agency's name or sign-off alone in its line: «أ ف ب», "(Reuters)", «ب.ش/ع.ج (د ب أ، رويترز)». Part of step 4 of stage 4.
 */
import type { PhraseHit } from '../text/phrase-table.ts';
import { isPrintedAsName } from './credits.ts';
import type { Candidate, Mark } from './mark.ts';
import { leadIn, MAX_LINE_LENGTH } from './place.ts';
import { AGENCIES, AGENCY_INTROS, AGENCY_WORDS, AMBIGUOUS_AGENCIES } from './vocabulary.ts';

/** Words of the longest sign-off: initials of three editors and three agencies. */
const MAX_WORDS = 14;
/** Letters of editors' initials. */
const INITIALS = 3;

export function agencyMark({ text, words, shape }: Candidate): Mark | null {
  if (words.length > MAX_WORDS || shape.ending === 'question' || !isPrintedAsName(text)) return null;
  // Editors' initials alone, "nar/plm"; which only a stroke tells from a word.
  if (/^\(?\p{L}{2,4}(?:\s?\/{1,2}\s?\p{L}{2,4}){1,3}\)?$/u.test(text))
    return { role: 'agency-mark', rule: 'initials' };
  return isSignOff(text, words) ? { role: 'agency-mark', rule: 'agency-alone' } : null;
}

/** In brackets an ambiguous name is an agency as well: "(Lusa)", «(معا)». */
function bracketedAt(words: readonly string[], i: number, text: string): PhraseHit<string> | null {
  return /^[([]/.test(text) ? AMBIGUOUS_AGENCIES.at(words, i) : null;
}

/** Nothing but agencies, what they are called («وكالات»), places in brackets, and initials; at least one agency. */
function isSignOff(text: string, words: readonly string[]): boolean {
  let named = false;
  let hasInitials = false;
  for (let i = AGENCY_INTROS.at(words, 0)?.length ?? 0; i < words.length; ) {
    const agency = AGENCIES.at(words, i) ?? AGENCY_WORDS.at(words, i) ?? bracketedAt(words, i, text);
    if (agency === null && (words[i] ?? '').length > INITIALS) return false;
    named ||= agency !== null;
    hasInitials ||= agency === null;
    i += agency?.length ?? 1;
  }
  // Initials are set off from each other by strokes or points, or stand before a bracket.
  return named && (!hasInitials || /[/.]|\s\(/.test(text));
}

/** «القاهرة - رويترز», «القاهرة في 2 أكتوبر /د ب أ/»: what wire copy has in front of a text, in a line of its own. */
export function leadLineMark({ text, words, shape, context }: Candidate): Mark | null {
  const isAgencyAt = (_: string, i: number) => (AGENCIES.at(words, i) ?? AMBIGUOUS_AGENCIES.at(words, i)) !== null;
  if (shape.ending !== 'open' || text.length > MAX_LINE_LENGTH || !words.some(isAgencyAt)) return null;
  return leadIn(text, context) === null ? null : { role: 'dateline', rule: 'place-and-agency' };
}
