/** Lays the phrases of one language out as the tree that `pipeline/classify/lexicon.ts` loads. */
import type { CompiledPhrases } from '../pipeline/classify/lexicon.ts';
import type { LexiconPhrase } from './lexicon-file.ts';

export type LexiconData = Readonly<Record<string, CompiledPhrases>>;

/** A phrase of several words is rarer and surer than its words: each word after the first adds this share of the points. */
const WEIGHT_PER_WORD = 0.35;

/** Weights are kept as whole hundredths of a point. */
const HUNDREDTHS = 100;

export function compilePhrases(phrases: readonly LexiconPhrase[]): CompiledPhrases {
  const stems = [...new Set(phrases.flatMap((phrase) => phrase.stems))].sort();
  const stemIds = new Map(stems.map((stem, id) => [stem, id]));
  const topics = [...new Set(phrases.map(({ code }) => code).filter((code) => code !== null))].sort();
  const topicIds = new Map<string | null, number>(topics.map((code, id) => [code, id]));

  // Nodes are numbered from 1 in the order they are made, the root is 0: a parent comes before its children.
  const children = new Map<string, number>();
  const nodes: number[] = [];
  const values: [node: number, topic: number, weight: number][] = [];
  for (const phrase of phrases) {
    let node = 0;
    for (const stem of phrase.stems) {
      const stemId = stemIds.get(stem) ?? 0;
      const known = children.get(`${node} ${stemId}`);
      if (known === undefined) {
        nodes.push(node, stemId);
        children.set(`${node} ${stemId}`, nodes.length / 2);
      }
      node = known ?? nodes.length / 2;
    }
    const weight = phrase.points * (1 + WEIGHT_PER_WORD * (phrase.stems.length - 1));
    values.push([node, topicIds.get(phrase.code) ?? topics.length, Math.round(weight * HUNDREDTHS)]);
  }
  return {
    stems: stems.join(' '),
    topics,
    nodes: base64(nodes),
    values: base64(values.sort((a, b) => a[0] - b[0] || a[1] - b[1]).flat()),
  };
}

function base64(numbers: readonly number[]): string {
  return Buffer.from(Uint16Array.from(numbers).buffer).toString('base64');
}
