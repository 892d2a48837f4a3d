/**
 * Stage 7, beside the topics: the countries that an article mentions, by ISO 3166-1 code.
 *
 * A mention is a country's name in the article's language, long, short or as the news abbreviate it, or a word for its
 * people or what is theirs («الإيرانيون», "Iranian"), in headline or text. Constituent countries count for their state
 * (England: GB). No mentions: cities, continents, seas, languages, outlets; the European Union. `count` is the number of mentions.
 *
 *  1 words      folded, with their capitals            `words.ts`
 *  2 phrases    the longest of the language's lexicon  `lexicon.ts`, `phrase-tree.ts`
 *  3 decision   sure names count; names that are also something else when the rest of the article speaks for them
 */
import type { CountryMention } from '../record.ts';
import { readings } from './clitics.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { Match } from './phrase-tree.ts';
import { CAPITAL, type Word, wordsOf } from './words.ts';

export type CountriesInput = {
  readonly headline: string | null;
  readonly body: string;
  /** BCP 47, or null when it is not known: then no names are known either. */
  readonly language: string | null;
};

/** @returns by falling count, then by code */
export function countries({ headline, body, language }: CountriesInput): readonly CountryMention[] {
  const lexicon = language === null ? null : lexiconOf(language);
  if (lexicon === null) return [];
  const evidence = new Evidence();
  if (headline !== null) collect(wordsOf(headline), true, lexicon, evidence);
  collect(wordsOf(body), false, lexicon, evidence);
  return evidence
    .mentions()
    .map(([id, count]) => ({ id, count }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** What a whole article says about countries. */
class Evidence {
  readonly #sure = new Map<string, number>();
  readonly #supported = new Set<string>();
  /** Codes of each uncertain mention. */
  readonly #uncertain: (readonly string[])[] = [];
  /** Mentions of a country by a name that people bear, too. */
  readonly #given = new Map<string, number>();
  /** Countries whose name a person of the article bears. */
  readonly #persons = new Set<string>();

  sure(codes: readonly string[]): void {
    for (const code of codes) this.#sure.set(code, (this.#sure.get(code) ?? 0) + 1);
  }

  support(codes: readonly string[]): void {
    for (const code of codes) this.#supported.add(code);
  }

  uncertain(codes: readonly string[]): void {
    this.#uncertain.push(codes);
  }

  given(code: string): void {
    this.#given.set(code, (this.#given.get(code) ?? 0) + 1);
  }

  person(code: string): void {
    this.#persons.add(code);
  }

  /** A name counts as its country's where that is the only one of its meanings that the article speaks of elsewhere. */
  mentions(): readonly (readonly [code: string, count: number])[] {
    const counts = new Map(this.#sure);
    const add = (code: string, count: number) => counts.set(code, (counts.get(code) ?? 0) + count);
    const isBacked = (code: string) => this.#sure.has(code) || this.#supported.has(code);
    const isNamed = (code: string) => isBacked(code) || (this.#given.has(code) && !this.#persons.has(code));

    for (const [code, count] of this.#given) if (isNamed(code)) add(code, count);
    for (const codes of this.#uncertain) {
      const [only, ...others] = codes.filter(isNamed);
      if (only !== undefined && others.length === 0) add(only, 1);
    }
    return [...counts];
  }
}

function collect(words: readonly Word[], inHeadline: boolean, lexicon: Lexicon, evidence: Evidence): void {
  for (let at = 0; at < words.length; ) {
    const match = matchAt(words, at, lexicon);
    if (match === null) {
      at++;
      continue;
    }
    evidence.support(match.evidence);
    const { kind, codes } = match.meaning ?? { kind: 'otherwise', codes: [] };
    const before = words[at - 1];
    const after = words[match.to];
    if (kind === 'name') evidence.sure(codes);
    if (kind === 'demonym' && !isLanguage(before, after, lexicon)) evidence.sure(codes);
    if (kind === 'uncertain') evidence.uncertain(codes);
    if (kind === 'given-name') {
      const [code = ''] = codes;
      const role = inHeadline ? 'uncertain' : bearer(before, words[at], after, lexicon);
      if (role === 'country') evidence.given(code);
      else evidence.uncertain(codes);
      if (role === 'person') evidence.person(code);
    }
    at = match.to;
  }
}

function matchAt(words: readonly Word[], at: number, { phrases, clitics, article }: Lexicon): Match | null {
  const word = words[at]?.folded ?? '';
  const whole = phrases.longestAt(words, at, word);
  if (whole !== null || clitics.length === 0) return whole;
  for (const reading of readings(word, clitics, article)) {
    const match = phrases.longestAt(words, at, reading);
    if (match !== null) return match;
  }
  return null;
}

function isLanguage(before: Word | undefined, after: Word | undefined, lexicon: Lexicon): boolean {
  return lexicon.languageBefore.has(before?.folded ?? '') || lexicon.languageAfter.has(after?.folded ?? '');
}

/**
 * "Michael Jordan" is a person; "Jordan Smith" and "Jordan Valley" are none of the country's mentions by themselves. Says nothing in
 * headlines, which capitalise every word.
 */
function bearer(
  before: Word | undefined,
  name: Word | undefined,
  after: Word | undefined,
  { functionWords }: Lexicon,
): 'country' | 'person' | 'uncertain' {
  const isCapitalised = (word: Word | undefined) => word?.capitals === CAPITAL && !functionWords.has(word.folded);
  if (name?.close === true && isCapitalised(before)) return 'person';
  return after?.close === true && isCapitalised(after) ? 'uncertain' : 'country';
}
