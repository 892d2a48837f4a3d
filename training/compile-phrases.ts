/** Lays the phrases of one language out as the tree that `pipeline/classify/lexicon.ts` loads. */
import { type CompiledPhrases, POINTS } from '../pipeline/classify/lexicon.ts';
import type { LexiconPhrase } from './lexicon-file.ts';
import { packed } from './pack-numbers.ts';

export type LexiconData = Readonly<Record<string, CompiledPhrases>>;

export function compilePhrases(phrases: readonly LexiconPhrase[]): CompiledPhrases {
  const stems = [...new Set(phrases.flatMap((phrase) => phrase.stems))].sort();
  const stemIds = new Map(stems.map((stem, id) => [stem, id]));
  const topics = [...new Set(phrases.map(({ code }) => code).filter((code) => code !== null))].sort();
  const topicIds = new Map<string | null, number>(topics.map((code, id) => [code, id]));

  // Nodes are numbered from 1 in the order they are made, the root is 0: a parent comes before its children.
  const children = new Map<string, number>();
  const nodes: number[] = [];
  const values: [node: number, packed: number][] = [];
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
    values.push([node, (topicIds.get(phrase.code) ?? topics.length) * POINTS + phrase.points]);
  }
  return {
    stems: stems.join(' '),
    topics,
    nodes: packed(Uint16Array.from(nodes)),
    values: packed(Uint16Array.from(values.sort((a, b) => a[0] - b[0] || a[1] - b[1]).flat())),
  };
}
