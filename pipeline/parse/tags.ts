/**
 * Keywords below an article: "Tags: …", «#المرفأ #الصيد». Part of steps 4 and 7 of stage 4.
 */
import { foldedWords } from '../text/fold.ts';
import type { Candidate, Mark } from './mark.ts';
import type { Shape } from './shape.ts';
import { TAG_PREFIXES } from './vocabulary.ts';

/** "Tags" alone in its line: short lines below it are tags. */
export const TAGS_LABEL = 'tags-label';

export function tagsMark({ text, words, shape }: Candidate): Mark | null {
  if (/^(?:#[\p{L}\p{N}\p{M}_]+[\s,،|]*){1,30}$/u.test(text)) return { role: 'tags', rule: 'hashtags' };
  const label = TAG_PREFIXES.at(words, 0);
  if (label === null) return null;
  if (label.length === words.length) return { role: 'tags', rule: TAGS_LABEL };
  return /^[^:：]{1,30}[:：]/.test(text) && shape.ending !== 'sentence'
    ? { role: 'tags', rule: 'labelled-tags' }
    : null;
}

/** Keywords of a row without a label, and words of each. */
const LEAST_TAGS = 3;
const MAX_TAG_WORDS = 4;

/** «روسيا، إيران، الملف النووي»: which is a row of tags only below the text. */
export function isRowOfTags(text: string, shape: Shape): boolean {
  if (shape.ending !== 'open') return false;
  const parts = text.split(/[,،|•·;؛]/).map(foldedWords);
  return parts.length >= LEAST_TAGS && parts.every(({ length }) => length > 0 && length <= MAX_TAG_WORDS);
}

/** A line below the label "Tags". */
export function isTag({ words, ending }: Shape): boolean {
  return words <= MAX_TAG_WORDS && ending === 'open';
}
