/**
 * Stage 7, classify: finds all phrases of a lexicon in one pass over a text. A tree of stems: each path from the root spells a phrase.
 *
 * At each place the longest phrase wins, and the search goes on behind it: `Islamic Republic` is not also `Islamic`. Phrases have at most a
 * handful of words, so looking again from every place stays linear.
 */
export type PhraseTrie<Value> = Node<Value>;

type Node<Value> = {
  readonly next: Map<string, Node<Value>>;
  /** What the phrase that ends here stands for; empty when none does. */
  readonly values: Value[];
};

export type PhraseMatch<Value> = {
  /** Tokens `from` … `to - 1`. */
  readonly from: number;
  readonly to: number;
  readonly values: readonly Value[];
};

export function emptyTrie<Value>(): PhraseTrie<Value> {
  return { next: new Map(), values: [] };
}

/** Adds a phrase. The same phrase may be added with several values; a phrase without words is nothing. */
export function addPhrase<Value>(trie: PhraseTrie<Value>, stems: readonly string[], value: Value): void {
  if (stems.length === 0) return;
  let node = trie;
  for (const stem of stems) {
    const next = node.next.get(stem) ?? emptyTrie<Value>();
    node.next.set(stem, next);
    node = next;
  }
  node.values.push(value);
}

/** @returns non-overlapping matches in the order of the text */
export function findPhrases<Value>(trie: PhraseTrie<Value>, stems: readonly string[]): PhraseMatch<Value>[] {
  const found: PhraseMatch<Value>[] = [];
  for (let from = 0; from < stems.length; ) {
    const match = longestAt(trie, stems, from);
    if (match === null) {
      from++;
    } else {
      found.push(match);
      from = match.to;
    }
  }
  return found;
}

function longestAt<Value>(trie: PhraseTrie<Value>, stems: readonly string[], from: number): PhraseMatch<Value> | null {
  let longest: PhraseMatch<Value> | null = null;
  let node: Node<Value> | undefined = trie;
  for (let at = from; at < stems.length; at++) {
    node = node.next.get(stems[at] ?? '');
    if (node === undefined) break;
    if (node.values.length > 0) longest = { from, to: at + 1, values: node.values };
  }
  return longest;
}
