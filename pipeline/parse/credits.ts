/**
 * Credits: who made a picture or delivered a text, «(أ.ف.ب)», "Jane Doe/Reuters". Part of stage 4; used for captions, and
 * for the record's `agency`.
 */
import { foldedWords } from '../text/fold.ts';
import { AGENCIES, CREDIT_WORDS, PLACES } from './vocabulary.ts';

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
  return words.some((_, i) => AGENCIES.at(words, i) !== null || CREDIT_WORDS.at(words, i) !== null);
}

export type Agency = { readonly key: string /** As the text has it. */; readonly name: string };

/** The agencies that a credit, byline or source line names, in order. */
export function agenciesIn(text: string): readonly Agency[] {
  const found: Agency[] = [];
  // Parts between separators are looked at one by one, so that the name is reported as it is written there.
  for (const part of text.split(/\s[-–—]\s|[/|,،;؛:()«»"“”*+]+|\s(?:and|et|via)\s/)) {
    const name = part.replace(/^[-–—\s]+|[-–—\s]+$/g, '').replace(/^(?:avec|with|from|via|مع)\s+/i, '');
    const words = foldedWords(name);
    if (words.length === 0) continue;
    const key = AGENCIES.whole(words) ?? AGENCIES.whole(words.filter((_, i) => PLACES.at(words, i) === null));
    // «مسقط-سانا»: of the place and the agency, the agency.
    const piece = name.split(/[-–—]/).find((part) => AGENCIES.whole(foldedWords(part)) === key);
    if (key !== null) found.push({ key, name: piece?.trim() ?? name });
  }
  return found;
}
