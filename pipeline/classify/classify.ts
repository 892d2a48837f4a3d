/**
 * Stage 7, classify: the top-level IPTC Media Topics of an article, several or none, by the phrases that it uses.
 *
 * A topic's weight of evidence is the sum over its distinct phrases; a repeated phrase adds ever less, one in the headline more. It is
 * divided by a power of the length below one, so that a long article neither collects every topic nor is drowned by its own words.
 * Languages without a lexicon get no topics: none is better than a wrong one.
 */
import type { Subject } from '../record.ts';
import { type Entry, phrasesOf } from './lexicon.ts';
import { labelOf } from './media-topics.ts';
import { findPhrases, type PhraseTrie } from './phrase-trie.ts';
import { tokenize } from './tokenize.ts';

/**
 * Evidence at which the score is 0.5, the threshold: two or three sure phrases in an article of usual length. This and the numbers below
 * were chosen on 75 hand-labelled Arabic articles of six outlets, where 5.5 … 7 here and .5 … .7 in LENGTH_POWER give micro-F1 .896 to .915.
 * The lexicon was written with the mistakes on the same articles in view, so that figure says nothing about unseen outlets.
 */
const HALF_EVIDENCE = 6.5;
const THRESHOLD = 0.5;

/** What a phrase counts more for standing in the headline; 1.5 … 2.2 differ by less than half a point of micro-F1. */
const HEADLINE_FACTOR = 1.8;

/** Length in tokens that changes nothing, the one below which shorter texts are not favoured further, and how length counts. */
const USUAL_TOKENS = 150;
const MIN_TOKENS = 60;
const LENGTH_POWER = 0.6;

/** Tokens read: what an article is about shows in its first 2,000 words. */
const MAX_TOKENS = 2000;

/** A topic is primary when its score is within this of the best. */
const PRIMARY_MARGIN = 0.15;

const MAX_EVIDENCE = 5;

export type ClassifyInput = {
  readonly headline: string | null;
  readonly body: string;
  /** BCP 47, or null when it is not known. */
  readonly language: string | null;
};

/** What one lexicon phrase contributed. */
type Evidence = {
  readonly top: string;
  readonly weight: number;
  readonly text: string;
  count: number;
  inHeadline: boolean;
};

/** @returns subjects by falling score; empty when no topic reaches the threshold or the language has no lexicon */
export function classify({ headline, body, language }: ClassifyInput): readonly Subject[] {
  const trie = phrasesOf(language);
  if (trie === null) return [];

  const evidence = new Map<number, Evidence>();
  const tokens = collect(trie, headline ?? '', true, evidence) + collect(trie, body, false, evidence);
  const length = (Math.max(MIN_TOKENS, tokens) / USUAL_TOKENS) ** LENGTH_POWER;

  const byTop = Map.groupBy(evidence.values(), ({ top }) => top);
  const scored = [...byTop]
    .map(([id, phrases]) => {
      const sum = phrases.reduce((total, phrase) => total + strength(phrase), 0) / length;
      return { id, score: sum / (sum + HALF_EVIDENCE), phrases };
    })
    .filter(({ score }) => score >= THRESHOLD)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));

  const best = scored[0]?.score ?? 0;
  return scored.map(({ id, score, phrases }) => ({
    id,
    label: labelOf(id, language),
    score: Math.round(score * 1000) / 1000,
    primary: score >= best - PRIMARY_MARGIN,
    evidence: strongest(phrases),
  }));
}

/** Adds the phrases of one part of the article to `evidence`; returns the number of its tokens. */
function collect(trie: PhraseTrie<Entry>, text: string, inHeadline: boolean, evidence: Map<number, Evidence>): number {
  const tokens = tokenize(text, MAX_TOKENS);
  const stems = tokens.map(({ stem }) => stem);
  for (const { from, to, values } of findPhrases(trie, stems)) {
    for (const { id, top, weight } of values) {
      if (top === null) continue;
      const known = evidence.get(id);
      if (known !== undefined) {
        known.count++;
      } else {
        const phrase = text.slice(tokens[from]?.start, tokens[to - 1]?.end);
        evidence.set(id, { top, weight, text: phrase, count: 1, inHeadline });
      }
    }
  }
  return tokens.length;
}

function strength({ weight, count, inHeadline }: Evidence): number {
  return weight * (1 + Math.log(count)) * (inHeadline ? HEADLINE_FACTOR : 1);
}

function strongest(phrases: readonly Evidence[]): string[] {
  const ordered = phrases.toSorted((a, b) => strength(b) - strength(a)).map(({ text }) => text);
  return [...new Set(ordered)].slice(0, MAX_EVIDENCE);
}
