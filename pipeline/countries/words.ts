/**
 * A text as the words that country names are made of: folded, with their capitals. Names and articles go through the
 * same function, or they would not meet. In scripts without spaces every character is a word, so that a name is found
 * anywhere in a line.
 */
import { classOf, INNER, LETTER, UNSPACED } from '../text/characters.ts';
import { fold } from '../text/fold.ts';

export const SMALL = 0; // no capital, or a script that has none
export const CAPITAL = 1;
export const CAPITALS = 2; // nothing but capitals: US, UAE, the letters of U.S.

export type Capitals = typeof SMALL | typeof CAPITAL | typeof CAPITALS;

export type Word = {
  /** As `fold` writes it; empty at the end of a line, where no name runs on. */
  readonly folded: string;
  readonly capitals: Capitals;
  /** Nothing but one space before it. */
  readonly close: boolean;
};

const LINE_END: Word = { folded: '', capitals: SMALL, close: false };
const LINE_FEED = 10;
const BLANK = 32;

export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let end = 0;
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const bits = classOf(unit);
    if ((bits & LETTER) === 0) {
      if (unit === LINE_FEED) words.push(LINE_END);
      i++;
      continue;
    }
    const start = i++;
    if ((bits & UNSPACED) === 0) while (i < text.length && isInside(classOf(text.charCodeAt(i)))) i++;
    const written = text.slice(start, i);
    const { folded, capitals } = shapeOf(written);
    words.push({ folded, capitals, close: start === end + 1 && text.charCodeAt(end) === BLANK });
    end = i;
  }
  return words;
}

type Shape = Pick<Word, 'folded' | 'capitals'>;

/** Words repeat within and across articles, and folding is most of the work. Bounded, since words come from outside. */
const shapes = new Map<string, Shape>();
const MAX_REMEMBERED = 20_000;
/** UTF-16 units. Longer ones are no words: folded each time, not remembered. */
const MAX_WORD_LENGTH = 40;

function shapeOf(written: string): Shape {
  const known = shapes.get(written);
  if (known !== undefined) return known;
  const shape = { folded: fold(written), capitals: capitalsOf(written) };
  if (written.length > MAX_WORD_LENGTH) return shape;
  if (shapes.size >= MAX_REMEMBERED) shapes.clear();
  shapes.set(written, shape);
  return shape;
}

function isInside(bits: number): boolean {
  return (bits & UNSPACED) === 0 && (bits & (LETTER | INNER)) !== 0;
}

function capitalsOf(written: string): Capitals {
  const first = written.charAt(0);
  if (first === first.toLowerCase()) return SMALL;
  return written === written.toUpperCase() ? CAPITALS : CAPITAL;
}
