/**
 * News articles for the benchmark: Arabic and English by turns, 3 KB each, every one a text of its own, and the same for the
 * same number on every machine and day.
 *
 * An article has what most have: a headline, a byline, a printed date, a caption with an agency, paragraphs on mainly two
 * topics, the outlet at the end. Sentences are written for this purpose (`sentences.json`); their names, places and numbers
 * vary, and some of their words, so that two articles share some phrases, as news do, and are no near duplicates.
 */
import { type Random, random } from './random.ts';
import sentences from './sentences.json' with { type: 'json' };

export type BenchLanguage = keyof typeof sentences;
export type BenchArticle = {
  readonly key: string;
  readonly language: BenchLanguage;
  readonly bytes: Uint8Array;
};

/** Bytes of the body at least; with head and end an article has about 3 KB, the size that the targets are stated for. */
const BODY_BYTES = 2700;
/** Share of sentences that are on the article's own two topics; the rest are on anything. */
const ON_TOPIC = 0.9;
/**
 * Share of words replaced by others of the language. Two articles then have a Jaccard similarity of 0.06 on average and 0.27 at
 * most (300 articles), as against 0.55 from which texts count as near duplicates, and share a band now and then, as news do.
 */
const REPLACED_WORDS = 0.15;
const SENTENCES_PER_PARAGRAPH = 2;

const MONTHS = {
  en: ['January', 'February', 'March'],
  ar: ['يناير', 'فبراير', 'مارس'],
} as const;

const POOLS = { en: wordsOf('en'), ar: wordsOf('ar') } as const;

export function benchArticles(count: number, from = 0): BenchArticle[] {
  return Array.from({ length: count }, (_, i) => benchArticle(from + i));
}

function benchArticle(number: number): BenchArticle {
  const language: BenchLanguage = number % 2 === 0 ? 'ar' : 'en';
  const draw = random(number);
  const body = bodyOf(language, draw);
  const text = language === 'ar' ? arabic(body, draw) : english(body, draw);
  const key = `bench/${String(number).padStart(6, '0')}.txt`;
  return { key, language, bytes: new TextEncoder().encode(text) };
}

function english(body: readonly string[], draw: Random): string {
  const day = `${draw.below(28) + 1} ${draw.pick(MONTHS.en)} 2024`;
  return [
    headlineOf(body),
    '',
    `By ${fill('en', '{name}', draw)}`,
    `Published: ${day} ${clock(draw)} GMT`,
    '',
    `A street in ${fill('en', '{place}', draw)} on the day of the events (Reuters)`,
    '',
    paragraphs(body),
    '',
    `Source: ${draw.pick(sentences.en.outlets)}`,
  ].join('\n');
}

function arabic(body: readonly string[], draw: Random): string {
  const day = `${draw.below(28) + 1} ${draw.pick(MONTHS.ar)} 2024`;
  return [
    headlineOf(body),
    '',
    `كتب: ${fill('ar', '{name}', draw)}`,
    `${day} - ${clock(draw)}`,
    '',
    `شارع في ${fill('ar', '{place}', draw)} يوم الأحداث (الأناضول)`,
    '+ الخط -',
    '',
    paragraphs(body),
    '',
    `المصدر: ${draw.pick(sentences.ar.outlets)}`,
  ].join('\n');
}

function bodyOf(language: BenchLanguage, draw: Random): string[] {
  const topics = draw.shuffled(sentences[language].topics);
  const own = draw.shuffled(topics.slice(0, 2).flat());
  const others = draw.shuffled(topics.slice(2).flat());
  const body: string[] = [];
  let size = 0;
  while (size < BODY_BYTES) {
    const template = (draw.chance(ON_TOPIC) ? own.pop() : undefined) ?? others.pop() ?? own.pop();
    if (template === undefined) throw new Error('sentences.json has too few sentences for an article');
    const sentence = fill(language, reworded(language, template, draw), draw);
    body.push(sentence);
    size += new TextEncoder().encode(sentence).length + 1;
  }
  return body;
}

/** The first words of the first sentence, without a full stop. */
function headlineOf(body: readonly string[]): string {
  const [first = ''] = body;
  return first
    .split(' ')
    .slice(0, 9)
    .join(' ')
    .replace(/[\p{P}]+$/u, '');
}

function paragraphs(body: readonly string[]): string {
  const lines: string[] = [];
  for (let i = 0; i < body.length; i += SENTENCES_PER_PARAGRAPH) {
    lines.push(body.slice(i, i + SENTENCES_PER_PARAGRAPH).join(' '));
  }
  return lines.join('\n\n');
}

function reworded(language: BenchLanguage, template: string, draw: Random): string {
  return template.replace(/(?<= )\p{L}+(?= )/gu, (word) =>
    draw.chance(REPLACED_WORDS) ? draw.pick(POOLS[language]) : word,
  );
}

function fill(language: BenchLanguage, template: string, draw: Random): string {
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

function clock(draw: Random): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(draw.below(24))}:${two(draw.below(60))}`;
}

function wordsOf(language: BenchLanguage): readonly string[] {
  const text = sentences[language].topics
    .flat()
    .join(' ')
    .replace(/\{\w+\}/g, ' ');
  return text.match(/\p{L}+/gu) ?? [];
}
