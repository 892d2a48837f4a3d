/**
 * Stage 5, identify: the language of an article, from its body.
 *
 * Every distinct piece (see n-grams.ts) votes for the languages it is frequent in; the sum, divided by the number of pieces, is the score.
 * Below confidence the answer is null: later stages then abstain rather than guess.
 *
 * @see https://github.com/nitotm/efficient-language-detector-js
 */
import { nGrams } from './n-grams.ts';
import { find, PROFILES } from './profiles.ts';

/** Characters read. Sentences already give 99.9 %; a paragraph also outweighs a quotation at the start. More costs time only. */
const SAMPLE_LENGTH = 1000;

/** A text of fewer pieces (about as many words) says too little. */
const MIN_PIECES = 8;

/** Subtracted from every count to make the profiles small; given back here. */
const BASE_SCORE = 53;

/** Score per piece at which the scaled score is one half. */
const HALF_SCORE = 25;

/** Share of the language's usual score that a text must reach. */
const MIN_SHARE = 0.75;

/** Lead over the runner-up, on the 0 … 1 scale, below which two languages count as tied. */
const MIN_LEAD = 0.01;

/**
 * Letters of Pashto, Sindhi and Uyghur that Arabic, Persian, Urdu and Sorani never write. The profiles know none of the three, and took
 * Pashto for Persian.
 */
const FOREIGN_LETTERS = /[ټډړږښګڼېۍځڅٻٺٽٿڀڄڃڇڊڌڍڏڙڳڱڻڭۇۈۋ]/gu;

/** Share of the characters from which such letters are the text's own, not a name's. Pashto has about 8 %. */
const MAX_FOREIGN_SHARE = 0.02;

/** @returns BCP 47 tag (`ar`, `fa`, `en` …), or null when no language is certain enough */
export function identify(text: string): string | null {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const pieces = nGrams(sample);
  if (pieces.size < MIN_PIECES) return null;
  if ((sample.match(FOREIGN_LETTERS)?.length ?? 0) > MAX_FOREIGN_SHARE * sample.length) return null;

  const scores = scoresOf(pieces);
  const { best, second } = twoHighest(scores);
  const language = PROFILES.languages[best];
  const usual = PROFILES.usual[best];
  if (language === undefined || usual === undefined) return null;

  const score = scaled(scores[best] ?? 0, pieces.size);
  const lead = score - scaled(scores[second] ?? 0, pieces.size);
  return score >= MIN_SHARE * usual && lead >= MIN_LEAD ? language : null;
}

function scoresOf(pieces: ReadonlySet<number>): Float64Array {
  const { keys, starts, entryLanguage, entryScore, languages } = PROFILES;
  const scores = new Float64Array(languages.length);
  for (const piece of pieces) {
    const at = find(keys, piece);
    if (at < 0) continue;
    const end = starts[at + 1] ?? 0;
    for (let entry = starts[at] ?? end; entry < end; entry++) {
      const language = entryLanguage[entry] ?? 0;
      scores[language] = (scores[language] ?? 0) + (entryScore[entry] ?? 0) + BASE_SCORE;
    }
  }
  return scores;
}

function twoHighest(scores: Float64Array): { readonly best: number; readonly second: number } {
  let best = -1;
  let second = -1;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0;
    if (score > (scores[best] ?? 0)) {
      second = best;
      best = i;
    } else if (score > (scores[second] ?? 0)) second = i;
  }
  return { best, second };
}

function scaled(score: number, pieces: number): number {
  const perPiece = score / pieces;
  return perPiece / (perPiece + HALF_SCORE);
}
