import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPhrase, emptyTrie, findPhrases } from '../../../pipeline/classify/phrase-trie.ts';

function trieOf(phrases: readonly string[][]) {
  const trie = emptyTrie<number>();
  for (const [value, phrase] of phrases.entries()) addPhrase(trie, phrase, value);
  return trie;
}

/** The obvious way: at each place try every phrase, take the longest, go on behind it. */
function search(phrases: readonly string[][], stems: readonly string[]) {
  const found = [];
  for (let from = 0; from < stems.length; ) {
    const here = phrases.filter((p) => p.length > 0 && p.every((stem, i) => stems[from + i] === stem));
    const length = Math.max(0, ...here.map((p) => p.length));
    if (length > 0) {
      const values = phrases.flatMap((p, value) => (here.includes(p) && p.length === length ? [value] : []));
      found.push({ from, to: from + length, values });
    }
    from += Math.max(1, length);
  }
  return found;
}

describe('a phrase trie', () => {
  it('prefers the longer phrase and goes on behind it', () => {
    const trie = trieOf([['islamic'], ['islamic', 'republic'], ['republic']]);
    expect(findPhrases(trie, ['islamic', 'republic', 'islamic'])).toEqual([
      { from: 0, to: 2, values: [1] },
      { from: 2, to: 3, values: [0] },
    ]);
  });

  it('falls back to the shorter phrase when the longer one breaks off', () => {
    expect(findPhrases(trieOf([['a'], ['a', 'b', 'c']]), ['a', 'b', 'd'])).toEqual([{ from: 0, to: 1, values: [0] }]);
  });

  it('gives all values of one phrase', () => {
    expect(findPhrases(trieOf([['a'], ['a']]), ['a'])).toEqual([{ from: 0, to: 1, values: [0, 1] }]);
  });

  it('finds what the naive search finds', () => {
    const stem = fc.constantFrom('a', 'b', 'c');
    const phrase = fc.array(stem, { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 8 }), fc.array(stem, { maxLength: 30 }), (phrases, stems) => {
        expect(findPhrases(trieOf(phrases), stems)).toEqual(search(phrases, stems));
      }),
    );
  });
});
