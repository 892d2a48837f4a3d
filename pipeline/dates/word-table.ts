/**
 * Words and phrases of datelines with what they mean, looked up by their first word. Part of the dateline engine
 * (`dateline.ts`).
 */
import { type Line, type Read, tokenize } from './tokens.ts';

/** Phrase, meaning, and the language it belongs to. */
export type WordEntry<Value> = readonly [phrase: string, value: Value, language: string];

export type WordHit<Value> = Read<Value> & {
  /** Every language that has the phrase in this meaning. */
  readonly languages: ReadonlySet<string>;
};

type Phrase<Value> = {
  readonly key: string;
  readonly words: readonly string[];
  readonly value: Value;
  readonly languages: Set<string>;
  readonly ownOnly: boolean;
};

export class WordTable<Value> {
  /** First word → the phrases that begin with it, longest first. */
  readonly #byFirstWord = new Map<string, Phrase<Value>[]>();

  /** @param isOwnOnly phrases too short to count outside their own language */
  constructor(entries: Iterable<WordEntry<Value>>, isOwnOnly: (phrase: string) => boolean = () => false) {
    for (const [phrase, value, language] of entries) {
      const words = wordsOf(phrase);
      const [first] = words;
      if (first === undefined) throw new Error(`A phrase of datelines needs a word: "${phrase}" (${language})`);
      const key = words.join(' ');
      const list = this.#byFirstWord.get(first) ?? [];
      const known = list.find((other) => other.value === value && other.key === key);
      if (known === undefined)
        list.push({ key, words, value, languages: new Set([language]), ownOnly: isOwnOnly(phrase) });
      else known.languages.add(language);
      this.#byFirstWord.set(first, list);
    }
    for (const list of this.#byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  /** The longest phrase at token `i`; of several meanings the one in the line's language, else the first in the files. */
  at(line: Line, i: number): WordHit<Value> | null {
    const token = line.tokens[i];
    const phrases = token?.kind === 'word' ? this.#byFirstWord.get(token.text) : undefined;
    if (phrases === undefined) return null;
    let hit: WordHit<Value> | null = null;
    let length = 0;
    for (const { words, value, languages, ownOnly } of phrases) {
      if (words.length < length) break;
      const isOwn = line.language !== null && languages.has(line.language);
      if ((ownOnly || hit !== null) && !isOwn) continue;
      const end = endOfPhrase(words, line, i);
      if (end === null) continue;
      hit = { end, value, languages };
      length = words.length;
      if (isOwn) break;
    }
    return hit;
  }

  has(line: Line, i: number): boolean {
    const token = line.tokens[i];
    return token?.kind === 'word' && this.#byFirstWord.has(token.text) && this.at(line, i) !== null;
  }

  firstWords(): Iterable<string> {
    return this.#byFirstWord.keys();
  }
}

function wordsOf(phrase: string): readonly string[] {
  return tokenize(phrase).tokens.flatMap(({ kind, text }) => (kind === 'sign' ? [] : [text]));
}

/** Index after the phrase, stepping over the points and apostrophes of abbreviations ("Oct.", "a.m.", "aujourd'hui"). */
function endOfPhrase(words: readonly string[], line: Line, i: number): number | null {
  let k = i;
  for (const [w, word] of words.entries()) {
    if (w > 0) while (isLink(line, k)) k++;
    const token = line.tokens[k];
    if (token === undefined || token.kind === 'sign' || token.text !== word) return null;
    k++;
  }
  const point = line.tokens[k];
  return point?.attached === true && POINTS.includes(point.text) ? k + 1 : k;
}

function isLink({ tokens }: Line, i: number): boolean {
  const token = tokens[i];
  return token?.kind === 'sign' && LINKS.includes(token.text);
}

const LINKS = '.\'’׳״"-॰';
const POINTS = ".׳'॰";
