/**
 * Paths of sections: "News / Cities / Pune", «首页 > 国内新闻». Part of step 6 of stage 4 (`head.ts`).
 */
import { foldedWords } from '../text/fold.ts';

/** Words of a section's name, and parts of a path whose strokes may be a headline's. */
const MAX_SECTION_WORDS = 3;
const ARROWS = /\s[>›»→]\s/u;
const SIGNS = /\s[>›»→/|•·]\s/u;

/** "首页 > 国内新闻", "Beranda / Regional": short parts between strokes or arrows. */
export function isPath(text: string): boolean {
  return isSplitBy(text, SIGNS);
}

/** One that no headline is: with arrows, or of many parts. */
export function isCertainPath(text: string): boolean {
  return isSplitBy(text, ARROWS) || (text.split(SIGNS).length > LONG_PATH && isSplitBy(text, SIGNS));
}

function isSplitBy(text: string, signs: RegExp): boolean {
  const parts = text.split(signs);
  const short = parts.filter((part) => part !== '' && foldedWords(part).length <= MAX_SECTION_WORDS).length;
  // The last part of a long path may be the headline itself.
  return parts.length > 1 && (short === parts.length || (parts.length > 2 && short === parts.length - 1));
}

/** Parts of a path that needs no arrows. */
const LONG_PATH = 3;
