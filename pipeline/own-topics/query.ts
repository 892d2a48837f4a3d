/**
 * Own topics: a query as a tree.
 *
 * Distances of NEAR are counted in words: neighbours are 1 apart. What overlaps is not near itself.
 */
import type { Term } from './term.ts';

/** @typeParam Leaf what a term is: as it was written, or its number in the automaton */
export type Query<Leaf = Term> =
  | TermQuery<Leaf>
  | { readonly kind: 'near'; readonly distance: number; readonly sides: readonly [Side<Leaf>, Side<Leaf>] }
  /** `at`: where it is written, as an offset into the query. */
  | { readonly kind: 'not'; readonly operand: Query<Leaf>; readonly at: number }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Query<Leaf>[] };

export type TermQuery<Leaf = Term> = { readonly kind: 'term'; readonly term: Leaf; readonly headlineOnly: boolean };

/** Any of these. */
export type Side<Leaf = Term> = readonly TermQuery<Leaf>[];

/** The same query with other leaves. */
export function mapTerms<From, To>(query: Query<From>, change: (leaf: TermQuery<From>) => TermQuery<To>): Query<To> {
  switch (query.kind) {
    case 'term':
      return change(query);
    case 'near': {
      const [left, right] = query.sides;
      return { ...query, sides: [left.map(change), right.map(change)] };
    }
    case 'not':
      return { ...query, operand: mapTerms(query.operand, change) };
    default:
      return { ...query, operands: query.operands.map((operand) => mapTerms(operand, change)) };
  }
}

/** What NEAR takes: the terms of a term, or of an OR of terms; null for any other query. */
export function sideOf(query: Query): Side | null {
  if (query.kind === 'term') return [query];
  if (query.kind !== 'or') return null;
  const sides = query.operands.map(sideOf);
  return sides.includes(null) ? null : sides.flatMap((side) => side ?? []);
}

/** Null when an operand is; an operand alone is itself. */
export function join(kind: 'and' | 'or', operands: readonly (Query | null)[]): Query | null {
  const [first] = operands;
  if (operands.length === 1 && first !== undefined) return first;
  return operands.includes(null) ? null : { kind, operands: operands.flatMap((operand) => operand ?? []) };
}
