/**
 * Stage 7, classify: from what the linear model and the lexicon say to one calibrated score per top-level topic.
 *
 * Both are turned into a few signals per topic. How they are weighed was learnt on articles that were labelled by hand, with a linear model
 * that had not seen them nor their outlet. So a score of .7 means that of such articles 7 of 10 are about the topic.
 *
 * @see https://doi.org/10.1016/S0893-6080(05)80023-1 Wolpert: stacked generalization
 */
import { type FoundPhrase, strength } from './evidence.ts';
import { TOP_TOPICS, topOf } from './media-topics.ts';

/** Evidence at which a signal is half of what it can be: two or three sure phrases in an article of usual length. */
const HALF_WHOLE = 10;
const HALF_HEADLINE = 4;
const HALF_LEAD = 6;

/** Margins beyond this say nothing more. */
const MAX_MARGIN = 6;

/** Per topic: log odds of the linear model and their share of all, evidence of the lexicon by place and its share of all, both shares' product. */
export const SIGNALS = 7;

/** A network of one small hidden layer, with a direct way beside it; the same for all topics but for the last sum. */
export type Fusion = {
  /** Hidden units × (signals, then their own bias). */
  readonly hidden: readonly (readonly number[])[];
  /** By hidden unit. */
  readonly output: readonly number[];
  /** By signal. */
  readonly direct: readonly number[];
  /** By topic, in the order of `TOP_TOPICS`. */
  readonly bias: readonly number[];
};

const TOP_OF = new Map<string, number>();
function topIndex(code: string): number {
  const known = TOP_OF.get(code) ?? TOP_TOPICS.indexOf(topOf(code));
  TOP_OF.set(code, known);
  return known;
}

/**
 * @param margins log odds by topic, of the linear model; null for a language it does not know
 * @returns signals of each topic
 */
export function signalsOf(
  margins: Float64Array | null,
  phrases: Iterable<FoundPhrase>,
  length: number,
): readonly (readonly number[])[] {
  const whole = new Float64Array(TOP_TOPICS.length);
  const headline = new Float64Array(TOP_TOPICS.length);
  const lead = new Float64Array(TOP_TOPICS.length);
  for (const phrase of phrases) {
    for (const meaning of phrase.meanings) {
      const top = topIndex(meaning.code);
      whole[top] = (whole[top] ?? 0) + strength(phrase, meaning) / length;
      if (phrase.inHeadline) headline[top] = (headline[top] ?? 0) + meaning.weight;
      if (phrase.inLead) lead[top] = (lead[top] ?? 0) + meaning.weight;
    }
  }
  const all = whole.reduce((sum, value) => sum + value, 0);
  const odds = margins?.reduce((sum, margin) => sum + Math.exp(margin), 0) ?? 1;
  return TOP_TOPICS.map((_, top) => {
    const margin = Math.max(-MAX_MARGIN, Math.min(MAX_MARGIN, margins?.[top] ?? 0));
    const evidence = saturating(whole[top] ?? 0, HALF_WHOLE);
    const share = margins === null ? 0 : Math.exp(margins[top] ?? 0) / odds;
    return [
      margin,
      share,
      evidence,
      saturating(headline[top] ?? 0, HALF_HEADLINE),
      saturating(lead[top] ?? 0, HALF_LEAD),
      (whole[top] ?? 0) / (all + 1),
      evidence * share,
    ];
  });
}

/** 0 … 1. */
export function scoreOf(signals: readonly number[], { hidden, output, direct, bias }: Fusion, top: number): number {
  const units = hidden.map((weights) => Math.tanh(dot(weights, signals) + (weights[SIGNALS] ?? 0)));
  const margin = dot(direct, signals) + dot(output, units) + (bias[top] ?? 0);
  return 1 / (1 + Math.exp(-margin));
}

/** Over the length of the second. */
function dot(weights: readonly number[], values: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (weights[at] as number) * (values[at] as number);
  return sum;
}

function saturating(evidence: number, half: number): number {
  return evidence / (evidence + half);
}
