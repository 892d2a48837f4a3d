/**
 * Stage 7, classify: the phrases that speak for Media Topics, per language, as a tree of stems that loads in a millisecond. People edit
 * `lexicons/*.yaml`; `npm run lexicon` checks them and writes `lexicon.json`.
 *
 * At each place of a text the longest phrase wins, and the search goes on behind it: `Islamic Republic` is not also `Islamic`. Phrases
 * have a handful of words at most, so looking again from every place stays linear.
 */
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
  /** Per meaning of a phrase: its node, place in `topics` (one past the last: blocked), weight in hundredths. */
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

const HUNDREDTHS = 100;
/** Above any number of nodes and stems (16 bits each): node × this + stem is one number for an edge. */
const STEMS = 0x10000;

export class Phrases {
  readonly #stems: ReadonlyMap<string, number>;
  readonly #edges = new Map<number, number>();
  /** By node; undefined where no phrase ends. */
  readonly #meanings: (Meaning[] | undefined)[] = [];

  constructor({ stems, topics, nodes, values }: CompiledPhrases) {
    this.#stems = new Map(stems.split(' ').map((stem, id) => [stem, id]));
    const edges = uint16s(nodes);
    for (let at = 0; at < edges.length; at += 2) {
      this.#edges.set((edges[at] ?? 0) * STEMS + (edges[at + 1] ?? 0), at / 2 + 1);
    }
    const meanings = uint16s(values);
    for (let at = 0; at < meanings.length; at += 3) {
      const node = meanings[at] ?? 0;
      const code = topics[meanings[at + 1] ?? 0];
      const known = this.#meanings[node] ?? [];
      this.#meanings[node] = known;
      if (code !== undefined) known.push({ code, weight: (meanings[at + 2] ?? 0) / HUNDREDTHS });
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
      const next = this.#edges.get(node * STEMS + id);
      if (next === undefined) break;
      node = next;
      const meanings = this.#meanings[node];
      if (meanings !== undefined) longest = { from, to: at + 1, phrase: node, meanings };
    }
    return longest;
  }
}

const PHRASES = new Map(Object.entries(data).map(([language, compiled]) => [language, new Phrases(compiled)]));

/** Languages that have a lexicon, BCP 47. */
export const LEXICON_LANGUAGES: readonly string[] = [...PHRASES.keys()];

/** The phrases of a language; null for one that has no lexicon. */
export function phrasesOf(language: string | null): Phrases | null {
  return PHRASES.get(language ?? '') ?? null;
}
