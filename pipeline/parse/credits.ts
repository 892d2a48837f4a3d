/**
 * Credits: who made a picture or delivered a text, «(أ.ف.ب)», "Jane Doe/Reuters". Part of stage 4; used for captions, and
 * for the record's `agency`.
 */
import { afterWords, foldedWords } from '../text/fold.ts';
import { AGENCIES, AGENCY_INTROS, AGENCY_NAMES, AMBIGUOUS_AGENCIES, CREDIT_WORDS, PLACES } from './vocabulary.ts';

/** Words of the longest credit, «(أرشيفية - وكالة أنباء الإمارات)». */
const MAX_CREDIT_WORDS = 7;

/** A text in brackets at the end of a line: «… في موسكو (أرشيفية - رويترز)». */
export function bracketAtEnd(text: string): { readonly before: string; readonly inside: string } | null {
  const close = text.lastIndexOf(')');
  const open = text.lastIndexOf('(', close);
  if (open < 0 || !/^[\s.]{0,4}$/.test(text.slice(close + 1))) return null;
  return { before: text.slice(0, open).trim(), inside: text.slice(open + 1, close).trim() };
}

/** A short text that names an agency, or says in another way where a picture is from. */
export function isCredit(text: string): boolean {
  const words = foldedWords(text);
  if (words.length === 0 || words.length > MAX_CREDIT_WORDS) return false;
  if (words.some((_, i) => AGENCIES.at(words, i) !== null) || agenciesIn(text).length > 0) return true;
  // A bare "photo" says that there is one, as headlines do.
  return !BARE.test(text) && words.some((_, i) => CREDIT_WORDS.at(words, i) !== null);
}

const BARE = /^\s*(?:photos?|fotos?|pool|video|vid[ée]o|صور|صورة|فيديو|إعلام)\s*!?\s*$/iu;

export type Agency = { readonly key: string /** As the text has it. */; readonly name: string };

/** The agencies that a credit, byline or source line names, in order. Nothing but an agency can stand there, so ambiguous names count. */
export function agenciesIn(text: string): readonly Agency[] {
  const found: Agency[] = [];
  // Parts between separators are looked at one by one, so that the name is reported as it is written there.
  for (const part of text.split(
    /\s[-–—]\s|[/|,،、;؛:：()（）«»"“”*+]+|\s(?:and|et|und|y|e|ve|via|with|avec|mit|con|com|مع|و)\s/,
  )) {
    const name = part.replace(/^[-–—\s]+|[-–—\s]+$/g, '').replace(/^(?:avec|with|from|via|mit|con|com|مع)\s+/i, '');
    const intro = AGENCY_INTROS.at(foldedWords(name), 0);
    const agency = agencyNamed(intro === null ? name : afterWords(name, intro.length).trim());
    if (agency !== null) found.push(agency);
  }
  return found;
}

function agencyNamed(name: string): Agency | null {
  const words = foldedWords(name);
  if (words.length === 0) return null;
  const key = keyOf(words, name);
  if (key !== null) return { key, name };
  // «رويترز بيروت», «مسقط-سانا»: of the place and the agency, the agency.
  const rest = words.filter((_, i) => PLACES.at(words, i) === null);
  const beside = rest.length === words.length || rest.length === 0 ? null : AGENCIES.whole(rest);
  if (beside === null) return null;
  const piece = name.split(/[-–—]/).find((part) => AGENCIES.whole(foldedWords(part)) === beside);
  return { key: beside, name: piece?.trim() ?? name };
}

function keyOf(words: readonly string[], name: string): string | null {
  const key = AGENCIES.whole(words);
  if (key !== null) return isPrintedAsName(name) ? key : null;
  const ambiguous = AMBIGUOUS_AGENCIES.whole(words);
  return ambiguous !== null && (AGENCY_NAMES.has(name) || name === name.toUpperCase()) ? ambiguous : null;
}

/** "AA" is an agency, "Aa" a button: short names in Latin letters count as they are printed or in capitals. */
export function isPrintedAsName(name: string): boolean {
  return !/^\p{Script=Latin}{2,4}$/u.test(name) || AGENCY_NAMES.has(name) || name === name.toUpperCase();
}
