/**
 * Phrases of a vocabulary file, looked up in running words in time linear in the words. Part of stage 4.
 */
import { foldedWords } from './fold.ts';

export type PhraseHit<Value> = { readonly length: number; readonly value: Value };

export class PhraseTable<Value> {
  /** First word → the phrases that begin with it, longest first. */
  readonly #byFirstWord = new Map<string, { readonly words: readonly string[]; readonly value: Value }[]>();

  constructor(entries: Iterable<readonly [phrase: string, value: Value]>) {
    for (const [phrase, value] of entries) {
      const words = foldedWords(phrase);
      const [first] = words;
      if (first === undefined) throw new Error(`A vocabulary phrase needs at least one word: "${phrase}"`);
      const list = this.#byFirstWord.get(first) ?? [];
      list.push({ words, value });
      this.#byFirstWord.set(first, list);
    }
    for (const list of this.#byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  /** The longest phrase that begins at word `at`, or null. */
  at(words: readonly string[], at: number): PhraseHit<Value> | null {
    const list = this.#byFirstWord.get(words[at] ?? '');
    const hit = list?.find((phrase) => phrase.words.every((word, i) => words[at + i] === word));
    return hit === undefined ? null : { length: hit.words.length, value: hit.value };
  }

  /** The value of the phrase that is all of `words`, or null. */
  whole(words: readonly string[]): Value | null {
    const hit = this.at(words, 0);
    return hit !== null && hit.length === words.length ? hit.value : null;
  }
}
