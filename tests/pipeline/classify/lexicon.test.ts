import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { LEXICON_LANGUAGES, Phrases, phrasesOf } from '../../../pipeline/classify/lexicon.ts';
import { TOP_TOPICS, topOf } from '../../../pipeline/classify/media-topics.ts';
import { tokenize } from '../../../pipeline/classify/tokenize.ts';
import { compilePhrases } from '../../../training/compile-phrases.ts';
import { lexiconText, readLexicons } from '../../../training/lexicon.ts';
import { readLexicon } from '../../../training/lexicon-file.ts';

const COMPILED = new URL('../../../pipeline/classify/lexicon.json', import.meta.url);
/** Fine-grained topics that the lexicon must cover, in each of Arabic and English. */
const FINE_TOPICS = 300;

describe('the lexicon', () => {
  it('is in order, and what ships is made of it (npm run lexicon)', async () => {
    expect(lexiconText(await readLexicons())).toBe(await readFile(COMPILED, 'utf8'));
  });

  it.each(['ar', 'en'])('covers all 17 top-level topics and 300 fine ones in %s', async (language) => {
    const codes = new Set((await readLexicons()).get(language)?.flatMap(({ code }) => code ?? []));
    expect(new Set([...codes].map(topOf))).toEqual(new Set(TOP_TOPICS));
    expect([...codes].filter((code) => !TOP_TOPICS.includes(code)).length).toBeGreaterThanOrEqual(FINE_TOPICS);
  });

  it('has Arabic, English and French', () => {
    expect(LEXICON_LANGUAGES).toEqual(['ar', 'en', 'fr']);
    expect(phrasesOf('fa')).toBeNull();
    expect(phrasesOf(null)).toBeNull();
  });
});

describe('a lexicon file', () => {
  it.each<[string, string, number, number, string]>([
    ['an unknown code', '99999999 nothing:\n  sure: [a]', 1, 1, 'active Media Topic'],
    ['a name that is another topic’s', '15000000 weather:\n  sure: [a]', 1, 1, 'is “sport”, not “weather”'],
    ['an unknown strength', '15000000 sport:\n  certain: [a]', 2, 3, 'sure, likely, hint'],
    ['a phrase that is no text', '15000000 sport:\n  sure: [12, goal]', 2, 10, 'expected a phrase'],
    ['a phrase of no words', '15000000 sport:\n  sure: ["…"]', 2, 10, 'expected a phrase'],
    ['a phrase of many words', '15000000 sport:\n  hint: [one two three four five six seven]', 2, 10, 'more than 6'],
    ['no list', '15000000 sport:\n  hint: goal', 2, 9, 'expected a list'],
    ['broken YAML', '15000000 sport:\n  sure: [goal', 2, 14, ''],
    ['nothing', '', 1, 1, 'expected topics'],
  ])('with %s is refused with its place', (_what, yaml, line, column, message) => {
    const { phrases, mistakes } = readLexicon(yaml);
    expect(mistakes[0]).toMatchObject({ line, column });
    expect(mistakes[0]?.message).toContain(message);
    expect(phrases).toEqual([]);
  });

  it('counts inflections of one phrase once, as the strongest', () => {
    const { phrases } = readLexicon('15000000 sport:\n  likely: [goals]\n  sure: [goal]');
    expect(phrases).toMatchObject([{ phrase: 'goal', points: 3 }]);
  });
});

describe('phrases', () => {
  const phrases = new Phrases(
    compilePhrases(
      readLexicon(
        '16000000 conflict, war and peace:\n  sure: [war]\n  likely: [civil war]\nblocked: [war of words]\n15000000 sport:\n  hint: [civil]',
      ).phrases,
    ),
  );
  const found = (text: string) =>
    phrases.find(tokenize(text, 100)).map(({ from, to, meanings }) => [from, to, ...meanings.map(({ code }) => code)]);

  it('are found by their longest form, each place once', () => {
    expect(found('The civil war, a war')).toEqual([
      [1, 3, '16000000'],
      [4, 5, '16000000'],
    ]);
  });

  it('that are blocked keep those inside them from speaking', () => {
    expect(found('a war of words')).toEqual([[1, 4]]);
  });

  it('weigh more the more words they have', () => {
    const [short, long] = ['war', 'civil war'].map(
      (text) => phrases.find(tokenize(text, 9))[0]?.meanings[0]?.weight ?? 0,
    );
    expect(short).toBe(3);
    expect(long).toBeCloseTo(2 * 1.35);
  });
});
