/**
 * Step 1 of stage 4: text → lines. Every kind of line end counts, invisible characters are dropped from the text that
 * the rules see, HTML's entities in it decoded, and the line as it stands in the file is kept for display.
 */
import { classAt, INVISIBLE, LETTER, SPACE } from '../text/characters.ts';
import { decodeEntities } from './entities.ts';

export type TextLine = {
  /** As in the file, without its line end. */
  readonly raw: string;
  /** One space between words, none around; no controls, zero-width or direction marks; no HTML entities; well-formed. Empty for a blank line. */
  readonly clean: string;
};

/** CRLF, LF, CR, vertical tab, form feed, NEL, and Unicode's line and paragraph separators. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

export function splitLines(text: string): readonly TextLine[] {
  return text.split(LINE_END).map((raw) => ({ raw, clean: cleanLine(decodeEntities(raw)) }));
}

/** How many lines `splitLines` would give, without making them. */
export function countLines(text: string): number {
  let lines = 1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isBreak = (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
    if (isBreak && !(unit === 0x0a && text.charCodeAt(i - 1) === 0x0d)) lines++;
  }
  return lines;
}

/** Copies the stretches between what is dropped; most lines have nothing to drop and are returned as they are. */
function cleanLine(raw: string): string {
  const pieces: string[] = [];
  let from = 0; // start of the stretch not copied yet
  let afterSpace = true; // nothing, or a space, was copied last
  let hasVisible = false;
  for (let i = 0; i < raw.length; i++) {
    const bits = classAt(raw, i);
    if (raw[i] === ' ' && !afterSpace) afterSpace = true;
    else if ((bits & (SPACE | INVISIBLE)) !== 0) {
      pieces.push(raw.slice(from, i));
      let spaces = 0;
      // The whole run at once: a line may be nothing else for megabytes.
      for (; i < raw.length; i++) {
        const next = classAt(raw, i);
        if ((next & (SPACE | INVISIBLE)) === 0) break;
        if ((next & SPACE) !== 0) spaces++;
      }
      if (spaces > 0 && !afterSpace) pieces.push(' ');
      afterSpace ||= spaces > 0;
      from = i;
      i--;
    } else {
      afterSpace = false;
      hasVisible ||= (bits & LETTER) !== 0 || isSign(raw.charCodeAt(i));
    }
  }
  if (!hasVisible) return '';
  const clean = pieces.length === 0 ? raw : pieces.join('') + raw.slice(from);
  return (clean.endsWith(' ') ? clean.slice(0, -1) : clean).toWellFormed();
}

/** Joiners and combining marks alone are nothing to see. */
function isSign(unit: number): boolean {
  return !(unit === 0x200c || unit === 0x200d || unit === 0x0640) && !/\p{Mn}/u.test(String.fromCharCode(unit));
}
