/**
 * Own topics: all topics of a file made ready for matching, once for many articles. Terms that several topics share are looked for once.
 */
// biome-ignore lint/style/noRestrictedImports: hashing is pure computation, and the built-in one is the only fast and audited one
import { createHash } from 'node:crypto';
import { mapTerms, type Query } from './query.ts';
import type { Labels, WrittenTopic } from './read-topic.ts';
import { requiredTerms } from './required-terms.ts';
import { TermAutomaton } from './term-automaton.ts';

export type OwnTopics = {
  /** 16 hexadecimal digits. Files of the same digest give every article the same topics; labels may differ. */
  readonly digest: string;
  /** In the order of the file. */
  readonly topics: readonly CompiledTopic[];
  readonly automaton: TermAutomaton;
  /** By the number of a term: the places in `topics` of those that cannot match without it or another of theirs. */
  readonly topicsByTerm: readonly (readonly number[])[];
};

export type CompiledTopic = {
  readonly id: string;
  readonly labels: Labels;
  /** In normal form; terms by their numbers in the automaton. */
  readonly query: Query<number>;
};

/** @param topics their ids are unique, and each query requires a term */
export function compileTopics(topics: readonly WrittenTopic[]): OwnTopics {
  const automaton = new TermAutomaton();
  const compiled = topics.map(({ id, labels, condition }) => ({
    id,
    labels,
    query: mapTerms(condition.query, (leaf) => ({ ...leaf, term: automaton.add(leaf.term) })),
  }));
  const topicsByTerm: number[][] = Array.from({ length: automaton.size }, () => []);
  topics.forEach(({ condition }, index) => {
    const required = requiredTerms(condition.query);
    const terms = required.kind === 'required' ? required.terms.map(({ term }) => automaton.add(term)) : [];
    for (const term of new Set(terms)) topicsByTerm[term]?.push(index);
  });
  return { digest: digestOf(topics), topics: compiled, automaton, topicsByTerm };
}

/** Where there is no file. */
export const NO_TOPICS: OwnTopics = compileTopics([]);

function digestOf(topics: readonly WrittenTopic[]): string {
  const lines = topics.map(({ id, condition }) => `${id} ${condition.form}`).sort();
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('hex').slice(0, 16);
}
