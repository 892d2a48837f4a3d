/**
 * Own topics: reads a query, by recursive descent.
 *
 *     or      = and { "OR" and }
 *     and     = near { [ "AND" ] near }           two side by side mean AND, and so does a NOT b
 *     near    = not [ "NEAR/n" not ]              each side a term, or an OR of terms
 *     not     = { "NOT" } operand
 *     operand = [ "headline:" ] ( word | prefix* | "phrase" | "(" or ")" )
 *
 * It goes on behind a problem, so that all are named; what is missing or wrong is null from there on.
 */
import { LexemeReader } from './lexeme-reader.ts';
import { beginsOperand } from './lexemes.ts';
import { MAX_DEPTH, MAX_QUERY_TERMS } from './limits.ts';
import type { Report } from './problems.ts';
import { join, mapTerms, type Query, type Side, sideOf } from './query.ts';

/** A query as it is written; `terms` counts them as often as they stand there. */
export type ParsedQuery = { readonly query: Query; readonly terms: number };

/** @returns null when something was reported, at an offset into `text` */
export function parseQuery(text: string, report: Report): ParsedQuery | null {
  const reader = new LexemeReader(text, report);
  if (reader.seen.kind === 'end') reader.giveUp(0, 'the query is empty: write at least one word');
  const parser = new Parser(reader);
  const query = parser.or();
  while (reader.seen.kind === 'close') {
    reader.report(reader.take().at, 'this ) closes nothing: there is no ( before it');
    // An operator here has its left side in front of the parenthesis.
    if (!beginsOperand(reader.seen)) reader.take();
    if (beginsOperand(reader.seen)) parser.or();
  }
  return query === null || reader.problems > 0 ? null : { query, terms: parser.terms };
}

const TOO_MANY = `a query may have ${MAX_QUERY_TERMS} terms; this is the next. Split the topic`;
const TOO_DEEP = `parentheses may stand ${MAX_DEPTH} deep; this is the next`;

class Parser {
  readonly #reader: LexemeReader;
  #depth = 0;
  terms = 0;

  constructor(reader: LexemeReader) {
    this.#reader = reader;
  }

  or(): Query | null {
    const operands = [this.#and()];
    while (this.#reader.takes('or')) operands.push(this.#and());
    return join('or', operands);
  }

  #and(): Query | null {
    const operands = [this.#near()];
    while (this.#reader.takes('and') || beginsOperand(this.#reader.seen)) operands.push(this.#near());
    return join('and', operands);
  }

  #near(): Query | null {
    const reader = this.#reader;
    const [leftAt, left] = [reader.seen.at, this.#not()];
    const near = reader.seen;
    if (near.kind !== 'near') return left;
    reader.take();
    const [rightAt, right] = [reader.seen.at, this.#not()];
    const sides = [this.#side(left, leftAt, near.text), this.#side(right, rightAt, near.text)] as const;
    while (reader.seen.kind === 'near') {
      const { at, text } = reader.take();
      reader.report(at, `${text} stands behind another NEAR: write (a NEAR/3 b) AND (b NEAR/3 c)`);
      this.#not();
    }
    return sides[0] && sides[1] && { kind: 'near', distance: near.distance, sides: [sides[0], sides[1]] };
  }

  #side(query: Query | null, at: number, near: string): Side | null {
    if (query === null) return null;
    const message = `${near} takes words, phrases, prefixes or an OR of these on both sides; what begins here is not`;
    return sideOf(query) ?? this.#reader.report(at, message);
  }

  #not(): Query | null {
    const { at } = this.#reader.seen;
    let negated = false;
    while (this.#reader.takes('not')) negated = !negated;
    const operand = this.#operand();
    return negated && operand !== null ? { kind: 'not', operand, at } : operand;
  }

  #operand(): Query | null {
    const { kind, at } = this.#reader.seen;
    if (kind !== 'headline') return this.#termOrGroup();
    while (this.#reader.takes('headline'));
    if (!['term', 'open'].includes(this.#reader.seen.kind)) {
      return this.#reader.report(at, 'headline: stands right before a word, a phrase or a group in parentheses');
    }
    const query = this.#termOrGroup();
    return query && mapTerms(query, (leaf) => ({ ...leaf, headlineOnly: true }));
  }

  #termOrGroup(): Query | null {
    const { seen } = this.#reader;
    if (seen.kind === 'open') return this.#group();
    if (seen.kind !== 'term') return this.#reader.missing();
    if (++this.terms > MAX_QUERY_TERMS) return this.#reader.giveUp(seen.at, TOO_MANY);
    this.#reader.take();
    return seen.term && { kind: 'term', term: seen.term, headlineOnly: false };
  }

  #group(): Query | null {
    const { at } = this.#reader.take();
    if (this.#depth === MAX_DEPTH) return this.#reader.giveUp(at, TOO_DEEP);
    this.#depth++;
    const query = this.or();
    this.#depth--;
    this.#reader.close(at);
    return query;
  }
}
