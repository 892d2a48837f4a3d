/**
 * Lines between paragraphs of text that are none: the rest of a newsletter's form, captions without a credit. Part of step 7
 * of stage 4 (`body.ts`).
 */
import { type Document, hasGapBefore, isProseAt, roleAt, type Span, textAt } from './document.ts';

/** Lines looked at above and below. */
const BUTTONS_REACH = 5;

/** A line set together with buttons, apart from the text: the rest of a newsletter's form. */
export function isAmongButtons(document: Document, i: number): boolean {
  let hasButton = false;
  const look = (k: number) => {
    if (isProseAt(document, k)) return false;
    hasButton ||= roleAt(document, k) === 'control';
    return true;
  };
  if (!look(i)) return false;
  for (let k = i; k > i - BUTTONS_REACH && k > 0 && !hasGapBefore(document, k); k--) if (!look(k - 1)) return false;
  for (let k = i + 1; k < i + BUTTONS_REACH && !hasGapBefore(document, k); k++) if (!look(k)) return false;
  return hasButton;
}

/** Words of a caption without a credit. */
const CAPTION_WORDS = { least: 7, most: 30 };

/** A line without a full stop between paragraphs that all end in one; scripts without capitals often leave it out. */
export function isOpenAmongSentences(document: Document, i: number, span: Span): boolean {
  const shape = document.paragraphs[i]?.shape;
  if (shape === undefined || !shape.isTitle || shape.ending !== 'open' || !/\p{Lu}/u.test(textAt(document, i)))
    return false;
  if (shape.words < CAPTION_WORDS.least || shape.words > CAPTION_WORDS.most || i <= span.start) return false;
  const isStopped = (k: number) => isProseAt(document, k) && document.paragraphs[k]?.shape.ending === 'sentence';
  return isStopped(i - 1) && isStopped(i + 1);
}
