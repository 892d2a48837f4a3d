/**
 * Stage 7, classify: an article as the linear model sees it. Training and run time share this extractor, or they drift apart.
 *
 * A feature is a stem, hashed: no vocabulary has to ship. Headline words count twice, since a headline names the topic; of the body the
 * beginning is read, since news says what it is about at the top.
 *
 * @see https://arxiv.org/abs/0902.2206 Weinberger et al.: feature hashing
 */
import type { Token } from './tokenize.ts';

/** Hashed features are 0 … 2^18 − 1: 60,000 stems meet rarely enough to cost nothing. */
export const FEATURE_BITS = 18;

/** Body tokens that are read. */
const BODY_TOKENS = 300;
const HEADLINE_COUNT = 2;

const IS_NUMBER = /^\p{N}+$/u;

export type ArticleTokens = { readonly headline: readonly Token[]; readonly body: readonly Token[] };

/** Words of the body that topics are judged by: what an article is about shows in the first 2,000. */
const BODY_WORDS = 2000;

/** The words that an article's topics are judged by, in training as at run time. */
export function judgedBy({ headline, body }: ArticleTokens): ArticleTokens {
  return { headline, body: body.slice(0, BODY_WORDS) };
}

/** @returns how often each feature occurs; at most one entry per distinct stem */
export function countFeatures({ headline, body }: ArticleTokens): Map<number, number> {
  const counts = new Map<number, number>();
  for (const token of headline) count(counts, token, HEADLINE_COUNT);
  for (const token of body.slice(0, BODY_TOKENS)) count(counts, token, 1);
  return counts;
}

/** What a feature weighs before its inverse document frequency: repetition adds ever less. */
export function dampened(count: number): number {
  return 1 + Math.log(count);
}

function count(counts: Map<number, number>, { stem }: Token, times: number): void {
  if (IS_NUMBER.test(stem)) return;
  const feature = featureOf(stem);
  counts.set(feature, (counts.get(feature) ?? 0) + times);
}

/** FNV-1a over UTF-16 units, mixed so that the low bits depend on all of them. */
export function featureOf(stem: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < stem.length; at++) hash = Math.imul(hash ^ stem.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & ((1 << FEATURE_BITS) - 1);
}
