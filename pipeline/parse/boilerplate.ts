/**
 * What pages print around every article: rights, disclaimers, readers' comments; and requests to subscribe, to follow or
 * to accept cookies, which are controls. Part of step 4 of stage 4.
 */
import type { Candidate, Mark } from './mark.ts';
import { BOILERPLATE, COMMENT_HEADINGS, NEWSLETTER_PHRASES, PAYWALL_PHRASES } from './vocabulary.ts';

/** Words of the longest such line; longer ones only begin like one. */
const MAX_WORDS = 50;
const MAX_COPYRIGHT_WORDS = 30;

/** The request to pay or sign in. */
export const PAYWALL = 'paywall-phrase';

export function boilerplateMark({ text, words, shape }: Candidate): Mark | null {
  if (shape.words > MAX_WORDS) return null;
  if (PAYWALL_PHRASES.at(words, 0) !== null) return { role: 'control', rule: PAYWALL };
  if (NEWSLETTER_PHRASES.at(words, 0) !== null) return { role: 'control', rule: 'newsletter-phrase' };
  if (BOILERPLATE.at(words, 0) !== null && !/^copyright\s+\p{Ll}/iu.test(text))
    return { role: 'boilerplate', rule: 'boilerplate-phrase' };
  if (shape.words > MAX_COPYRIGHT_WORDS || !/©|\(c\)|reserved|réservés|محفوظة/i.test(text)) return null;
  const hasSign = /^\W{0,3}(?:©|\(c\)\s*\d{4})|©\s*\d{4}/i.test(text);
  const reserves = /all rights reserved|tous droits réservés|(?:جميع|كافة|كل) الحقوق محفوظة/i.test(text);
  return hasSign || reserves ? { role: 'boilerplate', rule: 'copyright' } : null;
}

/** The heading of readers' comments, "Comments (12)". */
export const COMMENT_HEADING = 'comment-heading';
const MAX_HEADING_WORDS = 4;

export function commentHeadingMark({ words }: Candidate): Mark | null {
  const [heading, count] = /^\d+$/.test(words.at(-1) ?? '') ? [words.slice(0, -1), true] : [words, false];
  if (COMMENT_HEADINGS.whole(heading) === null || (!count && words.length > MAX_HEADING_WORDS)) return null;
  return { role: 'boilerplate', rule: COMMENT_HEADING };
}
