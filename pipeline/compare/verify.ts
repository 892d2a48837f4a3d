/**
 * Stage 8, compare: whether two texts are copies of each other, decided from their fingerprints alone, and by what.
 *
 * How much of the shorter text stands in the longer is not enough: telegrams of congratulation, court statements and market reports
 * share four fifths of their words and are about different things. So what is shared is weighed against what speaks for two things:
 *
 * - **names**: words that one text repeats and the other does not have at all, on both sides. Whom a text is about it names again; what an
 *   editor words differently seldom comes twice. And phrases put for each other between shared words.
 * - **numbers** put for other numbers between shared words.
 *
 * Single words put for single words speak for one text: an editor has been over it, which also broke up what is shared.
 *
 * And what is contained must be a good part of the longer text or its beginning: a story cut short is a copy; a story inside a round-up of
 * five is not, or the round-up would join all five to one group.
 *
 * Weights and thresholds were fitted on hand-read pairs of newspapers and on written ones; see docs/evaluation.md.
 */
import { isTelling } from '../fingerprint/words.ts';
import type { Fingerprint } from '../record.ts';
import { type Alignment, align } from './align.ts';
import { countReplaced, type Replaced } from './replaced.ts';

/** The share of the shorter text that must stand in the longer, after what follows is weighed in. */
export const ENOUGH_SHARED = 0.7;
/** What conflicting names, phrases and numbers weigh against the share, and single words for it; each is a share of 0 … 1. */
const NAMES_WEIGH = 1.5;
const PHRASES_WEIGH = 2;
const NUMBERS_WEIGH = 0.5;
const EDITED_WORDS_WEIGH = 6;

/** A longer text of which less than this stands in the shorter must have its beginning there. */
const GOOD_PART = 0.15;
/** Words of a beginning (any of these many), and the share of them that must be shared. */
const BEGINNINGS = [20, 40];
const BEGINNING_SHARED = 0.3;

/** A longer text of which less than this stands in the shorter was cut. */
const CUT_BELOW = 0.6;

/** Added to counts before shares are taken, so that a text of two names is not judged by them alone. */
const NAMES_PRIOR = 5;
const NUMBERS_PRIOR = 2;

/** SHA-256 of nothing: texts without a letter or digit are no copies of each other. */
const EMPTY_DIGEST = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export type MatchKind =
  | 'exact' // the same folded text
  | 'near' // the same text with changes
  | 'cut'; // one is the other cut short

export type Match = {
  readonly kind: MatchKind;
  /** Share of the words of both that stand for each other, 0 … 1; 1 for exact copies. */
  readonly similarity: number;
  /** Share of the shorter text's words that stand in the longer, 0 … 1. */
  readonly contained: number;
};

/** Why two texts are no copies: the first that holds. */
export type Difference =
  | 'little-shared' // too few words in common
  | 'other-names' // alike, about somebody or something else
  | 'other-numbers' // alike, with other figures
  | 'not-the-beginning'; // a part from the middle of the longer

/** All measures are shares, 0 … 1. */
export type Comparison = {
  readonly match: Match | null;
  /** Null when they match. */
  readonly difference: Difference | null;
  readonly similarity: number;
  readonly contained: number;
  /** What is contained after all that speaks for and against copies; below 0 and above 1 are possible. `ENOUGH_SHARED` makes a copy… */
  readonly score: number;
  /** … if what is contained is the beginning, or a good part, of the longer text. */
  readonly inPlace: boolean;
  /** Of the shorter text's words: how many speak for other names, weighed. */
  readonly otherNames: number;
  /** Of the numbers that stand for each other: how many differ. */
  readonly otherNumbers: number;
};

/** Symmetric; null when the two are not copies. */
export function verify(a: Fingerprint, b: Fingerprint): Match | null {
  return compare(a, b).match;
}

