/** Stage 7, classify: the phrases that carried a topic, as the article prints them. */
import type { EvidencePhrase } from '../record.ts';
import type { ArticleText } from './article-text.ts';
import { type FoundPhrase, type Place, strength } from './evidence.ts';
import { type ArticleTokens, featureOf } from './features.ts';
import type { LinearModel } from './linear.ts';
import { lineage } from './media-topics.ts';
import type { Token } from './tokenize.ts';

/** Phrases shown of each topic. */
const AT_MOST = 4;

/** @returns the strongest first, each by its first place; those of the topics under `code` count for it */
export function evidencePhrases(phrases: readonly FoundPhrase[], code: string, text: ArticleText): EvidencePhrase[] {
  const strongest = phrasesFor(phrases, code).slice(0, 2 * AT_MOST);
  const printed = strongest.flatMap(({ places }) => places.slice(0, 1).map((place) => print(place, text)));
  return [...new Map(printed.map((phrase) => [phrase.text, phrase])).values()].slice(0, AT_MOST);
}

/** The phrases that speak for a topic or one under it, the strongest first. */
export function phrasesFor(phrases: readonly FoundPhrase[], code: string): FoundPhrase[] {
  const weighed = phrases.flatMap((phrase) => {
    const own = phrase.meanings.filter((meaning) => lineage(meaning.code).includes(code));
    return own.length === 0 ? [] : [{ phrase, weight: Math.max(...own.map((meaning) => strength(phrase, meaning))) }];
  });
  return weighed.sort((a, b) => b.weight - a.weight).map(({ phrase }) => phrase);
}

/** Where no phrase is known: the words that the linear model goes by. */
export function tellingWords(
  { tokens, counts }: { readonly tokens: ArticleTokens; readonly counts: ReadonlyMap<number, number> },
  top: number,
  model: LinearModel | null,
  text: ArticleText,
): EvidencePhrase[] {
  const contributions = model?.contributions(counts, top) ?? new Map<number, number>();
  const words = new Map<number, Place>();
  const collect = (part: Place['part'], list: readonly Token[]) => {
    for (const { stem, start, end } of list) {
      const feature = featureOf(stem);
      if ((contributions.get(feature) ?? 0) > 0 && !words.has(feature)) words.set(feature, { part, start, end });
    }
  };
  collect('headline', tokens.headline);
  collect('body', tokens.body);
  return [...words]
    .sort(([a], [b]) => (contributions.get(b) ?? 0) - (contributions.get(a) ?? 0))
    .slice(0, AT_MOST)
    .map(([, place]) => print(place, text));
}

function print({ part, start, end }: Place, text: ArticleText): EvidencePhrase {
  return { text: text[`${part}Text`].slice(start, end), part, start };
}
