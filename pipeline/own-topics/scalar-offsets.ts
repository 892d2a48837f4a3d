/**
 * Own topics: where a character of a YAML value stands in the file. The YAML parser gives the place of the whole value only, and a problem
 * in a query is to be shown where it is.
 *
 * Value and source are read side by side. Folding lines, indentation and chomping add no characters and only take white space away; all
 * others stand in the source in the same order, as they are or escaped.
 */
import { Scalar } from 'yaml';

/** Digits behind the letter of an escape; the other letters have none. */
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
/** What stands behind a backslash for white space, or for a line that goes on. */
const ESCAPED_SPACES = ' \tntr\r\n';

/** @returns the offset into `source` of the value's UTF-16 unit at an index; the scalar's start where it is not found */
export function scalarOffsets(source: string, scalar: Scalar, value: string): (index: number) => number {
  const start = scalar.range?.[0] ?? 0;
  let offsets: Int32Array | null | undefined;
  return (index) => {
    if (offsets === undefined) offsets = align(source, value, scalar.type, contentStart(source, scalar.type, start));
    return offsets?.[Math.min(index, value.length - 1)] ?? start;
  };
}

/** Behind the quote, or the line that announces a block. */
function contentStart(source: string, type: Scalar['type'], start: number): number {
  if (type === Scalar.BLOCK_FOLDED || type === Scalar.BLOCK_LITERAL) return source.indexOf('\n', start) + 1;
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE ? start + 1 : start;
}

/** @returns null when the two do not go together */
function align(source: string, value: string, type: Scalar['type'], start: number): Int32Array | null {
  const escapes = type === Scalar.QUOTE_DOUBLE;
  const offsets = new Int32Array(value.length);
  let at = start;
  for (let i = 0; i < value.length; i++) {
    const char = value.charAt(i);
    if (!isSpace(char)) at = behindSpaces(source, at, escapes);
    else if (escapes) at = behindJoinedLines(source, at);
    offsets[i] = at;
    if (escapes && source[at] === '\\') {
      const letter = source.charAt(at + 1);
      // One escape for a character of two units.
      if (letter === 'U' && (value.codePointAt(i) ?? 0) > 0xffff) offsets[++i] = at;
      at += 2 + (HEX_DIGITS[letter] ?? 0);
    } else if (source[at] === char || (isSpace(char) && isSpace(source.charAt(at)))) {
      at += type === Scalar.QUOTE_SINGLE && char === "'" ? 2 : 1;
    } else {
      return null;
    }
  }
  return offsets;
}

function behindSpaces(source: string, start: number, escapes: boolean): number {
  let at = start;
  for (;;) {
    if (isSpace(source.charAt(at))) at++;
    else if (escapes && source[at] === '\\' && ESCAPED_SPACES.includes(source.charAt(at + 1))) at += 2;
    else return at;
  }
}

/** A backslash at the end of a line takes the line's end away. */
function behindJoinedLines(source: string, start: number): number {
  let at = start;
  while (source[at] === '\\' && '\r\n'.includes(source.charAt(at + 1))) at += 2;
  return at;
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r';
}
