/**
 * Headlines printed in two lines: the end of step 2 of stage 4, so that all later rules see one title.
 *
 * Two lines are one title only where the text itself goes on: the first ends in a word that nothing ends in («… في», "… of
 * the"), the second begins without a capital or with a preposition that titles seldom begin with («بعد …»), or both stand elsewhere as one line. A second headline is a title of its own.
 */
import { foldedWords } from '../text/fold.ts';
import type { Paragraph } from './paragraphs.ts';
import { shapeOf } from './shape.ts';
import { CONTINUING_WORDS, DANGLING_WORDS } from './vocabulary.ts';

/** @param standsAlone whether a line is a date, a byline, a button … */
export function joinTitleLines(
  paragraphs: readonly Paragraph[],
  standsAlone: (text: string) => boolean,
): readonly Paragraph[] {
  if (paragraphs.length > MAX_PARAGRAPHS) return paragraphs;
  const texts = new Set(paragraphs.filter(({ shape }) => shape.isTitle).map(({ text }) => text));
  const joined: Paragraph[] = [];
  for (let i = 0; i < paragraphs.length; i++) {
    const [first, second] = [paragraphs[i], paragraphs[i + 1]];
    if (first === undefined) continue;
    const isPair = second !== undefined && standAlone(joined.at(-1), first, second, paragraphs[i + 2]);
    const text = isPair ? `${first.text} ${second.text}` : '';
    const isOne =
      isPair &&
      goesOn(first.text, second.text, texts.has(text)) &&
      !standsAlone(first.text) &&
      !standsAlone(second.text);
    if (!isOne) {
      joined.push(first);
      continue;
    }
    joined.push({ ...first, last: second.last, text, shape: shapeOf(text) });
    i++;
  }
  return joined;
}

/** Two titles right below each other, and no third: rows of titles are verse, a list or a menu. */
function standAlone(
  before: Paragraph | undefined,
  first: Paragraph,
  second: Paragraph,
  after: Paragraph | undefined,
): boolean {
  if (second.gapBefore || !isLine(first) || !second.shape.isTitle) return false;
  const isFree = (other: Paragraph | undefined, isApart: boolean) =>
    other === undefined || isApart || !other.shape.isTitle || other.shape.words <= MAX_SHORT_WORDS;
  return isFree(before, first.gapBefore) && isFree(after, after?.gapBefore === true);
}

/** Words of a section's name above or an author's below the headline. */
const MAX_SHORT_WORDS = 3;

/** A first line may end in a comma or colon. */
function isLine({ shape }: Paragraph): boolean {
  return shape.isTitle || (!shape.isProse && (shape.ending === 'comma' || shape.ending === 'colon'));
}

function goesOn(first: string, second: string, isPrintedWhole: boolean): boolean {
  if (isPrintedWhole || /[،,؛;:：、，]$/u.test(first)) return true;
  const last = foldedWords(first.slice(-WORD_LENGTH)).at(-1);
  const dangles = /[\p{L}\p{M}]$/u.test(first) && last !== undefined && DANGLING_WORDS.whole([last]) !== null;
  const [next = ''] = foldedWords(second.slice(0, WORD_LENGTH));
  return dangles || /^\p{Ll}/u.test(second) || (next !== 'عن' && CONTINUING_WORDS.whole([next]) !== null);
}

/** Paragraphs of the longest file looked at; more are no articles, as the next step finds. */
const MAX_PARAGRAPHS = 50_000;
/** Characters that hold the first or last word of a line. */
const WORD_LENGTH = 20;
