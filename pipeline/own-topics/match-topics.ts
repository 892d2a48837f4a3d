/**
 * Stage 7, classify: the user's own topics of an article, with the places that made them match.
 *
 * Headline and body are walked once for the terms of all topics; only topics that have a required term among what is found are evaluated.
 */
import type { ArticleText } from '../classify/article-text.ts';
import type { EvidencePhrase, OwnTopic } from '../record.ts';
import type { CompiledTopic, OwnTopics } from './compile-topics.ts';
import { evaluate, type Hits } from './evaluate.ts';
import { outermost, type Part, type Place } from './place.ts';

/** Places kept of a term, headline first: more say nothing new, and a term that is every word of a text must not cost more than a page. */
export const MAX_PLACES = 200;

const MAX_EVIDENCE = 5;

/** Topics of an article, the strongest: each costs room in its record and a row of the index. */
export const MAX_PER_ARTICLE = 50;

/** What a place counts in the headline, where writers put what an article is about; in the body it is 1. */
const HEADLINE_WEIGHT = 2;

/** @returns topics by falling score, then id, at most 50; of each at most 5 places, with different texts */
export function matchTopics(topics: OwnTopics, input: ArticleText): OwnTopic[] {
  return matches(topics, input).map(({ topic: { id }, score, places }) => ({
    id,
    score,
    evidence: differentTexts(places, input),
  }));
}

/** As `matchTopics`, with all places that made the topics match. */
export function matchTopicsEverywhere(topics: OwnTopics, input: ArticleText): OwnTopic[] {
  return matches(topics, input).map(({ topic: { id }, score, places }) => ({
    id,
    score,
    evidence: places.map((place) => evidenceAt(place, input)),
  }));
}

type Match = { readonly topic: CompiledTopic; readonly score: number; readonly places: readonly Place[] };

function matches(topics: OwnTopics, input: ArticleText): Match[] {
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
    .sort((a, b) => b.score - a.score || (a.topic.id < b.topic.id ? -1 : 1))
    .slice(0, MAX_PER_ARTICLE);
}

function findTerms({ automaton }: OwnTopics, { headline, body }: ArticleText): Hits {
  const hits = new Map<number, Place[]>();
  const collect = (part: Part) => (term: number, from: number, to: number) => {
    const places = hits.get(term);
    if (places === undefined) hits.set(term, [{ part, from, to }]);
    else if (places.length < MAX_PLACES) places.push({ part, from, to });
  };
  automaton.scan(headline, collect('headline'));
  automaton.scan(body, collect('body'));
  return hits;
}

function scoreOf(places: readonly Place[]): number {
  const weight = places.reduce((sum, { part }) => sum + (part === 'headline' ? HEADLINE_WEIGHT : 1), 0);
  return Math.round((1 - 0.5 ** weight) * 1000) / 1000;
}

function evidenceAt({ part, from, to }: Place, input: ArticleText): EvidencePhrase {
  const start = input[part][from]?.start ?? 0;
  const end = input[part][to - 1]?.end ?? 0;
  return { text: input[`${part}Text`].slice(start, end), part, start };
}

function differentTexts(places: readonly Place[], input: ArticleText): EvidencePhrase[] {
  const byText = new Map<string, EvidencePhrase>();
  for (const place of places) {
    if (byText.size === MAX_EVIDENCE) break;
    const evidence = evidenceAt(place, input);
    if (!byText.has(evidence.text)) byText.set(evidence.text, evidence);
  }
  return [...byText.values()];
}
