/**
 * Stage 5, identify: the language of an article from its body, or of a whole file before it is parsed.
 *
 *  1 sample     the longest lines, 800 characters         `sample.ts`
 *  2 letters    languages that have letters of their own   `letters.ts`
 *  3 n-grams    the languages of the profiles              `n-grams.ts`, `profiles.ts`
 *  4 words      Indonesian and Malay told apart            `malay.ts`
 *
 * In step 3 every distinct piece votes for the languages it is frequent in; the sum, divided by the number of pieces, is the score.
 * Below confidence the answer is null: later stages then abstain rather than guess.
 *
 * @see https://github.com/nitotm/efficient-language-detector-js
 */
import { languageByLetters } from './letters.ts';
import { indonesianOrMalay } from './malay.ts';
import { nGrams } from './n-grams.ts';
import { find, PROFILES } from './profiles.ts';
import { sampleOf } from './sample.ts';

/** A text of fewer pieces (about as many words) says too little. */
const MIN_PIECES = 8;

/** Subtracted from every count to make the profiles small; given back here. */
const BASE_SCORE = 53;

/** Score per piece at which the scaled score is one half. */
const HALF_SCORE = 25;

/** Share of the language's usual score that a text must reach. */
const MIN_SHARE = 0.75;

/**
 * Lead over the runner-up, on the 0 … 1 scale, below which two languages count as tied. Twice that costs 1 % of the right answers at 60
 * characters, Russian first (Bulgarian is near), and saves 0.3 % of wrong ones.
 */
const MIN_LEAD = 0.005;

/** @returns BCP 47 tag (`ar`, `fa`, `en` …), or null when no language is certain enough */
export function identify(text: string): string | null {
  const sample = sampleOf(text);
  const byLetters = languageByLetters(sample);
  if (byLetters !== null) return byLetters;

  const pieces = nGrams(sample);
  if (pieces.size < MIN_PIECES) return null;
  const scores = scoresOf(pieces);
  const { best, second } = twoHighest(scores);
  const language = PROFILES.languages[best];
  const usual = PROFILES.usual[best];
  if (language === undefined || usual === undefined) return null;

  const score = scaled(scores[best] ?? 0, pieces.size);
  const lead = score - scaled(scores[second] ?? 0, pieces.size);
  if (score < MIN_SHARE * usual || lead < MIN_LEAD) return null;
  return language === 'ms' ? indonesianOrMalay(sample) : language;
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
