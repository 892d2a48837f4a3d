/**
 * Own topics: the normal form of a query, which two queries share when they differ in layout, in order or in how words are inflected.
 * In it NOT stands before terms and NEAR alone, AND and OR have no operands of their own kind, and operands are sorted, each once.
 */
import type { Query, Side, TermQuery } from './query.ts';

/** A query in normal form; `form` is the same in writing. */
export type Normalized = {
  readonly query: Query;
  readonly form: string;
  /** The operands of AND and OR. */
  readonly parts: readonly Normalized[];
};

/** @param negated where the NOT stands that applies to the whole; null for none */
export function normalize(query: Query, negated: number | null = null): Normalized {
  switch (query.kind) {
    case 'not':
      return normalize(query.operand, negated === null ? query.at : null);
    case 'and':
    case 'or':
      return joined(query, negated);
    case 'near':
      return negatable(nearOf(query), negated);
    case 'term':
      return negatable({ query, form: formOf(query), parts: [] }, negated);
  }
}

/** By De Morgan, NOT (a AND b) is NOT a OR NOT b. */
function joined(query: Query & { readonly kind: 'and' | 'or' }, negated: number | null): Normalized {
  const kind = negated === null ? query.kind : query.kind === 'and' ? 'or' : 'and';
  const operands = query.operands
    .map((operand) => normalize(operand, negated))
    .flatMap((one) => (one.query.kind === kind ? one.parts : [one]));
  const parts = sortedOnce(operands);
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  return {
    query: { kind, operands: parts.map((part) => part.query) },
    form: `[${[`"${kind}"`, ...parts.map(({ form }) => form)].join()}]`,
    parts,
  };
}

/** Which side stands left does not matter. */
function nearOf({ distance, sides }: Query & { readonly kind: 'near' }): Normalized {
  const [left, right] = [normalSide(sides[0]), normalSide(sides[1])];
  const [first, second] = left.form <= right.form ? [left, right] : [right, left];
  return {
    query: { kind: 'near', distance, sides: [first.side, second.side] },
    form: `["near",${distance},${first.form},${second.form}]`,
    parts: [],
  };
}

function normalSide(side: Side): { readonly side: Side; readonly form: string } {
  const terms = sortedOnce(side.map((query) => ({ query, form: formOf(query) })));
  return { side: terms.map(({ query }) => query), form: `[${terms.map(({ form }) => form).join()}]` };
}

function negatable(normal: Normalized, negated: number | null): Normalized {
  if (negated === null) return normal;
  return {
    query: { kind: 'not', operand: normal.query, at: negated },
    form: `["not",${normal.form}]`,
    parts: [],
  };
}

/** JSON, since folding may put a space or a parenthesis into a word. */
function formOf({ term: { stems, prefix }, headlineOnly }: TermQuery): string {
  return JSON.stringify([headlineOnly ? 'headline' : 'text', stems, prefix]);
}

function sortedOnce<One extends { readonly form: string }>(all: readonly One[]): One[] {
  const byForm = new Map(all.map((one) => [one.form, one]));
  return [...byForm.values()].sort((a, b) => (a.form < b.form ? -1 : 1));
}
