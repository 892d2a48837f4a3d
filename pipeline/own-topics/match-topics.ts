/**
 * Stage 7, classify: the user's own topics of an article, with the places that made them match.
 *
 * Headline and body are walked once for the terms of all topics; only topics that have a required term among what is found are evaluated.
 */
import type { Token } from '../classify/tokenize.ts';
import type { CompiledTopic, OwnTopics } from './compile-topics.ts';
import { evaluate, type Hits } from './evaluate.ts';
import { outermost, type Part, type Place } from './place.ts';

/** Words read of headline and of body: longer texts are no single articles. */
export const MAX_WORDS = 5_000;

/** Places kept of a term, headline first: more say nothing new, and a term that is every word of a text must not cost more than a page. */
export const MAX_PLACES = 200;

const MAX_EVIDENCE = 5;

/** What a place counts in the headline, where writers put what an article is about; in the body it is 1. */
const HEADLINE_WEIGHT = 2;

/** Tokens as `tokenize` gives them; no headline is no tokens of the empty text. */
export type MatchInput = {
  readonly headline: readonly Token[];
  readonly headlineText: string;
  readonly body: readonly Token[];
  readonly bodyText: string;
};

export type Evidence = {
  /** As the part has it. */
  readonly text: string;
  readonly part: Part;
  /** UTF-16 offsets into the part: first unit, and one past the last. */
  readonly start: number;
  readonly end: number;
};

export type OwnTopic = {
  readonly id: string;
  /** 0 … 1: one place in the body gives 0.5, in the headline 0.75; each further one halves what is missing, in the headline twice. */
  readonly score: number;
  /** Headline first, then in the order of the text. */
  readonly evidence: readonly Evidence[];
};

/** @returns topics by falling score, then id; of each at most 5 places, with different texts */
export function matchTopics(topics: OwnTopics, input: MatchInput): OwnTopic[] {
  return matches(topics, input).map(({ topic: { id }, score, places }) => ({
    id,
    score,
    evidence: differentTexts(places, input),
  }));
}

/** As `matchTopics`, with all places that made the topics match. */
export function matchTopicsEverywhere(topics: OwnTopics, input: MatchInput): OwnTopic[] {
  return matches(topics, input).map(({ topic: { id }, score, places }) => ({
    id,
    score,
    evidence: places.map((place) => evidenceAt(place, input)),
  }));
}

type Match = { readonly topic: CompiledTopic; readonly score: number; readonly places: readonly Place[] };

function matches(topics: OwnTopics, input: MatchInput): Match[] {
  const hits = findTerms(topics, input);
  const candidates = new Set([...hits.keys()].flatMap((term) => topics.topicsByTerm[term] ?? []));
  return [...candidates]
    .flatMap((index): Match[] => {
      const topic = topics.topics[index];
      const found = topic === undefined ? null : evaluate(topic.query, hits);
      if (topic === undefined || found === null) return [];
      const places = outermost(found);
      return [{ topic, score: scoreOf(places), places }];
    })
    .sort((a, b) => b.score - a.score || (a.topic.id < b.topic.id ? -1 : 1));
}

function findTerms({ automaton }: OwnTopics, { headline, body }: MatchInput): Hits {
  const hits = new Map<number, Place[]>();
  const collect = (part: Part) => (term: number, from: number, to: number) => {
    const places = hits.get(term);
    if (places === undefined) hits.set(term, [{ part, from, to }]);
    else if (places.length < MAX_PLACES) places.push({ part, from, to });
  };
  automaton.scan(headline.slice(0, MAX_WORDS), collect('headline'));
  automaton.scan(body.slice(0, MAX_WORDS), collect('body'));
  return hits;
}

function scoreOf(places: readonly Place[]): number {
  const weight = places.reduce((sum, { part }) => sum + (part === 'headline' ? HEADLINE_WEIGHT : 1), 0);
  return Math.round((1 - 0.5 ** weight) * 1000) / 1000;
}

function evidenceAt({ part, from, to }: Place, input: MatchInput): Evidence {
  const start = input[part][from]?.start ?? 0;
  const end = input[part][to - 1]?.end ?? 0;
  return { text: input[`${part}Text`].slice(start, end), part, start, end };
}

function differentTexts(places: readonly Place[], input: MatchInput): Evidence[] {
  const byText = new Map<string, Evidence>();
  for (const place of places) {
    if (byText.size === MAX_EVIDENCE) break;
    const evidence = evidenceAt(place, input);
    if (!byText.has(evidence.text)) byText.set(evidence.text, evidence);
  }
  return [...byText.values()];
}
