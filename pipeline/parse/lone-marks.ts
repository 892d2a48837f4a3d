/**
 * Lines of a sign, a ruled line, an address, or the word that ends a text. Part of step 4 of stage 4.
 */
import type { Candidate, Mark } from './mark.ts';
import { END_MARKS } from './vocabulary.ts';

/** Characters of a ruled line long enough to stand between articles; shorter ones stand between sections as well. */
const SEPARATOR_LENGTH = 10;

export function loneMark({ text, words }: Candidate): Mark | null {
  if (words.length === 0) {
    return { role: 'end-mark', rule: isSeparator(text) ? 'separator' : 'lone-mark' };
  }
  // A bare «30» is a number; "-30-" and "# 30 #" are marks.
  if (END_MARKS.whole(words) !== null && !/^\d+$/.test(text)) return { role: 'end-mark', rule: 'end-word' };
  return /^(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S+$/i.test(text)
    ? { role: 'boilerplate', rule: 'lone-address' }
    : null;
}

function isSeparator(text: string): boolean {
  return text.length >= SEPARATOR_LENGTH && /^([-=_*#~–—])\1*$/u.test(text.replaceAll(' ', ''));
}
