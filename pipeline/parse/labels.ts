/**
 * Lines of a dump that names its fields: «العنوان: …», "Title: …", "URL: https://…". Part of stage 4.
 *
 * Dates, sources and authors need no rule here: their own rules know «التاريخ: …», "Source: …", "Author: …".
 */

import { foldedWords } from '../text/fold.ts';
import { type Document, hasGapBefore, roleAt, textAt, wordsAt } from './document.ts';
import type { Candidate, Mark } from './mark.ts';
import { PLACE_LABELS, SECTION_LABELS, TITLE_LABELS } from './vocabulary.ts';

/** The rule of a headline that a label announces; its place decides whether it is one. */
export const LABELLED_TITLE = 'labelled-title';
const LABELLED_ADDRESS = 'labelled-address';
const LABELLED_PLACE = 'labelled-place';

/** Characters before the colon: «رابط الخبر الأصلي» has 17. */
const FIELD = /^(?<label>[^:：]{2,24})[:：]\s*(?<value>\S.*)$/u;

export function labelMark({ text, shape }: Candidate): Mark | null {
  if (titleIn(text) !== null) return { role: 'headline', rule: LABELLED_TITLE };
  const { label = '', value = '' } = FIELD.exec(text)?.groups ?? {};
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(value)) return { role: 'boilerplate', rule: LABELLED_ADDRESS };
  if (value === '' || shape.words > MAX_FIELD_WORDS || shape.ending === 'sentence') return null;
  const words = foldedWords(label);
  if (SECTION_LABELS.whole(words) !== null) return { role: 'section-name', rule: 'labelled-section' };
  return PLACE_LABELS.whole(words) !== null ? { role: 'dateline', rule: LABELLED_PLACE } : null;
}

/** The headline after its label, or null. */
export function titleIn(text: string): string | null {
  const { label = '', value } = FIELD.exec(text)?.groups ?? {};
  return value !== undefined && TITLE_LABELS.whole(foldedWords(label)) !== null ? value : null;
}

/** The place after its label, «المكان: الدوحة». */
export function placeIn(text: string): string | null {
  const { label = '', value } = FIELD.exec(text)?.groups ?? {};
  return value !== undefined && PLACE_LABELS.whole(foldedWords(label)) !== null ? value : null;
}

/** Lines looked at from the first field down to the headline: address, date, section, source, author. */
const MAX_FIELDS = 6;
const FIELD_ROLES: ReadonlySet<string> = new Set(['boilerplate', 'dateline', 'source', 'byline', 'section-name']);

/** Index of the labelled headline among the fields that begin at `i`, or null. */
export function titleOfFields(document: Document, i: number): number | null {
  for (let k = i; k < i + MAX_FIELDS; k++) {
    if (document.marks[k]?.rule === LABELLED_TITLE) return k;
    const isInFields = FIELD_ROLES.has(roleAt(document, k) ?? '') || isShortField(document, k);
    if (!isInFields || hasGapBefore(document, k + 1)) return null;
  }
  return null;
}

/** Words of «القسم: سياسة عربية ودولية»; the text may have a label as well. */
const MAX_FIELD_WORDS = 12;

export function isShortField(document: Document, i: number): boolean {
  return roleAt(document, i) === null && wordsAt(document, i) <= MAX_FIELD_WORDS && isField(textAt(document, i));
}

/** «القسم: سياسة», or a name of a field alone, «النص:»: below a labelled headline no title of its own. */
function isField(text: string): boolean {
  return /^[^:：]{2,24}[:：](?:\s*\S.*)?$/u.test(text);
}
