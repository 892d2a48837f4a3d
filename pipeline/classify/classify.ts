/**
 * Stage 7, classify: the IPTC Media Topics of an article, several or none: top-level ones, and under them the specific ones that the text
 * supports, each with the phrases that carried it.
 *
 * A lexicon (`lexicon.ts`) and a linear model (`linear.ts`) each have their say on the 17 top-level topics, and are weighed into one
 * calibrated score (`fusion.ts`). Specific topics come from the lexicon alone. Languages without a lexicon get no topics: none is better
 * than a wrong one.
 */
import type { Subject } from '../record.ts';
import type { ArticleText } from './article-text.ts';
import { type FoundPhrase, findEvidence, lengthFactor } from './evidence.ts';
import { evidencePhrases, tellingWords } from './evidence-phrases.ts';
import { type ArticleTokens, countFeatures, judgedBy } from './features.ts';
import { scoreOf, signalsOf } from './fusion.ts';
import { phrasesOf } from './lexicon.ts';
import { labelOf, TOP_TOPICS } from './media-topics.ts';
import { fusionOf, modelOf } from './model.ts';
import { specificTopics } from './specific-topics.ts';

/** Where precision and recall balance: .35 … .5 differ by a point of F1 on articles that nothing was learnt from. */
export const THRESHOLD = 0.4;

/** A topic is primary when its score is within this of the best. */
const PRIMARY_MARGIN = 0.2;

/** What an article is judged by. */
export type Reading = {
  readonly tokens: ArticleTokens;
  readonly counts: ReadonlyMap<number, number>;
  readonly phrases: readonly FoundPhrase[];
  readonly length: number;
  /** By top-level topic, in the order of `TOP_TOPICS`, 0 … 1. */
  readonly scores: readonly number[];
};

/**
 * @param language BCP 47, or null when it is not known
 * @returns null for a language without a lexicon
 */
export function readingOf(text: ArticleText, language: string | null): Reading | null {
  const lexicon = phrasesOf(language);
  const fusion = fusionOf(language);
  if (lexicon === null || fusion === null) return null;
  const tokens = judgedBy(text);
  const counts = countFeatures(tokens);
  const phrases = findEvidence(lexicon, tokens);
  const length = lengthFactor(tokens);
  const margins = modelOf(language)?.marginsOf(counts) ?? null;
  const scores = signalsOf(margins, phrases, length).map((signals, top) => scoreOf(signals, fusion, top));
  return { tokens, counts, phrases, length, scores };
}

/** @returns subjects by falling score; empty when no topic reaches the threshold or the language has no lexicon */
export function classify(text: ArticleText, language: string | null): readonly Subject[] {
  const reading = readingOf(text, language);
  return reading === null ? [] : subjectsOf(reading, text, language);
}

/** @returns as `classify` */
export function subjectsOf(reading: Reading, text: ArticleText, language: string | null): readonly Subject[] {
  const best = Math.max(...reading.scores);
  const subjects = reading.scores.flatMap((score, top): Subject[] => {
    if (score < THRESHOLD) return [];
    const code = TOP_TOPICS[top] ?? '';
    const subject = (id: string, of: number, evidence: Subject['evidence']): Subject => ({
      id,
      label: labelOf(id, language),
      score: Math.round(of * 1000) / 1000,
      primary: score >= best - PRIMARY_MARGIN,
      evidence,
    });
    const phrases = evidencePhrases(reading.phrases, code, text);
    const carried = phrases.length > 0 ? phrases : tellingWords(reading, top, modelOf(language), text);
    return [
      subject(code, score, carried),
      ...specificTopics(reading, code).map(({ id, share }) =>
        subject(id, score * share, evidencePhrases(reading.phrases, id, text)),
      ),
    ];
  });
  return subjects.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
