/**
 * The phrases of one language: country names of CLDR as the platform has them, and what CLDR lacks from
 * `names/<language>.json`: the short names of the news, demonyms, phrases of another meaning. Built when an article in the
 * language first comes by, and kept.
 *
 * @see https://cldr.unicode.org/translation/displaynames/countryregion-territory-names
 */
import { fold } from '../text/fold.ts';
import { COUNTRY_CODES } from './codes.ts';
import { formsOf, type Paradigm, paradigmsOf } from './inflect.ts';
import { type LanguageData, languageData } from './languages.ts';
import { type Meaning, PhraseTree, type PhraseWord } from './phrase-tree.ts';
import { CAPITALS, wordsOf } from './words.ts';

export type Lexicon = {
  readonly phrases: PhraseTree;
  /** Letters that are written together with the word after them, in the order in which they may follow each other. */
  readonly clitics: readonly ReadonlySet<string>[];
  /** The article, written together with its word; empty where there is none. */
  readonly article: string;
  /** "language": a demonym beside these words is the name of a language, not of a country. */
  readonly languageBefore: ReadonlySet<string>;
  readonly languageAfter: ReadonlySet<string>;
  /** Words that may stand before a given name at the head of a sentence without being part of it. */
  readonly functionWords: ReadonlySet<string>;
};

const lexicons = new Map<string, Lexicon | null>();

/** @param language BCP 47 @returns null for a language that neither CLDR nor a file has names in */
export function lexiconOf(language: string): Lexicon | null {
  const known = lexicons.get(language);
  if (known !== undefined) return known;
  const lexicon = isNamed(language) ? build(language, languageData(language)) : null;
  lexicons.set(language, lexicon);
  return lexicon;
}

/** `identify` names a closed set of languages, so that the map of lexicons stays small. */
function isNamed(language: string): boolean {
  return Intl.DisplayNames.supportedLocalesOf([language]).length > 0;
}

/** Later lists overrule earlier ones where both have a phrase. */
function build(language: string, data: LanguageData): Lexicon {
  const phrases = new PhraseTree();
  const article = data.article ?? '';
  const ofNames = paradigmsOf(data.nameParadigms);
  const ofDemonyms = paradigmsOf(data.demonymParadigms);
  const add = (words: readonly PhraseWord[], kind: Meaning['kind'], codes: string) =>
    phrases.addMeaning(words, { kind, codes: codes.split(' ') });

  const unused = new Set(split(data.unused));
  for (const locale of [language, ...(data.locales ?? [])]) {
    for (const [code, name] of platformNames(locale)) {
      if (unused.has(name)) continue;
      for (const form of written(name, data)) add(phraseWords(form, ofNames, ''), 'name', code);
    }
  }
  for (const [codes, name] of listed(data.names)) {
    for (const form of written(name, data)) add(phraseWords(form, ofNames, ''), 'name', codes);
  }
  for (const [codes, name] of listed(data.demonyms)) add(phraseWords(name, ofDemonyms, article), 'demonym', codes);
  for (const [code, name] of listed(data.givenNames)) add(phraseWords(name, [], ''), 'given-name', code);
  for (const [codes, name] of listed(data.uncertain)) add(phraseWords(name, [], ''), 'uncertain', codes);
  for (const name of split(data.otherwise?.join(','))) {
    phrases.addMeaning(phraseWords(name, [], ''), { kind: 'otherwise', codes: [] });
  }
  for (const [code, name] of listed(data.evidence)) phrases.addEvidence(phraseWords(name, [], ''), code);
  return {
    phrases,
    clitics: (data.clitics ?? []).map((letters) => new Set(letters.split(' '))),
    article,
    languageBefore: foldedSet(data.languageBefore),
    languageAfter: foldedSet(data.languageAfter),
    functionWords: foldedSet(data.functionWords),
  };
}

/** Long and short name of each country, where the locale has its own; the platform would otherwise repeat the code. */
function platformNames(locale: string): (readonly [code: string, name: string])[] {
  return (['long', 'short'] as const).flatMap((style) => {
    const names = new Intl.DisplayNames(locale, { type: 'region', style, fallback: 'none' });
    return COUNTRY_CODES.flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [[code, name] as const];
    });
  });
}

/** A name as texts write it: "Myanmar (Burma)" is "Myanmar", "Trinidad & Tobago" is "Trinidad and Tobago", «غوام» also «جوام». */
function written(name: string, { replacements }: LanguageData): readonly string[] {
  const bare = name.replace(/ \(.*$/, '');
  const other = Object.entries(replacements ?? {}).reduce((text, [from, to]) => text.replaceAll(from, to), bare);
  return bare === other ? [bare] : [bare, other];
}

/** @param article also takes the words with the article @param phrase with a `=` before it, as it stands, without endings */
function phraseWords(phrase: string, paradigms: readonly Paradigm[], article: string): readonly PhraseWord[] {
  const fixed = phrase.startsWith('=');
  return wordsOf(phrase).map(({ folded, capitals }) => {
    const forms = fixed || capitals === CAPITALS ? [folded] : formsOf(folded, paradigms);
    return { forms: article === '' ? forms : [...forms, ...forms.map((form) => article + form)], capitals };
  });
}

function listed(lists: Readonly<Record<string, string>> = {}): (readonly [codes: string, phrase: string])[] {
  return Object.entries(lists).flatMap(([codes, list]) => split(list).map((phrase) => [codes, phrase] as const));
}

function split(list = ''): string[] {
  return list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

function foldedSet(words = ''): ReadonlySet<string> {
  return new Set(
    words
      .split(' ')
      .filter((word) => word !== '')
      .map(fold),
  );
}
