/**
 * The place that an article states: in front of the text, in a byline, or in a line with the date. Part of step 8 of stage 4
 * (`article.ts`).
 */
import type { ParseContext } from '../record.ts';
import { foldedWords } from '../text/fold.ts';
import type { Byline } from './byline.ts';
import { agenciesIn } from './credits.ts';
import { type DatedParagraph, type Found, found } from './found.ts';
import { placeIn } from './labels.ts';
import { type Lead, leadIn } from './place.ts';
import { PLACES, SECTION_NAMES } from './vocabulary.ts';

export function placeOf(
  paragraphs: readonly DatedParagraph[],
  bylines: readonly Found<Byline>[],
  lead: Found<Lead> | null,
  context: ParseContext,
): Found<string> | null {
  if (lead?.value.place != null) return { value: lead.value.place, from: lead.from };
  for (const { value, from } of bylines) if (value.place !== null) return { value: value.place, from };
  for (const paragraph of paragraphs) {
    if (paragraph.role !== 'dateline') continue;
    const beside = paragraph.dates?.leftover ?? [paragraph.text];
    const value =
      placeIn(paragraph.text) ??
      leadIn(paragraph.text, context)?.place ??
      beside.find(isPlace) ??
      placeBeforeDate(paragraph.text, beside);
    // "ATS, le 05.03.2024": no place begins with a small letter.
    if (value != null && !/^\p{Ll}/u.test(value)) return found(paragraph, value);
  }
  return null;
}

/** «فاس، الأحد 16 فبراير 2025»: one word and a comma in front of the date. */
function placeBeforeDate(line: string, beside: readonly string[]): string | null {
  const [first] = beside;
  const isName =
    first !== undefined &&
    /^\p{L}[\p{L}\p{M}’'-]{1,20}$/u.test(first) &&
    SECTION_NAMES.whole(foldedWords(first)) === null;
  return isName &&
    line.startsWith(first) &&
    /^\s*[،,|]/.test(line.slice(first.length)) &&
    agenciesIn(first).length === 0
    ? first
    : null;
}

function isPlace(text: string): boolean {
  return PLACES.whole(foldedWords(text)) !== null;
}
