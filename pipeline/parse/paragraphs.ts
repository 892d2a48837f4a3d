/**
 * Step 2 of stage 4: lines → paragraphs. In most dumps a line is a paragraph; in hard-wrapped ones, several are. The
 * rules after this step see paragraphs only.
 *
 * Wrapping shows by the wrap itself: in text broken at a width, the first word of the next line would not have fitted.
 */
import type { TextLine } from './lines.ts';
import { isListItem, type Shape, shapeOf } from './shape.ts';

export type Paragraph = {
  /** Indices of its first and last line. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
  readonly shape: Shape;
  /** True when a blank line, or the start of the file, stands before it. */
  readonly gapBefore: boolean;
};

/** Characters of the widest column that is called wrapped; mail and terminals break at 60–80, printed pages at up to 110. */
const MAX_WIDTH = 120;
/** Narrower "columns" are lists. */
const MIN_WIDTH = 30;
/**
 * Share of the lines with a line right below that must be full, and of the full ones that may end a sentence. Measured on
 * 555 articles: none of the unwrapped is changed; of those wrapped at 60–100 with blank lines between, 97–99 % of the
 * paragraphs come out whole. Without blank lines a paragraph whose last line is full merges with the next (70–85 % whole).
 */
const MIN_FULL_SHARE = 0.6;
const MAX_STOPPED_SHARE = 0.5;
/** Share of full lines, buttons and lists of links counted in, from which it is worth asking which lines stand alone. */
const ASKED_FULL_SHARE = 0.2;
/** Lines of the longest file whose lines are asked one by one: a day's dump, wrapped, has fewer. */
const MAX_ASKED = 20_000;

const NONE: ReadonlySet<number> = new Set();
/** Fewer such lines prove nothing, and a few only if all of them are full. */
const MIN_LINES = 3;
const FEW_LINES = 6;

/** @param standsAlone whether a line is a date, a byline, a button …, and no piece of a paragraph; asked in wrapped files only */
export function joinParagraphs(
  lines: readonly TextLine[],
  standsAlone: (text: string) => boolean,
): readonly Paragraph[] {
  const isAsked = lines.length <= MAX_ASKED && mayBeWrapped(lines);
  const apart = isAsked ? linesApart(lines, standsAlone) : NONE;
  const width = wrapWidth(lines, apart);
  const paragraphs: Paragraph[] = [];
  let gapBefore = true;
  for (let first = 0; first < lines.length; first++) {
    if (lines[first]?.clean === '') {
      gapBefore = true;
      continue;
    }
    let last = first;
    while (width !== null && isFull(lines, last, width, apart)) last++;
    const text = last === first ? cleanAt(lines, first) : joined(lines, first, last);
    paragraphs.push({ first, last, text, shape: shapeOf(text), gapBefore });
    gapBefore = false;
    first = last;
  }
  return paragraphs;
}

function linesApart(lines: readonly TextLine[], standsAlone: (text: string) => boolean): ReadonlySet<number> {
  const apart = new Set<number>();
  lines.forEach(({ clean }, i) => {
    if (clean !== '' && standsAlone(clean)) apart.add(i);
  });
  return apart;
}

type Column = { readonly width: number; readonly followed: readonly number[]; readonly full: readonly number[] };

/** The column width at which the file is wrapped, or null when it is not. */
function wrapWidth(lines: readonly TextLine[], apart: ReadonlySet<number>): number | null {
  const column = columnOf(lines, apart);
  if (column === null) return null;
  const { width, followed, full } = column;
  const wanted = followed.length < FEW_LINES ? followed.length : MIN_FULL_SHARE * followed.length;
  const stopped = full.filter((i) => /[.!?؟…:]["'”’»)]*$/.test(cleanAt(lines, i)));
  return full.length >= wanted && stopped.length <= MAX_STOPPED_SHARE * full.length ? width : null;
}

function mayBeWrapped(lines: readonly TextLine[]): boolean {
  const column = columnOf(lines, NONE);
  return column !== null && column.full.length >= ASKED_FULL_SHARE * column.followed.length;
}

/** The widest lines that another follows, and which of them are full; null when they are no column. */
function columnOf(lines: readonly TextLine[], apart: ReadonlySet<number>): Column | null {
  // Distinct ones: a caption printed four times is one witness.
  const byText = new Map<string, number>();
  lines.forEach(({ clean }, i) => {
    if (clean !== '' && mayGoOn(lines, i, apart) && !byText.has(clean)) byText.set(clean, i);
  });
  const followed = [...byText.values()];
  if (followed.length < MIN_LINES) return null;
  const lengths = followed.map((i) => cleanAt(lines, i).length).sort((a, b) => a - b);
  // A headline or an address that was left long must not set the width.
  const width = lengths[Math.floor((lengths.length - 1) * 0.97)] ?? 0;
  if (width < MIN_WIDTH || width > MAX_WIDTH) return null;
  return { width, followed, full: followed.filter((i) => isFull(lines, i, width, apart)) };
}

/** Neither the line nor the next one stands alone. */
function mayGoOn(lines: readonly TextLine[], i: number, apart: ReadonlySet<number>): boolean {
  const next = cleanAt(lines, i + 1);
  return !apart.has(i) && !apart.has(i + 1) && /[\p{L}\p{N}]/u.test(next.slice(0, MAX_WIDTH)) && !isListItem(next);
}

/** The next line's first word would have made this one too long. */
function isFull(lines: readonly TextLine[], i: number, width: number, apart: ReadonlySet<number>): boolean {
  if (!mayGoOn(lines, i, apart)) return false;
  const next = cleanAt(lines, i + 1);
  const space = next.indexOf(' ');
  return cleanAt(lines, i).length + 1 + (space < 0 ? next.length : space) > width;
}

function joined(lines: readonly TextLine[], first: number, last: number): string {
  return lines
    .slice(first, last + 1)
    .map(({ clean }) => clean)
    .join(' ');
}

function cleanAt(lines: readonly TextLine[], i: number): string {
  return lines[i]?.clean ?? '';
}
