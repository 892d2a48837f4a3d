/**
 * Phrases of a vocabulary file, looked up in running words in time linear in the words.
 */
import { foldedWords } from './fold.ts';

export type PhraseHit<Value> = { readonly length: number; readonly value: Value };

export class PhraseTable<Value> {
  /** Folded words with one space between → value. */
  readonly #values = new Map<string, Value>();
  /** First word → how many words the phrases have that begin with it, most first. */
  readonly #lengths = new Map<string, number[]>();

  /** @param entries a phrase that stands twice keeps its first value */
  constructor(entries: Iterable<readonly [phrase: string, value: Value]>) {
    for (const [phrase, value] of entries) {
      const words = foldedWords(phrase);
      const [first] = words;
      if (first === undefined) throw new Error(`A vocabulary phrase needs at least one word: "${phrase}"`);
      const key = words.join(' ');
      if (this.#values.has(key)) continue;
      this.#values.set(key, value);
      const lengths = this.#lengths.get(first);
      if (lengths === undefined) this.#lengths.set(first, [words.length]);
      else if (!lengths.includes(words.length)) {
        lengths.push(words.length);
        lengths.sort((a, b) => b - a);
      }
    }
  }

  /** The longest phrase that begins at word `at`, or null. */
  at(words: readonly string[], at: number): PhraseHit<Value> | null {
    const lengths = this.#lengths.get(words[at] ?? '');
    if (lengths === undefined) return null;
    for (const length of lengths) {
      if (at + length > words.length) continue;
      const key = length === 1 ? (words[at] ?? '') : words.slice(at, at + length).join(' ');
      const value = this.#values.get(key);
      if (value !== undefined) return { length, value };
    }
    return null;
  }

  /** The value of the phrase that is all of `words`, or null. */
  whole(words: readonly string[]): Value | null {
    const lengths = this.#lengths.get(words[0] ?? '');
    if (lengths === undefined || !lengths.includes(words.length)) return null;
    return this.#values.get(words.join(' ')) ?? null;
  }
}
