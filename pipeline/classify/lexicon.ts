/**
 * Stage 7, classify: the phrases that speak for Media Topics, per language, as a tree of stems that loads in a millisecond. People edit
 * `lexicons/*.yaml`; `npm run lexicon` checks them and writes `lexicon.json`.
 *
 * At each place of a text the longest phrase wins, and the search goes on behind it: `Islamic Republic` is not also `Islamic`. Phrases
 * have a handful of words at most, so looking again from every place stays linear.
 */

import { EdgeTable } from './edge-table.ts';
import data from './lexicon.json' with { type: 'json' };
import { uint16s } from './packed-numbers.ts';
import type { Token } from './tokenize.ts';

/** One language's phrases, as they are shipped. Numbers are base64 of 16-bit little-endian integers. */
export type CompiledPhrases = {
  /** In one string, separated by spaces; a stem's id is its place. */
  readonly stems: string;
  /** Codes of Media Topics. */
  readonly topics: readonly string[];
  /** Per node after the root (0): the node above, and the id of the stem that leads from it. */
  readonly nodes: string;
  /** Per meaning of a phrase, by rising node: its node; its topic's place in `topics` (one past the last: blocked) × 4 + points, 0 … 3. */
  readonly values: string;
};

/** What one phrase says for one topic. */
export type Meaning = { readonly code: string; readonly weight: number };

/** Tokens `from` … `to - 1` of a text are a phrase. `phrase` tells phrases apart; a blocked one has no meanings. */
export type PhraseMatch = {
  readonly from: number;
  readonly to: number;
  readonly phrase: number;
  readonly meanings: readonly Meaning[];
};

/** Numbers of one value, and what points are told from topics by. */
const VALUE = 2;
export const POINTS = 4;

/** A phrase of several words is rarer and surer than its words: each word after the first adds this share of the points. */
const WEIGHT_PER_WORD = 0.35;
export class Phrases {
  readonly #stems: ReadonlyMap<string, number>;
  readonly #edges: EdgeTable;
  readonly #topics: readonly string[];
  /** By node: words from the root. */
  readonly #words: Uint8Array;
  readonly #values: Uint16Array;
  /** Values of node n are `#from[n]` … `#from[n + 1] - 1`; none where no phrase ends. */
  readonly #from: Uint32Array;
  /** By node, made when first found. */
  readonly #meanings = new Map<number, readonly Meaning[]>();

  constructor({ stems, topics, nodes, values }: CompiledPhrases) {
    this.#stems = new Map(stems.split(' ').map((stem, id) => [stem, id]));
    const edges = uint16s(nodes);
    this.#edges = new EdgeTable(edges);
    this.#topics = topics;
    this.#words = new Uint8Array(edges.length / 2 + 1);
    for (let at = 0; at < edges.length; at += 2) {
      this.#words[at / 2 + 1] = (this.#words[edges[at] as number] as number) + 1; // the node above came before
    }
    this.#values = uint16s(values);
    this.#from = new Uint32Array(edges.length / 2 + 2);
    for (let at = 0; at < this.#values.length; at += VALUE) {
      const node = this.#values[at] as number;
      this.#from[node + 1] = at / VALUE + 1;
    }
    for (let node = 1; node < this.#from.length; node++) {
      this.#from[node] = Math.max(this.#from[node] as number, this.#from[node - 1] as number);
    }
  }

  /** @returns non-overlapping matches in the order of the text, blocked phrases among them */
  find(tokens: readonly Token[]): PhraseMatch[] {
    const ids = tokens.map(({ stem }) => this.#stems.get(stem));
    const found: PhraseMatch[] = [];
    for (let from = 0; from < ids.length; ) {
      const match = this.#longestAt(ids, from);
      if (match !== null) found.push(match);
      from = match?.to ?? from + 1;
    }
    return found;
  }

  #longestAt(ids: readonly (number | undefined)[], from: number): PhraseMatch | null {
    let longest: PhraseMatch | null = null;
    let node = 0;
    for (let at = from; at < ids.length; at++) {
      const id = ids[at];
      if (id === undefined) break;
      const next = this.#edges.get(node, id);
      if (next === 0) break;
      node = next;
      if (this.#isPhrase(node)) longest = { from, to: at + 1, phrase: node, meanings: this.#meaningsOf(node) };
    }
    return longest;
  }

  #isPhrase(node: number): boolean {
    return (this.#from[node] as number) < (this.#from[node + 1] as number);
  }

  #meaningsOf(node: number): readonly Meaning[] {
    const known = this.#meanings.get(node);
    if (known !== undefined) return known;
    const meanings: Meaning[] = [];
    for (let value = this.#from[node] as number; value < (this.#from[node + 1] as number); value++) {
      const packed = this.#values[value * VALUE + 1] as number;
      const code = this.#topics[Math.floor(packed / POINTS)];
      const weight = (packed % POINTS) * (1 + WEIGHT_PER_WORD * ((this.#words[node] as number) - 1));
      if (code !== undefined) meanings.push({ code, weight });
    }
    this.#meanings.set(node, meanings);
    return meanings;
  }
}

const DATA: Readonly<Record<string, CompiledPhrases>> = data;

/** Languages that have a lexicon, BCP 47. */
export const LEXICON_LANGUAGES: readonly string[] = Object.keys(DATA);

/** Made when an article of the language comes. */
const loaded = new Map<string, Phrases>();

/** The phrases of a language; null for one that has no lexicon. */
export function phrasesOf(language: string | null): Phrases | null {
  const compiled = language === null || !Object.hasOwn(DATA, language) ? undefined : DATA[language];
  if (language === null || compiled === undefined) return null;
  const phrases = loaded.get(language) ?? new Phrases(compiled);
  loaded.set(language, phrases);
  return phrases;
}
