/**
 * Links to other articles: their headings, links introduced in their own line (step 4 of stage 4), and where a block of
 * them ends and the article's text goes on (step 7, `body.ts`).
 */
import { foldedWords } from '../text/fold.ts';
import { type Document, hasGapBefore, isProseAt, roleAt, textAt, wordsAt } from './document.ts';
import type { Candidate, Mark } from './mark.ts';
import { isQuoted } from './quotes.ts';
import { READ_ALSO, RELATED_HEADINGS } from './vocabulary.ts';

/** Words of the longest link with its introduction. */
const MAX_LINK_WORDS = 30;
/** Words between the introduction and its sign: «اقرأ أيضا على موقعنا: …». */
const MAX_WORDS_BEFORE_SIGN = 2;

/** A heading inside the text, with one or a few links below it. */
const INLINE_HEADING = 'read-also';

export function relatedMark({ text, words, shape }: Candidate): Mark | null {
  if (RELATED_HEADINGS.whole(words) !== null) return { role: 'related-heading', rule: 'related-heading' };
  if (READ_ALSO.whole(words) !== null && (shape.words > 1 || shape.ending === 'colon'))
    return { role: 'related-heading', rule: INLINE_HEADING };
  const intro = READ_ALSO.at(words, 0) ?? RELATED_HEADINGS.at(words, 0);
  if (intro === null || words.length - intro.length < 2) return null;
  // «اقرأ أيضا: …», "READ MORE: …", "( Also on POLITICO: …)"; without the sign it is a sentence.
  const sign = /[:：|»>…]|\.\.|[-–—]\s/.exec(text);
  const before = sign === null ? null : foldedWords(text.slice(0, sign.index)).length;
  const hasTitle = sign !== null && foldedWords(text.slice(sign.index)).length >= 2;
  const introduces =
    hasTitle &&
    before !== null &&
    before >= intro.length &&
    before <= intro.length + MAX_WORDS_BEFORE_SIGN &&
    shape.words <= MAX_LINK_WORDS;
  return introduces && shape.ending !== 'sentence' ? { role: 'related-link', rule: 'introduced-link' } : null;
}

/**
 * Below a heading like «مقالات ذات صلة» stand titles, captions, and teasers of one paragraph each. Text goes on with two
 * paragraphs in a row. Below an inline heading one paragraph is enough, when no link follows it.
 *
 * @param isAmidText more of the article's text stands below the heading than above
 * @returns index of the first paragraph after the block; `end` when the block closes the article
 */
export function relatedBlockEnd(document: Document, heading: number, end: number, isAmidText: boolean): number {
  const isInline = isAmidText || document.marks[heading]?.rule === INLINE_HEADING;
  for (let i = heading + 1; i < end; i++) {
    if (!isProseAt(document, i)) continue;
    // Set together with the title above it, and apart from what follows.
    if (i > heading + 1 && !hasGapBefore(document, i) && !isProseAt(document, i - 1) && hasGapBefore(document, i + 1))
      continue;
    if (wordsAt(document, i) >= (isInline && i > heading + 1 ? INLINE_TEXT_WORDS : TEXT_WORDS)) return i;
    const next = i + 1 < end ? i + 1 : null;
    if (next !== null && (isProseAt(document, next) || isQuoted(textAt(document, next)))) return i;
    if (isInline && i > heading + 1 && (next === null || CLOSES_TEXT.has(roleAt(document, next) ?? ''))) return i;
  }
  return end;
}

/** Words from which a paragraph is no teaser; below a link or two inside the text fewer are enough. */
const TEXT_WORDS = 45;
const INLINE_TEXT_WORDS = 25;

const CLOSES_TEXT = new Set(['related-heading', 'related-link', 'source', 'end-mark', 'boilerplate']);
