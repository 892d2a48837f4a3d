/**
 * Step 3 of stage 4: what a paragraph is by itself, before its place in the file is looked at. Most are nothing special
 * (null); the others get a *mark*, which a later step may overrule where the place speaks against it.
 *
 * The rules are tried in this order; the first that fits gives the mark.
 *  1 lone marks        «–», "###", "-30-", ruled lines, lone addresses
 *  2 boilerplate       copyright, newsletter, "follow us"
 *  3 comments          the heading of readers' comments
 *  4 related           headings of link lists, and links that are introduced in their own line
 *  5 source, tags      «المصدر: …», "Tags: …"
 *  6 controls          lines made of nothing but interface words
 *  7 datelines         the dateline engine recognises the line
 *  8 bylines           "By …", «بقلم …», «القاهرة - رويترز»; before captions: "By Jane Doe (AFP)"
 *  9 captions          a picture credit, or a caption prefix
 */

import type { LineRole } from '../record.ts';
import { bylineMark } from './byline.ts';
import { captionMark } from './captions.ts';
import { readDateline } from './dates/dateline.ts';
import { foldedWords } from './fold.ts';
import type { Paragraph } from './paragraphs.ts';
import { sourceIn } from './source.ts';
import {
  BOILERPLATE,
  COMMENT_HEADINGS,
  CONTROLS,
  END_MARKS,
  READ_ALSO,
  RELATED_HEADINGS,
  TAG_PREFIXES,
} from './vocabulary.ts';

export type Mark = { readonly role: LineRole; readonly rule: string };

/** Words of the longest line that any of these rules can be about; longer ones are text. */
const MAX_MARKED_WORDS = 50;

/** Dateline rules, told apart because their place in the article decides whether they count. */
export const DATELINE_RULES = {
  announced: 'dateline-announced',
  full: 'dateline-full',
  partial: 'dateline-partial',
} as const;

/** `words` are the first folded ones. */
type Subject = Paragraph & { readonly words: readonly string[]; readonly uploadedAt: string };

/** Characters that are folded: all phrases begin in them, and a line that is nothing but a phrase is shorter. */
const FOLDED_LENGTH = 120;

/** Words of the longest dateline, and of the longest that ends with a full stop. */
const DATELINE_WORDS = { open: 25, stopped: 12 };

const RULES: readonly ((paragraph: Subject) => Mark | null)[] = [
  loneMark,
  boilerplate,
  comments,
  related,
  sourceOrTags,
  control,
  dateline,
  ({ text, shape }) => bylineMark(text, shape),
  ({ text, shape }) => captionMark(text, shape),
];

export function markParagraph(paragraph: Paragraph, uploadedAt: string): Mark | null {
  if (paragraph.shape.words > MAX_MARKED_WORDS || paragraph.text.length > 1_000) return null;
  const subject = { ...paragraph, words: foldedWords(paragraph.text.slice(0, FOLDED_LENGTH)), uploadedAt };
  for (const rule of RULES) {
    const mark = rule(subject);
    if (mark !== null) return mark;
  }
  return null;
}

/** Characters of a ruled line long enough to stand between articles; shorter ones stand between sections as well. */
const SEPARATOR_LENGTH = 10;

function loneMark({ text, words }: Subject): Mark | null {
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

function boilerplate({ text, words, shape }: Subject): Mark | null {
  if (BOILERPLATE.at(words, 0) !== null && !/^copyright\s+\p{Ll}/iu.test(text))
    return { role: 'boilerplate', rule: 'boilerplate-phrase' };
  if (shape.words > 30 || !/©|\(c\)|reserved|réservés|محفوظة/i.test(text)) return null;
  const hasSign = /^\W{0,3}(?:©|\(c\)\s*\d{4})|©\s*\d{4}/i.test(text);
  const reserves = /all rights reserved|tous droits réservés|(?:جميع|كافة|كل) الحقوق محفوظة/i.test(text);
  return hasSign || reserves ? { role: 'boilerplate', rule: 'copyright' } : null;
}

function comments({ words }: Subject): Mark | null {
  const [heading, count] = /^\d+$/.test(words.at(-1) ?? '') ? [words.slice(0, -1), true] : [words, false];
  if (COMMENT_HEADINGS.whole(heading) === null || (!count && words.length > 4)) return null;
  return { role: 'boilerplate', rule: 'comment-heading' };
}

function related({ text, words, shape }: Subject): Mark | null {
  if (RELATED_HEADINGS.whole(words) !== null) return { role: 'related-heading', rule: 'related-heading' };
  if (READ_ALSO.whole(words) !== null && (shape.words > 1 || shape.ending === 'colon'))
    return { role: 'related-heading', rule: 'read-also' };
  const intro = READ_ALSO.at(words, 0) ?? RELATED_HEADINGS.at(words, 0);
  if (intro === null || words.length - intro.length < 2) return null;
  // «اقرأ أيضا: …», "READ MORE: …", "( Also on POLITICO: …)"; without the sign it is a sentence.
  const sign = /[:|»>…]|\.\.|[-–—]\s/.exec(text);
  const before = sign === null ? null : foldedWords(text.slice(0, sign.index)).length;
  const hasTitle = sign !== null && foldedWords(text.slice(sign.index)).length >= 2;
  const introduces =
    hasTitle && before !== null && before >= intro.length && before <= intro.length + 2 && shape.words <= 30;
  return introduces && shape.ending !== 'sentence' ? { role: 'related-link', rule: 'introduced-link' } : null;
}

function sourceOrTags({ text, words, shape }: Subject): Mark | null {
  if (sourceIn(text) !== null) return { role: 'source', rule: 'source-prefix' };
  const tag = TAG_PREFIXES.at(words, 0);
  const hasTags = tag !== null && /^[^:：]{1,30}[:：]/.test(text) && shape.ending !== 'sentence';
  return hasTags ? { role: 'boilerplate', rule: 'tags' } : null;
}

/** All words are interface words or numbers (counters, player times), and at least one is; or all are numbers and short. */
function control({ text, words }: Subject): Mark | null {
  if (words.length > 12) return null;
  let named = false;
  for (let i = 0; i < words.length; ) {
    const hit = CONTROLS.at(words, i);
    if (hit === null && !/^\d+$/.test(words[i] ?? '')) return null;
    named ||= hit !== null;
    i += hit?.length ?? 1;
  }
  if (named) return { role: 'control', rule: 'interface-words' };
  return words.length <= 3 && /^[\d\s:,.٫٬%+٠-٩۰-۹]+$/.test(text) && !/\d{4}/.test(words.join(' ')) && /:/.test(text)
    ? { role: 'control', rule: 'player-time' }
    : null;
}

function dateline({ text, shape, uploadedAt }: Subject): Mark | null {
  if (shape.words > (shape.ending === 'sentence' ? DATELINE_WORDS.stopped : DATELINE_WORDS.open)) return null;
  // Spares most sentences the engine: one without a year or a numeric date is no dateline.
  if (shape.isProse && !/\p{Nd}{4}|\p{Nd}[/.-]\p{Nd}/u.test(text)) return null;
  const found = readDateline(text, uploadedAt);
  if (found === null) return null;
  const rules = found.statements.map(({ rule }) => rule);
  const full = rules.some((rule) => rule.endsWith('year') || rule.startsWith('numeric') || rule === 'year-month-day');
  const rule = found.announced
    ? DATELINE_RULES.announced
    : full && rules[0] !== 'month-year'
      ? DATELINE_RULES.full
      : DATELINE_RULES.partial;
  return { role: 'dateline', rule };
}
