/**
 * What pages print around every article: rights, disclaimers, readers' comments; and requests to subscribe, to follow or
 * to accept cookies, which are controls. Part of step 4 of stage 4.
 */
import { afterWords, foldedWords } from '../text/fold.ts';
import { type Document, isProseAt, type Span, textAt, wordsAt } from './document.ts';
import type { Candidate, Mark } from './mark.ts';
import {
  ABOUT_HEADINGS,
  BOILERPLATE,
  CHANNEL_WORDS,
  COMMENT_HEADINGS,
  CONTACT_LABELS,
  NEWSLETTER_PHRASES,
  PAYWALL_PHRASES,
  SUBSCRIBE_WORDS,
} from './vocabulary.ts';

/** Words of the longest such line; longer ones only begin like one. */
const MAX_WORDS = 50;
const MAX_COPYRIGHT_WORDS = 30;

/** The request to pay or sign in. */
export const PAYWALL = 'paywall-phrase';

export function boilerplateMark({ text, words, shape }: Candidate): Mark | null {
  if (shape.words > MAX_WORDS) return null;
  if (isPaywallNotice(words, shape.words)) return { role: 'control', rule: PAYWALL };
  if (NEWSLETTER_PHRASES.at(words, 0) !== null) return { role: 'control', rule: 'newsletter-phrase' };
  if (asksToSubscribe(words, shape.words)) return { role: 'control', rule: 'subscribe-to-channel' };
  if (BOILERPLATE.at(words, 0) !== null && !/^copyright\s+\p{Ll}/iu.test(text))
    return { role: 'boilerplate', rule: 'boilerplate-phrase' };
  if (shape.words > MAX_COPYRIGHT_WORDS || !/©|\(c\)|reserved|réservés|محفوظة/i.test(text)) return null;
  const hasSign = /^\W{0,3}(?:©|\(c\)\s*\d{4})|©\s*\d{4}/i.test(text);
  const reserves = /all rights reserved|tous droits réservés|(?:جميع|كافة|كل) الحقوق محفوظة/i.test(text);
  return hasSign || reserves ? { role: 'boilerplate', rule: 'copyright' } : null;
}

/** Words of the longest line of contacts, "Media contact: Jane Doe, +1 555 010 4477". */
const MAX_CONTACT_WORDS = 14;

/** Lines of a press release about its sender: telephone, e-mail, "for immediate release". */
export function contactMark({ text, words, shape }: Candidate): Mark | null {
  if (shape.words > MAX_CONTACT_WORDS || shape.ending === 'sentence') return null;
  const label = CONTACT_LABELS.at(words, 0);
  const isOnly = label !== null && label.length > 1 && label.length === words.length;
  const hasValue = label !== null && /^\s*[:：]\s*\S/.test(afterWords(text, label.length));
  const isAddress = /^\S{1,40}@\S{1,40}\.\S{1,20}$/.test(text) || /^\+[\d\s().-]{8,20}$/.test(text);
  return isOnly || hasValue || isAddress ? { role: 'boilerplate', rule: 'contact' } : null;
}

/** A heading like "About Corvane Instruments", and the words that may follow it to the end. */
const MAX_ABOUT_HEADING_WORDS = 9;
const MAX_ABOUT_WORDS = 200;

/** Index of the heading below which a press release describes its sender, or null. */
export function aboutSender(document: Document, { start, end }: Span): number | null {
  let words = 0;
  for (let i = end - 1; i > start && words <= MAX_ABOUT_WORDS; i--) {
    const count = wordsAt(document, i);
    const heading = foldedWords(textAt(document, i).slice(0, 80));
    const isHeading =
      document.marks[i] === null &&
      count <= MAX_ABOUT_HEADING_WORDS &&
      document.paragraphs[i]?.shape.ending !== 'sentence' &&
      ABOUT_HEADINGS.at(heading, 0) !== null;
    if (isHeading) return isProseAt(document, i + 1) ? i : null;
    words += count;
  }
  return null;
}

/** Words of the longest request to subscribe or follow that no phrase begins. */
const MAX_REQUEST_WORDS = 18;
/** Words before the verb: Persian and Urdu put it last. */
const MAX_WORDS_BEFORE_VERB = 14;

/** «لمتابعة الأخبار أولاً بأول اشترك في قناة …»: says what to do, and names a channel. */
function asksToSubscribe(words: readonly string[], count: number): boolean {
  if (count > MAX_REQUEST_WORDS || count < 3) return false;
  const verb = words.findIndex((_, i) => i < MAX_WORDS_BEFORE_VERB && SUBSCRIBE_WORDS.at(words, i) !== null);
  return verb >= 0 && words.some((_, i) => i !== verb && CHANNEL_WORDS.at(words, i) !== null);
}

/** Words of the longest notice. */
const MAX_NOTICE_WORDS = 25;

/** «هذا المقال متاح للمشتركين فقط», "Already a subscriber? Sign in": the phrase may stand anywhere in a short line. */
function isPaywallNotice(words: readonly string[], count: number): boolean {
  return count <= MAX_NOTICE_WORDS && words.some((_, i) => PAYWALL_PHRASES.at(words, i) !== null);
}

/** The heading of readers' comments, "Comments (12)". */
export const COMMENT_HEADING = 'comment-heading';
const MAX_HEADING_WORDS = 4;

export function commentHeadingMark({ words }: Candidate): Mark | null {
  const [heading, count] = /^\d+$/.test(words.at(-1) ?? '') ? [words.slice(0, -1), true] : [words, false];
  if (COMMENT_HEADINGS.whole(heading) === null || (!count && words.length > MAX_HEADING_WORDS)) return null;
  return { role: 'control', rule: COMMENT_HEADING };
}
