/**
 * Step 5 of stage 4: where in a file does a further article begin? A teaser has a title, often twice, and one paragraph;
 * a subhead has text before and after it; a further article has the *beginning of an article* and then running text.
 *
 * A title begins an article, once the current one has had text, when running text follows and one of these holds:
 *  1 repeated headline   it stands again a few lines on, with nothing but captions, controls, dates between
 *  2 headline and date   a full date line stands right below it
 *  3 date and headline   a full date line stands right above it, as in the articles before
 *  4 ruled line          a long row of the same sign stands above it
 *  5 labelled            «العنوان: …» stands before it, as in the article before
 *  6 headline and lead   the text below begins like wire copy, «بيروت (أ ف ب) - …», as that of the article before
 *  7 headline and sign   «بيروت - أ ف ب» or «كتب فلان», alone in its line, stands right below it, and a blank line above
 *  8 closed before       the line above it closed the former article: a source line or an end mark
 */

import { DATELINE_RULES } from './dateline-marks.ts';
import {
  type Document,
  hasGapBefore,
  isFurnitureAt,
  isNamedAt,
  isProseAt,
  isTitleAt,
  roleAt,
  type Span,
  textAt,
  wordsAt,
} from './document.ts';
import { isShortField, LABELLED_TITLE, titleOfFields } from './labels.ts';
import { placeInLead } from './place.ts';

export type ArticleSpan = Span & { readonly rule: string };

/** Paragraphs between a headline and its repetition, or its text: captions twice each, controls, date, byline. */
const LOOK_AHEAD = 12;
/** Words of a name, which stands above a date as headlines do. */
const MAX_NAME_WORDS = 3;
/** Titles among them: a second headline, a kicker, captions without a credit. */
const MAX_TITLES = 3;

/**
 * Running text that an article must have at its beginning. After a heading of related articles everything is a teaser
 * until proven otherwise, and teasers have one paragraph; elsewhere one paragraph of a news flash is enough.
 */
const RUN_AMONG_TEASERS = { paragraphs: 2, words: 25 };
const RUN_ELSEWHERE = { paragraphs: 1, words: 20 };

type Run = { readonly paragraphs: number; readonly words: number };
const NO_TEXT: Run = { paragraphs: 0, words: 0 };

/** Words of an article of one paragraph, and of one without date or byline above it, which is rather a standfirst above its own. */
const MIN_WORDS = { dated: 25, undated: 75 };

function isEnough({ paragraphs, words }: Run, hasNamed: boolean): boolean {
  return paragraphs > 1 || words >= (hasNamed ? MIN_WORDS.dated : MIN_WORDS.undated);
}

export function findArticles(document: Document): readonly ArticleSpan[] {
  const spans: ArticleSpan[] = [];
  let current = { start: 0, rule: 'first' };
  let text = NO_TEXT;
  let hasNamed = false; // a date or byline above the text
  let amongTeasers = false;
  const count = document.paragraphs.length;

  for (let i = 0; i < count; i++) {
    hasNamed ||= isNamedAt(document, i) && text.paragraphs === 0;
    const rule = isEnough(text, hasNamed) ? beginningAt(document, i, current.start, amongTeasers) : null;
    if (rule !== null) {
      spans.push({ ...current, end: i });
      current = { start: i, rule };
      text = NO_TEXT;
      hasNamed = false;
      amongTeasers = false;
    }
    if (isProseAt(document, i)) text = { paragraphs: text.paragraphs + 1, words: text.words + wordsAt(document, i) };
    amongTeasers ||= roleAt(document, i) === 'related-heading';
  }
  spans.push({ ...current, end: count });
  return spans;
}

function beginningAt(document: Document, i: number, currentStart: number, amongTeasers: boolean): string | null {
  const run = amongTeasers ? RUN_AMONG_TEASERS : RUN_ELSEWHERE;
  if (document.marks[i - 1]?.rule === 'separator' && hasTextFrom(document, i, run)) return 'after-ruled-line';
  const dated = isFullDate(document, i) && isFullDate(document, currentStart) && isTitleAt(document, i + 1);
  if (dated && hasTextFrom(document, i, run)) return 'date-and-headline';
  const labelled = beginsFields(document, i) && beginsFields(document, currentStart);
  if (labelled && hasTextFrom(document, i, run)) return LABELLED_TITLE;
  if (!isTitleAt(document, i)) return null;

  const rule = isRepeatedHeadline(document, i)
    ? 'repeated-headline'
    : wordsAt(document, i) > MAX_NAME_WORDS && isDatedHeadline(document, i)
      ? 'headline-and-date'
      : isHeadlineAboveLead(document, i, currentStart)
        ? 'headline-and-lead'
        : isSignedHeadline(document, i)
          ? 'headline-and-sign'
          : isAfterClosing(document, i) && wordsAt(document, i) >= 4
            ? 'after-closing-line'
            : null;
  const wanted = rule === 'after-closing-line' || rule === 'headline-and-sign' ? RUN_AMONG_TEASERS : run;
  return rule !== null && hasTextFrom(document, i, wanted) ? rule : null;
}

