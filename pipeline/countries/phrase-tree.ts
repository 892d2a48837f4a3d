/**
 * The phrases of one language as a tree of words: each path from the root spells a phrase. At each place the longest
 * phrase wins, and the search goes on behind it: "Papua New Guinea" is not also "Guinea". Phrases have a handful of words,
 * so the search is linear in the text.
 */
import { CAPITALS, type Capitals, type Word } from './words.ts';

/** What a phrase stands for. */
export type Meaning = {
  /**
   * `name` and `demonym` are mentions. A `given-name` is one unless a person bears it, an `uncertain` one only beside other
   * evidence of the country. `otherwise` is a longer phrase of another meaning.
   */
  readonly kind: 'name' | 'demonym' | 'given-name' | 'uncertain' | 'otherwise';
  /** Of an uncertain phrase, the countries between which the rest of the text decides; else all are mentioned. */
  readonly codes: readonly string[];
};

type Node = {
  readonly next: Map<string, Node>;
  capitals: Capitals;
  meaning: Meaning | null;
  /** Countries that this phrase speaks for, without being a mention: capitals, presidents, neighbours. */
  evidence: readonly string[];
};

export type Match = {
  /** Words from … to - 1. */
  readonly to: number;
  readonly meaning: Meaning | null;
  readonly evidence: readonly string[];
};

export class PhraseTree {
  readonly #root = node(0);

  /** @param forms for each word of the phrase its folded forms, the first being the one it is listed by */
  addMeaning(words: readonly PhraseWord[], meaning: Meaning): void {
    const end = this.#path(words);
    if (end !== this.#root) end.meaning = meaning;
  }

  addEvidence(words: readonly PhraseWord[], code: string): void {
    const end = this.#path(words);
    end.evidence = [...end.evidence, code];
  }

  /** The longest phrase that begins at word `at`, which is read as `first`. */
  longestAt(words: readonly Word[], at: number, first: string): Match | null {
    let longest: Match | null = null;
    let here = this.#root.next.get(first);
    for (let to = at + 1; here !== undefined; to++) {
      if ((words[to - 1]?.capitals ?? CAPITALS) < here.capitals) break;
      const { meaning, evidence } = here;
      if (meaning !== null || evidence.length > 0) longest = { to, meaning, evidence };
      here = this.#next(here, words[to]);
    }
    return longest;
  }

  #next(from: Node, word: Word | undefined): Node | undefined {
    return word === undefined || from.next.size === 0 ? undefined : from.next.get(word.folded);
  }

  #path(words: readonly PhraseWord[]): Node {
    let here = this.#root;
    for (const { forms, capitals } of words) {
      const [listed = ''] = forms;
      let child = here.next.get(listed);
      if (child === undefined) {
        child = node(capitals);
        here.next.set(listed, child);
      }
      // The same word may be listed with and without a capital: "Suisse" the country, "suisse" of it.
      if (capitals < child.capitals) child.capitals = capitals;
      for (const form of forms) if (!here.next.has(form)) here.next.set(form, child);
      here = child;
    }
    return here;
  }
}

export type PhraseWord = { readonly forms: readonly string[]; readonly capitals: Capitals };

function node(capitals: Capitals): Node {
  return { next: new Map(), capitals, meaning: null, evidence: [] };
}
