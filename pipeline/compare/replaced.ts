/**
 * Stage 8, compare: what one text puts where the other has something else, between words that both share.
 *
 * One word for one word here and there is an editor's hand: a synonym, another spelling. A name put for a name is mostly several words for
 * several words, or a word that both texts repeat; and a number for a number is another fact.
 */
import { isNumber, isTelling } from '../fingerprint/words.ts';
import type { Alignment } from './align.ts';

export type Replaced = {
  /** Replacements of one telling word by one, each unknown to the other text and not repeated in both. */
  readonly words: number;
  /** Words of the other replacements of telling words, each unknown to the other text; of the shorter phrase. */
  readonly phraseWords: number;
  /** Numbers that stand where the other text has the same one. */
  readonly sameNumbers: number;
  /** Replacements of numbers by others. */
  readonly otherNumbers: number;
};

export function countReplaced(alignment: Alignment, shorter: Uint16Array, longer: Uint16Array): Replaced {
  const { matches, replacements } = alignment;
  const [inShorter, inLonger] = [new Set(shorter), new Set(longer)];
  const matchedInLonger = new Uint8Array(longer.length);
  let sameNumbers = 0;
  for (const [i, match] of matches.entries()) {
    if (match < 0) continue;
    matchedInLonger[match] = 1;
    if (isNumber(shorter[i] ?? 0)) sameNumbers++;
  }

  let words = 0;
  let phraseWords = 0;
  let otherNumbers = 0;
  for (const replacement of replacements) {
    const here = shorter.subarray(...replacement.shorter);
    const there = longer.subarray(...replacement.longer);
    const newHere = here.filter((word, i) => (matches[replacement.shorter[0] + i] ?? -1) < 0 && !inLonger.has(word));
    const newThere = there.filter(
      (word, j) => matchedInLonger[replacement.longer[0] + j] === 0 && !inShorter.has(word),
    );
    const replaced = Math.min(newHere.filter(isTelling).length, newThere.filter(isTelling).length);
    const isName =
      newHere.some((word) => isRepeated(word, shorter)) && newThere.some((word) => isRepeated(word, longer));
    if (replaced === 1 && !isName) words++;
    else phraseWords += replaced;
    if (haveNoNumberInCommon(here.filter(isNumber), there.filter(isNumber))) otherNumbers++;
  }
  return { words, phraseWords, sameNumbers, otherNumbers };
}

/** Both have numbers, and none is the same. */
function haveNoNumberInCommon(here: Uint16Array, there: Uint16Array): boolean {
  return here.length > 0 && there.length > 0 && !here.some((number) => there.includes(number));
}

/** A text names again whom it is about; a word that an editor chose for another seldom comes twice. */
function isRepeated(word: number, words: Uint16Array): boolean {
  return isTelling(word) && words.indexOf(word) !== words.lastIndexOf(word);
}