function isRepeatedHeadline(document: Document, i: number): boolean {
  for (let k = i + 1; k <= i + LOOK_AHEAD && k < document.paragraphs.length; k++) {
    if (textAt(document, k) === textAt(document, i)) {
      // The same line right below is rather a caption printed twice; a headline then shows its furniture as well.
      return k > i + 1 || (hasGapBefore(document, k) && isFurnitureAt(document, k + 1));
    }
    if (!isTitleAt(document, k) && !isFurnitureAt(document, k)) return false;
  }
  return false;
}

function isDatedHeadline(document: Document, i: number): boolean {
  for (let k = i + 1; k <= i + 3; k++) {
    if (isFullDate(document, k)) return true;
    if (!isTitleAt(document, k) && !isFurnitureAt(document, k)) return false;
  }
  return false;
}

/** Lines that stand between a headline and its text only. */
const SIGNS: ReadonlySet<string> = new Set(['place-and-agency', 'byline-prefix']);

function isSignedHeadline(document: Document, i: number): boolean {
  const isSigned = SIGNS.has(document.marks[i + 1]?.rule ?? '') && isProseAt(document, i + 2);
  return isSigned && hasGapBefore(document, i) && wordsAt(document, i) > MAX_NAME_WORDS;
}

/** Of a digest's items each begins with its place or agency; a text that quotes one such line is no digest. */
function isHeadlineAboveLead(document: Document, i: number, currentStart: number): boolean {
  const first = textBelow(document, currentStart);
  const next = textBelow(document, i);
  return (
    next !== null &&
    next <= i + 3 &&
    first !== null &&
    first < i &&
    hasLead(document, first) &&
    (hasLead(document, next) || hasPlaceBeforeDash(document, next))
  );
}

/** The first running text from `i` on, with titles and furniture between. */
function textBelow(document: Document, i: number): number | null {
  for (let k = i; k <= i + LOOK_AHEAD && k < document.paragraphs.length; k++) {
    if (isProseAt(document, k)) return k;
    if (!isTitleAt(document, k) && !isFurnitureAt(document, k)) return null;
  }
  return null;
}

function hasLead(document: Document, i: number): boolean {
  return placeInLead(textAt(document, i), document.context) !== null;
}

/** «الأنبار - تعاقدت …»: where the items before it had leads, one word and a dash is one. */
function hasPlaceBeforeDash(document: Document, i: number): boolean {
  return /^\p{L}[\p{L}\p{M}'’]{1,14}(?: \p{L}[\p{L}\p{M}'’]{1,14})?\s[-–—]\s/u.test(textAt(document, i).slice(0, 40));
}

/** A labelled headline, or, after a blank line or an end mark, the first of the fields above one. */
function beginsFields(document: Document, i: number): boolean {
  const title = titleOfFields(document, i);
  return title === i || (title !== null && (hasGapBefore(document, i) || roleAt(document, i - 1) === 'end-mark'));
}

function isAfterClosing(document: Document, i: number): boolean {
  const rule = document.marks[i - 1]?.rule;
  return (
    rule === 'source-prefix' || rule === 'end-word' || (rule === 'lone-mark' && /^#{2,}$/.test(textAt(document, i - 1)))
  );
}

function isFullDate(document: Document, i: number): boolean {
  const rule = document.marks[i]?.rule;
  return rule === DATELINE_RULES.full || rule === DATELINE_RULES.announced || rule === DATELINE_RULES.byline;
}

/** After titles and furniture, does running text of the wanted size begin? */
function hasTextFrom(document: Document, i: number, wanted: Run): boolean {
  let k = i;
  const isLabelled = beginsFields(document, i);
  for (let titles = 0; k < i + LOOK_AHEAD && !isProseAt(document, k); k++) {
    if (isTitleAt(document, k)) titles++;
    else if (
      !isFurnitureAt(document, k) &&
      !(isLabelled && (isShortField(document, k) || roleAt(document, k) === 'source'))
    )
      return false;
    // The headline itself, and its repetition, are two.
    if (titles > MAX_TITLES + 2) return false;
  }
  let [paragraphs, words] = [0, 0];
  for (; isProseAt(document, k) && (paragraphs < wanted.paragraphs || words < wanted.words); k++) {
    paragraphs++;
    words += wordsAt(document, k);
  }
  return paragraphs >= wanted.paragraphs && words >= wanted.words;
}
