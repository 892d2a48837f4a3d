/**
 * Own topics: terms of which a text must contain at least one, or the query does not match. Matching begins from the terms that are
 * found, so that a topic costs nothing in an article that has none of them; a query that matches without any is refused.
 */
import type { Query, Side, TermQuery } from './query.ts';
import { type Term, wordsIn } from './term.ts';

export type RequiredTerms =
  | { readonly kind: 'required'; readonly terms: Side }
  /** `at`: the NOT that matches by itself. */
  | { readonly kind: 'none'; readonly at: number };

/** @param query in normal form */
export function requiredTerms(query: Query): RequiredTerms {
  switch (query.kind) {
    case 'term':
      return { kind: 'required', terms: [query] };
    case 'near':
      return { kind: 'required', terms: rarer(query.sides[0], query.sides[1]) };
    case 'not':
      return { kind: 'none', at: query.at };
    case 'and': {
      const operands = query.operands.map(requiredTerms);
      const required = operands.flatMap((one) => (one.kind === 'required' ? [one.terms] : []));
      return required.length === 0 ? firstOf(operands) : { kind: 'required', terms: required.reduce(rarer) };
    }
    case 'or': {
      const operands = query.operands.map(requiredTerms);
      const without = operands.filter(({ kind }) => kind === 'none');
      return without.length > 0
        ? firstOf(without)
        : { kind: 'required', terms: operands.flatMap((one) => (one.kind === 'required' ? one.terms : [])) };
    }
  }
}

function firstOf(operands: readonly RequiredTerms[]): RequiredTerms {
  const at = operands.map((one) => (one.kind === 'none' ? one.at : Number.POSITIVE_INFINITY));
  return { kind: 'none', at: Math.min(...at) };
}

/** The side with fewer terms, or the longer ones, is likely to be found in fewer articles. */
function rarer(a: Side, b: Side): Side {
  if (a.length !== b.length) return a.length < b.length ? a : b;
  return lengthOf(a) >= lengthOf(b) ? a : b;
}

function lengthOf(side: Side): number {
  return Math.min(...side.map(({ term }: TermQuery) => characters(term)));
}

function characters(term: Term): number {
  const letters = [...term.stems, term.prefix ?? ''].join('').length;
  return letters * wordsIn(term);
}
