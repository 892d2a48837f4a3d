/**
 * Own topics: the terms of all topics as one tree, which is walked along a text once. Each path from the root spells a term by its stems,
 * and may end with a prefix: a word brings its stem, and each prefix that it begins with as a further symbol. All terms are found, those
 * inside or across others too.
 *
 * From every place the tree is walked anew. A term has a handful of words, so that stays linear in the text, and most words are in no term:
 * they cost one look at the stems and one at the beginnings of prefixes.
 */
import type { Token } from '../classify/tokenize.ts';
import { PrefixSymbols } from './prefix-symbols.ts';
import type { Term } from './term.ts';

/** Terms have at most 20,000 × 8 words: node × this + symbol is one number for an edge. */
const SYMBOLS = 2 ** 20;

export class TermAutomaton {
  readonly #stems = new Map<string, number>();
  readonly #prefixes = new PrefixSymbols();
  readonly #edges = new Map<number, number>();
  /** By node, the number of the term that ends there. */
  readonly #ends: (number | undefined)[] = [undefined];
  #symbols = 0;
  /** Number of different terms. */
  size = 0;

  /** @returns the number of the term; the same for the same term */
  add({ stems, prefix }: Term): number {
    let node = 0;
    for (const stem of stems) node = this.#child(node, this.#symbolOf(stem));
    if (prefix !== null)
      node = this.#child(
        node,
        this.#prefixes.add(prefix, () => this.#symbols++),
      );
    const known = this.#ends[node];
    if (known !== undefined) return known;
    this.#ends[node] = this.size;
    return this.size++;
  }

  /** Calls `found` for each place of a term, tokens `from` … `to - 1`, in the order of their first tokens. */
  scan(tokens: readonly Token[], found: (term: number, from: number, to: number) => void): void {
    const stems = tokens.map(({ stem }) => this.#stems.get(stem));
    const prefixes = tokens.map((token) => this.#prefixes.of(token));
    for (let from = 0; from < tokens.length; from++) {
      let node: number | undefined = 0;
      for (let at = from; at < tokens.length && node !== undefined; at++) {
        for (const prefix of prefixes[at] ?? []) this.#visit(this.#edge(node, prefix), from, at + 1, found);
        node = this.#edge(node, stems[at]);
        this.#visit(node, from, at + 1, found);
      }
    }
  }

  #visit(node: number | undefined, from: number, to: number, found: (term: number, from: number, to: number) => void) {
    const term = node === undefined ? undefined : this.#ends[node];
    if (term !== undefined) found(term, from, to);
  }

  #edge(node: number, symbol: number | undefined): number | undefined {
    return symbol === undefined ? undefined : this.#edges.get(node * SYMBOLS + symbol);
  }

  #child(node: number, symbol: number): number {
    const edge = node * SYMBOLS + symbol;
    const known = this.#edges.get(edge);
    if (known !== undefined) return known;
    const child = this.#ends.push(undefined) - 1;
    this.#edges.set(edge, child);
    return child;
  }

  #symbolOf(stem: string): number {
    const known = this.#stems.get(stem);
    if (known !== undefined) return known;
    this.#stems.set(stem, this.#symbols);
    return this.#symbols++;
  }
}
