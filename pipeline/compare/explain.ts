/**
 * Stage 8, compare: what two texts have in common and where they differ, in their own words: the sentences of both, of one only, and the
 * names and numbers that speak for one text or for two. The verdict itself is `compare`'s, from the fingerprints.
 */
import { fingerprint } from '../fingerprint/fingerprint.ts';
import { isNumber, isTelling } from '../fingerprint/words.ts';
import { align } from './align.ts';
import { type Sentence, sentencesOf, type WrittenWord } from './sentences.ts';
import { type Comparison, compare } from './verify.ts';

/** A sentence of one text and what stands for it in the other. */
export type SentencePair = { readonly here: string; readonly there: string };

export type Explanation = Comparison & {
  /** The same but for single words. */
  readonly shared: readonly SentencePair[];
  /** Recognizable, with more changed. */
  readonly changed: readonly SentencePair[];
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
  /** What one text names repeatedly and the other never. */
  readonly names: OneSided;
  /** Numbers that only one text has. */
  readonly numbers: OneSided;
  /** Words put for others between shared ones, in the order of `here`. */
  readonly replaced: readonly SentencePair[];
};

export type OneSided = { readonly onlyHere: readonly string[]; readonly onlyThere: readonly string[] };

/** Share of a sentence's words that stand for words of one sentence of the other text. */
const SAME_SENTENCE = 0.8;
const CHANGED_SENTENCE = 0.4;

/** @param here, there bodies of two articles */
export function explain(here: string, there: string): Explanation {
  const [own, other] = [located(sentencesOf(here)), located(sentencesOf(there))];
  const matches = matchesOf(own, other);
  return {
    ...compare(fingerprint(here), fingerprint(there)),
    ...pairSentences(own, other, matches.pairs),
    names: oneSided(own, other, namedRepeatedly),
    numbers: oneSided(own, other, (words) => words.filter(({ compared }) => isNumber(compared))),
    replaced: matches.replaced,
  };
}

type Located = WrittenWord & { readonly sentence: number };
type LocatedText = { readonly sentences: readonly Sentence[]; readonly words: readonly Located[] };

function located(sentences: readonly Sentence[]): LocatedText {
  const words = sentences.flatMap((sentence, index) => sentence.words.map((word) => ({ ...word, sentence: index })));
  return { sentences, words };
}

type Matches = {
  /** Positions of words that stand for each other: here, there. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly replaced: readonly SentencePair[];
};

/** The alignment takes the shorter text first; here it is turned back to how the question was put. */
function matchesOf(here: LocatedText, there: LocatedText): Matches {
  const swap = here.words.length > there.words.length;
  const [shorter, longer] = swap ? [there, here] : [here, there];
  const alignment = align(comparedWords(shorter), comparedWords(longer));
  const pairs = [...alignment.matches.entries()]
    .filter(([, match]) => match >= 0)
    .map(([i, match]) => (swap ? ([match, i] as const) : ([i, match] as const)));
  const replaced = alignment.replacements.map((replacement) => {
    const [inShorter, inLonger] = [written(shorter, replacement.shorter), written(longer, replacement.longer)];
    return swap ? { here: inLonger, there: inShorter } : { here: inShorter, there: inLonger };
  });
  return { pairs, replaced };
}

function comparedWords({ words }: LocatedText): Uint16Array {
  return Uint16Array.from(words, ({ compared }) => compared);
}

function written({ words }: LocatedText, [from, to]: readonly [number, number]): string {
  return words
    .slice(from, to)
    .map((word) => word.written)
    .join(' ');
}

function pairSentences(
  here: LocatedText,
  there: LocatedText,
  pairs: Matches['pairs'],
): Pick<Explanation, 'shared' | 'changed' | 'onlyHere' | 'onlyThere'> {
  const forHere = counterparts(here, there, pairs);
  const turned = pairs.map(([a, b]) => [b, a] as const);
  const forThere = counterparts(there, here, turned);
  const textOf = (text: LocatedText, index: number): string => text.sentences[index]?.text ?? '';

  const shared: SentencePair[] = [];
  const changed: SentencePair[] = [];
  const onlyHere: string[] = [];
  for (const [index, { sentence, share }] of forHere.entries()) {
    const pair = { here: textOf(here, index), there: textOf(there, sentence) };
    if (share >= SAME_SENTENCE) shared.push(pair);
    else if (share >= CHANGED_SENTENCE) changed.push(pair);
    else onlyHere.push(pair.here);
  }
  const answered = new Set(forHere.filter(({ share }) => share >= CHANGED_SENTENCE).map(({ sentence }) => sentence));
  const onlyThere = forThere.flatMap(({ share }, index) =>
    share < CHANGED_SENTENCE && !answered.has(index) ? [textOf(there, index)] : [],
  );
  return { shared, changed, onlyHere, onlyThere };
}

type Counterpart = { readonly sentence: number; readonly share: number };

/** For each sentence the one of the other text that most of its words stand in. */
function counterparts(text: LocatedText, other: LocatedText, pairs: Matches['pairs']): Counterpart[] {
  const counts = text.sentences.map(() => new Map<number, number>());
  for (const [at, match] of pairs) {
    const [sentence, counterpart] = [text.words[at]?.sentence ?? 0, other.words[match]?.sentence ?? 0];
    const count = counts[sentence];
    count?.set(counterpart, (count.get(counterpart) ?? 0) + 1);
  }
  return counts.map((count, index) => {
    const most = [...count].sort(([, a], [, b]) => b - a)[0] ?? [0, 0];
    // A sentence that the other text splits in two stands there all the same.
    const matched = [...count.values()].reduce((sum, words) => sum + words, 0);
    return { sentence: most[0], share: matched / Math.max(1, text.sentences[index]?.words.length ?? 0) };
  });
}

function namedRepeatedly(words: readonly WrittenWord[]): WrittenWord[] {
  const times = new Map<number, number>();
  for (const { compared } of words) if (isTelling(compared)) times.set(compared, (times.get(compared) ?? 0) + 1);
  return words.filter(({ compared }) => (times.get(compared) ?? 0) > 1);
}

/** Each as it is first written. */
function oneSided(
  here: LocatedText,
  there: LocatedText,
  choose: (words: readonly WrittenWord[]) => readonly WrittenWord[],
): OneSided {
  const missing = (of: LocatedText, from: LocatedText): string[] => {
    const known = new Set(from.words.map(({ compared }) => compared));
    const first = new Map(
      choose(of.words)
        .toReversed()
        .map(({ compared, written: word }) => [compared, word]),
    );
    return [...first]
      .filter(([compared]) => !known.has(compared))
      .map(([, word]) => word)
      .reverse();
  };
  return { onlyHere: missing(here, there), onlyThere: missing(there, here) };
}
