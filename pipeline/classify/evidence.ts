/**
 * Stage 7, classify: what the phrases of an article say for each topic, and where they stand.
 *
 * A topic's evidence is the sum over its distinct phrases; a repeated phrase adds ever less, one in the headline more. It is divided by a
 * power of the length below one, so that a long article neither collects every topic nor is drowned by its own words.
 */
import type { ArticleTokens } from './features.ts';
import type { Meaning, Phrases } from './lexicon.ts';
import type { Token } from './tokenize.ts';

/** A place in one part of the article; UTF-16 offsets into it, the first unit and one past the last. */
export type Place = { readonly part: 'headline' | 'body'; readonly start: number; readonly end: number };

/** A phrase of the lexicon as the article uses it. */
export type FoundPhrase = {
  readonly meanings: readonly Meaning[];
  /** In the order of the text, the headline first. */
  readonly places: Place[];
  inHeadline: boolean;
  /** In the headline or the lead. */
  inLead: boolean;
};

/** What a phrase counts more for standing in the headline. */
const HEADLINE_FACTOR = 1.8;

/** Length in tokens that changes nothing, the one below which shorter texts are not favoured further, and how length counts. */
const USUAL_TOKENS = 150;
const MIN_TOKENS = 60;
const LENGTH_POWER = 0.6;

/** Body tokens of the lead: the first paragraph or two, which say what the article is about. */
const LEAD_TOKENS = 60;

/** @returns each phrase once, in the order of the text; blocked ones are left out */
export function findEvidence(phrases: Phrases, { headline, body }: ArticleTokens): FoundPhrase[] {
  const found = new Map<number, FoundPhrase>();
  const add = (part: Place['part'], tokens: readonly Token[]) => {
    for (const { from, to, phrase, meanings } of phrases.find(tokens)) {
      if (meanings.length === 0) continue;
      const entry = found.get(phrase) ?? { meanings, places: [], inHeadline: false, inLead: false };
      found.set(phrase, entry);
      entry.places.push({ part, start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 });
      entry.inHeadline ||= part === 'headline';
      entry.inLead ||= part === 'headline' || from < LEAD_TOKENS;
    }
  };
  add('headline', headline);
  add('body', body);
  return [...found.values()];
}

/** Divides evidence by what the article's length brings by itself. */
export function lengthFactor({ headline, body }: ArticleTokens): number {
  return (Math.max(MIN_TOKENS, headline.length + body.length) / USUAL_TOKENS) ** LENGTH_POWER;
}

/** What a phrase says for one topic, by the whole article. */
export function strength(phrase: FoundPhrase, { weight }: Meaning): number {
  return weight * (1 + Math.log(phrase.places.length)) * (phrase.inHeadline ? HEADLINE_FACTOR : 1);
}
