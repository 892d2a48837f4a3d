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
 *  6 labels            "Title: …", "URL: …"
 *  7 controls          lines made of nothing but interface words, "3 hours ago", the path of sections to the page
 *  8 datelines         the dateline engine recognises the line
 *  9 bylines           "By …", «بقلم …», «القاهرة - رويترز»; before captions: "By Jane Doe (AFP)"
 * 10 captions          a picture credit, or a caption prefix
 * 11 crowded datelines a full date with a few words beside it that no sign sets off
 */

import { isTimeOfDay, readCrowdedDateline, readDateline } from '../dates/dateline.ts';
import { MARKERS } from '../dates/names.ts';
import type { LineRole, ParseContext } from '../record.ts';
import { foldedWords } from '../text/fold.ts';
import { bylineMark, readDatedByline } from './byline.ts';
import { captionMark } from './captions.ts';
import { labelMark } from './labels.ts';
import type { Paragraph } from './paragraphs.ts';
import { sourceIn } from './source.ts';
import {
  AGENCIES,
  BOILERPLATE,
  COMMENT_HEADINGS,
  CONTROLS,
  END_MARKS,
  PLACES,
  READ_ALSO,
  RELATED_HEADINGS,
  RELATIVE_TIMES,
  SECTION_NAMES,
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
  /** A full date and a few words that are no known names. */
  crowded: 'dateline-crowded',
  /** "By Jane Doe | 5 March 2021" */
  byline: 'dateline-with-byline',
  /** A time of day alone. */
  time: 'dateline-time',
} as const;

/** `words` are the first folded ones. */
type Subject = Paragraph & { readonly words: readonly string[]; readonly context: ParseContext };

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
  ({ text }) => labelMark(text),
  control,
  relativeTime,
  breadcrumbs,
  dateline,
  ({ text, shape }) => bylineMark(text, shape),
  ({ text, shape }) => captionMark(text, shape),
  crowdedDateline,
];

export function markParagraph(paragraph: Paragraph, context: ParseContext): Mark | null {
  if (paragraph.shape.words > MAX_MARKED_WORDS || paragraph.text.length > 1_000) return null;
  const subject = { ...paragraph, words: foldedWords(paragraph.text.slice(0, FOLDED_LENGTH)), context };
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

/** "3 hours ago", «نشر منذ 3 ساعات»: not read, since nobody knows when the page was copied. */
function relativeTime({ words }: Subject): Mark | null {
  if (words.length > 6) return null;
  const unit = words.slice(MARKERS.at(words, 0)?.length ?? 0).filter((word) => !/^\d+$/.test(word));
  return RELATIVE_TIMES.whole(unit) === null ? null : { role: 'control', rule: 'relative-time' };
}

/** Parts of a path of sections, and words of each. */
const CRUMBS = { least: 3, leastNamed: 2, most: 6, words: 4 };

/** "Home » Economy » Wheat", «أخبار|اقتصاد|تركيا»: short parts; of two with arrows one is a known section, without arrows the first. */
function breadcrumbs({ text, words }: Subject): Mark | null {
  if (words.length > CRUMBS.most * CRUMBS.words || text.includes('«')) return null;
  const sign = /[>»›→|/]/.exec(text)?.[0];
  if (sign === undefined) return null;
  // Some texts have » for both quotation marks.
  const isQuote = '»›'.includes(sign);
  if (isQuote && text.replaceAll(` ${sign} `, '').includes(sign)) return null;
  const parts = text.split(sign).map(foldedWords);
  if (parts.length > CRUMBS.most || parts.some(({ length }) => length === 0 || length > CRUMBS.words)) return null;
  const isNamed = (part: readonly string[]) => SECTION_NAMES.whole(part) !== null || CONTROLS.whole(part) !== null;
  const isPath = '>»›→'.includes(sign)
    ? parts.length >= (parts.some(isNamed) ? CRUMBS.leastNamed : CRUMBS.least)
    : isNamed(parts[0] ?? []) && parts.length >= CRUMBS.least;
  return isPath ? { role: 'control', rule: 'breadcrumbs' } : null;
}

function dateline(subject: Subject): Mark | null {
  const { text, context } = subject;
  if (!mayHoldDate(subject)) return null;
  const found = readDateline(text, context);
  const hasNames = found?.announced !== true && readDatedByline(text, context) !== null;
  if (hasNames) return { role: 'dateline', rule: DATELINE_RULES.byline };
  if (found === null) return isTimeOfDay(text) ? { role: 'dateline', rule: DATELINE_RULES.time } : null;
  const { announced, full, partial } = DATELINE_RULES;
  return { role: 'dateline', rule: found.announced ? announced : found.hasFullDate ? full : partial };
}

/** Comes last: captions and bylines hold dates as well. */
function crowdedDateline(subject: Subject): Mark | null {
  const found = mayHoldDate(subject) ? readCrowdedDateline(subject.text, subject.context) : null;
  if (found === null) return null;
  const isKnown = found.leftover.every(isKnownBesideDate);
  return { role: 'dateline', rule: isKnown ? DATELINE_RULES.full : DATELINE_RULES.crowded };
}

/** Spares most sentences the engine: one without a year or a numeric date is no dateline. */
function mayHoldDate({ text, shape }: Subject): boolean {
  if (shape.words > (shape.ending === 'sentence' ? DATELINE_WORDS.stopped : DATELINE_WORDS.open)) return false;
  return !shape.isProse || /\p{Nd}{4}|\p{Nd}[/.-]\p{Nd}/u.test(text);
}

/** A place, a section, an agency, a number. */
function isKnownBesideDate(text: string): boolean {
  const words = foldedWords(text).filter((word) => !/^\d+$/.test(word));
  return words.length === 0 || [PLACES, SECTION_NAMES, AGENCIES, CONTROLS].some((table) => table.whole(words) !== null);
}
