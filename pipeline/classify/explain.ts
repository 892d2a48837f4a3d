/** Why an article has its topics: every phrase that speaks for each of them, and where it stands. */

import type { OwnTopics } from '../own-topics/compile-topics.ts';
import { matchTopicsEverywhere } from '../own-topics/match-topics.ts';
import type { EvidencePhrase } from '../record.ts';
import type { ArticleText } from './article-text.ts';
import { readingOf, subjectsOf } from './classify.ts';
import type { Place } from './evidence.ts';
import { phrasesFor, tellingWords } from './evidence-phrases.ts';
import { TOP_TOPICS } from './media-topics.ts';
import { modelOf } from './model.ts';

/** A phrase as it is printed first, and its places with the text around each. */
export type ExplainedPhrase = {
  readonly text: string;
  /** How often it is there; `places` may be fewer. */
  readonly count: number;
  readonly places: readonly ExplainedPlace[];
};

export type ExplainedPlace = {
  readonly part: 'headline' | 'body';
  /** UTF-16 offset into the part. */
  readonly start: number;
  /** Number of the paragraph of the body, from 1; 0 for the headline. */
  readonly paragraph: number;
  readonly before: string;
  readonly text: string;
  readonly after: string;
};

export type ExplainedTopic = {
  readonly id: string;
  /** Null for one of the user's own. */
  readonly label: string | null;
  /** 0 … 1. */
  readonly score: number;
  /** Phrases of the lexicon, or of the user's query; the strongest first. */
  readonly phrases: readonly ExplainedPhrase[];
  /** Words that the linear model took it from; none for specific and own topics. */
  readonly words: readonly ExplainedPhrase[];
};

const PHRASES_SHOWN = 12;
const PLACES_SHOWN = 5;
/** UTF-16 units of text on either side. */
const CONTEXT = 30;

export function explainTopics(text: ArticleText, language: string | null): ExplainedTopic[] {
  const reading = readingOf(text, language);
  if (reading === null) return [];
  return subjectsOf(reading, text, language).map(({ id, label, score }) => {
    const phrases = phrasesFor(reading.phrases, id).slice(0, PHRASES_SHOWN);
    const top = TOP_TOPICS.indexOf(id);
    const words = top === -1 ? [] : tellingWords(reading, top, modelOf(language), text);
    return {
      id,
      label,
      score,
      phrases: phrases.map(({ places }) => explained(places, text)),
      words: words.map((word) => explained([placeOf(word)], text)),
    };
  });
}

export function explainOwnTopics(topics: OwnTopics, text: ArticleText): ExplainedTopic[] {
  return matchTopicsEverywhere(topics, text).map(({ id, score, evidence }) => ({
    id,
    label: null,
    score,
    phrases: [...Map.groupBy(evidence, (phrase) => phrase.text).values()]
      .slice(0, PHRASES_SHOWN)
      .map((same) => explained(same.map(placeOf), text)),
    words: [],
  }));
}

function placeOf({ text, part, start }: EvidencePhrase): Place {
  return { part, start, end: start + text.length };
}

function explained(places: readonly Place[], text: ArticleText): ExplainedPhrase {
  const shown = places.slice(0, PLACES_SHOWN).map(({ part, start, end }): ExplainedPlace => {
    const whole = text[`${part}Text`];
    return {
      part,
      start,
      paragraph: part === 'headline' ? 0 : whole.slice(0, start).split('\n\n').length,
      before: whole.slice(Math.max(0, start - CONTEXT), start),
      text: whole.slice(start, end),
      after: whole.slice(end, end + CONTEXT),
    };
  });
  return { text: shown[0]?.text ?? '', count: places.length, places: shown };
}
