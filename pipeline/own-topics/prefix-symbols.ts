/**
 * Own topics: which prefixes a word begins with. They are found by their first letters, then by each length that occurs, so a word costs
 * one look unless something begins like it.
 */
import { isArabic } from '../classify/stem.ts';
import type { Token } from '../classify/tokenize.ts';
import { MIN_PREFIX_LETTERS } from './limits.ts';

type Family = { readonly lengths: number[]; readonly symbols: Map<string, number> };

const NONE: readonly number[] = [];

export class PrefixSymbols {
  /** By the first UTF-16 units, as many as the shortest prefix has letters. */
  readonly #families = new Map<string, Family>();

  /** @param next makes the symbol of a prefix that is new */
  add(prefix: string, next: () => number): number {
    const beginning = prefix.slice(0, MIN_PREFIX_LETTERS);
    const family: Family = this.#families.get(beginning) ?? { lengths: [], symbols: new Map() };
    this.#families.set(beginning, family);
    const symbol = family.symbols.get(prefix) ?? next();
    family.symbols.set(prefix, symbol);
    if (!family.lengths.includes(prefix.length)) family.lengths.push(prefix.length);
    return symbol;
  }

  /** Of the word as it is folded, and of an Arabic one also without article and particles: «الإيرانيين» begins with إيران. */
  of({ word, stem }: Token): readonly number[] {
    if (this.#families.size === 0) return NONE;
    const ofWord = this.#beginningsOf(word);
    if (!isArabic(word) || stem === word) return ofWord;
    const ofStem = this.#beginningsOf(stem);
    return ofWord.length === 0 ? ofStem : ofStem.length === 0 ? ofWord : [...new Set([...ofWord, ...ofStem])];
  }

  #beginningsOf(word: string): readonly number[] {
    const family = this.#families.get(word.slice(0, MIN_PREFIX_LETTERS));
    if (family === undefined) return NONE;
    return family.lengths.flatMap((length) =>
      length > word.length ? [] : (family.symbols.get(word.slice(0, length)) ?? []),
    );
  }
}
