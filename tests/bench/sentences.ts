/**
 * Sentences of the benchmark's articles. They are written for this purpose (`sentences.json`); their names, places and numbers vary, and
 * as many of their words as wanted.
 */
import type { Random } from './random.ts';
import sentences from './sentences.json' with { type: 'json' };

export type BenchLanguage = keyof typeof sentences;

const POOLS = { en: wordsOf('en'), ar: wordsOf('ar') } as const;

/** Templates by topic, each with slots as in `{name}`. */
export function topicsOf(language: BenchLanguage): readonly (readonly string[])[] {
  return sentences[language].topics;
}

export function outletsOf(language: BenchLanguage): readonly string[] {
  return sentences[language].outlets;
}

/** @param share of the words that are replaced by others of the language, 0 … 1 */
export function reworded(language: BenchLanguage, text: string, share: number, draw: Random): string {
  return text.replace(/(?<= )\p{L}+(?= )/gu, (word) => (draw.chance(share) ? draw.pick(POOLS[language]) : word));
}

export function fill(language: BenchLanguage, template: string, draw: Random): string {
  const { given, names, places, outlets } = sentences[language];
  const name = (): string => `${draw.pick(given.split(' '))} ${draw.pick(names.split(' '))}`;
  const slots = {
    name,
    place: () => draw.pick(places.split(' ')),
    org: () => (language === 'en' ? `${draw.pick(names.split(' '))} Group` : `مجموعة ${draw.pick(names.split(' '))}`),
    n: () => String(draw.below(90) + 3),
    outlet: () => draw.pick(outlets),
  };
  return template.replace(/\{(\w+)\}/g, (_, slot: keyof typeof slots) => slots[slot]());
}

function wordsOf(language: BenchLanguage): readonly string[] {
  const text = sentences[language].topics
    .flat()
    .join(' ')
    .replace(/\{\w+\}/g, ' ');
  return text.match(/\p{L}+/gu) ?? [];
}