/** Symmetric. */
export function compare(a: Fingerprint, b: Fingerprint): Comparison {
  if (a.textDigest === b.textDigest) return ofSameText(a.textDigest);
  const [shorter, longer] = inOrder(a.words, b.words);
  const alignment = align(shorter, longer);
  const shared = alignment.matches.filter((match) => match >= 0).length;
  const [contained, sharedOfLonger] = [share(shared, shorter.length), share(shared, longer.length)];
  const similarity = share(2 * shared, shorter.length + longer.length);

  const replaced = countReplaced(alignment, shorter, longer);
  const otherNames =
    NAMES_WEIGH * unsharedNames(shorter, longer) + PHRASES_WEIGH * share(replaced.phraseWords, shorter.length);
  const otherNumbers = shareOfOtherNumbers(replaced);
  const edited = EDITED_WORDS_WEIGH * share(replaced.words, shorter.length);

  const score = contained + edited - otherNames - NUMBERS_WEIGH * otherNumbers;
  const inPlace = sharedOfLonger >= GOOD_PART || hasBeginning(alignment, longer);
  const measures = { similarity, contained, score, inPlace, otherNames, otherNumbers };
  const difference = differenceOf(measures);
  if (difference !== null) return { match: null, difference, ...measures };
  const kind = sharedOfLonger < CUT_BELOW ? 'cut' : 'near';
  return { match: { kind, similarity, contained }, difference: null, ...measures };
}

function ofSameText(digest: string): Comparison {
  const none = { otherNames: 0, otherNumbers: 0 };
  if (digest === EMPTY_DIGEST) {
    return { match: null, difference: 'little-shared', similarity: 0, contained: 0, score: 0, inPlace: true, ...none };
  }
  const measures = { similarity: 1, contained: 1 };
  return { match: { kind: 'exact', ...measures }, difference: null, ...measures, score: 1, inPlace: true, ...none };
}

function differenceOf(measures: Omit<Comparison, 'match' | 'difference'>): Difference | null {
  const { score, inPlace, otherNames } = measures;
  const otherNumbers = NUMBERS_WEIGH * measures.otherNumbers;
  if (score + otherNames + otherNumbers < ENOUGH_SHARED) return 'little-shared';
  if (score < ENOUGH_SHARED) return otherNames >= otherNumbers ? 'other-names' : 'other-numbers';
  return inPlace ? null : 'not-the-beginning';
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** The shorter first; of two equally long ones the one that a dictionary has first, so that the order of the call does not matter. */
function inOrder(a: Uint16Array, b: Uint16Array): readonly [Uint16Array, Uint16Array] {
  if (a.length !== b.length) return a.length < b.length ? [a, b] : [b, a];
  const at = a.findIndex((word, i) => word !== b[i]);
  return (a[at] ?? 0) <= (b[at] ?? 0) ? [a, b] : [b, a];
}

function hasBeginning({ matches }: Alignment, longer: Uint16Array): boolean {
  return BEGINNINGS.some((words) => {
    const of = Math.min(words, longer.length);
    return matches.filter((match) => match >= 0 && match < of).length >= BEGINNING_SHARED * of;
  });
}

/** Of what a text names repeatedly, the share that the other never names; the lesser of both sides. */
function unsharedNames(a: Uint16Array, b: Uint16Array): number {
  const [inA, inB] = [timesNamed(a), timesNamed(b)];
  return Math.min(shareUnnamed(inA, inB), shareUnnamed(inB, inA));
}

function timesNamed(words: Uint16Array): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const word of words) if (isTelling(word)) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

function shareUnnamed(here: ReadonlyMap<number, number>, there: ReadonlyMap<number, number>): number {
  let all = 0;
  let unnamed = 0;
  for (const [word, times] of here) {
    if (times < 2) continue;
    all += times;
    if (!there.has(word)) unnamed += times;
  }
  return unnamed / (all + NAMES_PRIOR);
}

function shareOfOtherNumbers({ sameNumbers, otherNumbers }: Replaced): number {
  return otherNumbers / (sameNumbers + otherNumbers + NUMBERS_PRIOR);
}
