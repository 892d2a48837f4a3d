/**
 * Stage 7, classify: the lexicon as one phrase tree per language, built once at load.
 *
 * `lexicon.json` is written by hand: per Media Topic a weight and phrases; `blocked` are phrases that speak for no topic though parts of
 * them would («وسائل التواصل الاجتماعي» is not society).
 */
import data from './lexicon.json' with { type: 'json' };
import { topOf } from './media-topics.ts';
import { addPhrase, emptyTrie, type PhraseTrie } from './phrase-trie.ts';
import { tokenize } from './tokenize.ts';

/** What one phrase says. */
export type Entry = {
  /** Position in the lexicon: tells phrases apart. */
  readonly id: number;
  /** Top-level code, or null for a blocked phrase. */
  readonly top: string | null;
  readonly weight: number;
};

/** A phrase of several words is rarer and surer than its words: each word after the first adds this share of the weight. */
const WEIGHT_PER_WORD = 0.35;

/** Words of a phrase at most: no phrase is longer. */
const MAX_PHRASE_WORDS = 8;

type Language = keyof typeof data.blocked;

function build(language: Language): PhraseTrie<Entry> {
  const trie = emptyTrie<Entry>();
  let id = 0;
  const add = (phrase: string, top: string | null, weight: number) => {
    const stems = tokenize(phrase, MAX_PHRASE_WORDS).map((token) => token.stem);
    addPhrase(trie, stems, { id: id++, top, weight: weight * (1 + WEIGHT_PER_WORD * (stems.length - 1)) });
  };
  for (const { code, weight, phrases } of data.topics) {
    for (const phrase of phrases[language]) add(phrase, topOf(code), weight);
  }
  for (const phrase of data.blocked[language]) add(phrase, null, 0);
  return trie;
}

const TRIES: Readonly<Record<string, PhraseTrie<Entry>>> = { ar: build('ar'), en: build('en') };

/** The phrases of a language; null for one that the lexicon does not have. */
export function phrasesOf(language: string | null): PhraseTrie<Entry> | null {
  return (language === null ? undefined : TRIES[language]) ?? null;
}
