import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_WORDS } from '../../../pipeline/classify/article-text.ts';
import { tokenize } from '../../../pipeline/classify/tokenize.ts';
import {
  MAX_PER_ARTICLE,
  MAX_PLACES,
  matchTopics,
  matchTopicsEverywhere,
} from '../../../pipeline/own-topics/match-topics.ts';
import {
  evaluated,
  type NaiveArticle,
  type NaivePlace,
  naiveArticle,
  naiveQuery,
  outermost,
  WORDS,
  written,
} from './naive-query.ts';
import { articleOf, fileOf, matches, problemsOf, topicsOf } from './topics-files.ts';

const found = (query: string, headline: string, body: string) =>
  matchTopics(topicsOf(fileOf(query)), articleOf(headline, body)).flatMap(({ evidence }) =>
    evidence.map(({ text }) => text),
  );

describe('the topics of an article', () => {
  it('are those that the obvious evaluation finds, by the same places', () => {
    fc.assert(
      fc.property(
        fc.array(naiveQuery, { minLength: 1, maxLength: 6 }),
        fc.array(naiveArticle),
        fc.boolean(),
        (queries, articles, wordy) => {
          const usable = queries.filter((query) => evaluated(query, [[], []]) === null);
          if (usable.length === 0) return;
          const topics = topicsOf(fileOf(...usable.map((query) => written(query, wordy))));
          for (const article of articles) {
            const expected = usable.flatMap((query, i) => {
              const places = evaluated(query, article);
              return places === null ? [] : [[`t-${i}`, outermost(places)]];
            });
            expect(placesFound(topics, article)).toEqual(Object.fromEntries(expected));
          }
        },
      ),
      { numRuns: 3000 },
    );
  }, 120_000);

  it('are refused exactly when they match an article without words', () => {
    fc.assert(
      fc.property(naiveQuery, fc.boolean(), (query, wordy) => {
        const refused = problemsOf(fileOf(written(query, wordy))).length > 0;
        expect(refused).toBe(evaluated(query, [[], []]) !== null);
      }),
      { numRuns: 2000 },
    );
  });
});

function placesFound(
  topics: ReturnType<typeof topicsOf>,
  [headline, body]: NaiveArticle,
): Record<string, NaivePlace[]> {
  const article = articleOf(headline.join(' '), body.join(' '));
  return Object.fromEntries(
    matchTopicsEverywhere(topics, article).map(({ id, evidence }) => [
      id,
      evidence.map(({ text, part, start }): NaivePlace => {
        const end = start + text.length;
        const tokens = article[part];
        const from = tokens.findIndex((token) => token.start === start);
        return [part === 'headline' ? 0 : 1, from, tokens.findIndex((token) => token.end === end) + 1];
      }),
    ]),
  );
}

describe('an operator', () => {
  it.each<[string, string, boolean]>([
    ['ab AND cd', 'cd x ab', true],
    ['ab AND cd', 'ab', false],
    ['ab OR cd', 'cd', true],
    ['ab OR cd', 'ef', false],
    ['ab NOT cd', 'ab ef', true],
    ['ab NOT cd', 'ab cd', false],
    ['ab AND NOT (cd ef)', 'ab cd', true],
    ['ab AND NOT (cd ef)', 'ef ab cd', false],
    ['"ab cd"', 'ab cd', true],
    ['"ab cd"', 'ab, cd', true],
    ['"ab cd"', 'cd ab', false],
    ['"ab cd"', 'ab x cd', false],
    ['ab NEAR/1 cd', 'cd ab', true],
    ['ab NEAR/1 cd', 'ab x cd', false],
    ['ab NEAR/2 cd', 'ab x cd', true],
    ['ab NEAR/2 cd', 'cd x x ab', false],
    ['"ab x" NEAR/2 cd', 'ab x y cd', true],
    ['"ab x" NEAR/2 cd', 'cd y ab x', true],
    ['"ab x" NEAR/2 cd', 'ab x y y cd', false],
    ['ab NEAR/50 ab', 'ab', false],
    ['ab NEAR/50 "ab cd"', 'ab cd', false],
    ['ab NEAR/2 ab', 'ab x ab', true],
    ['(ab OR "ef gh") NEAR/2 cd', 'gh cd ef gh', true],
    ['abc*', 'abcde', true],
    ['abc*', 'abc', true],
    ['abc*', 'xabc', false],
    ['"ab cde*"', 'ab cdef', true],
    ['"ab cde*"', 'ab cd', false],
  ])('%s in %s: %s', (query, body, expected) => {
    expect(matches(query, body)).toBe(expected);
  });

  it('headline: looks at the headline only', () => {
    expect(matches('headline:ab', 'ab')).toBe(false);
    expect(matches('headline:ab', '', 'ab')).toBe(true);
    expect(matches('headline:(ab OR cd) AND ef', 'ef', 'cd')).toBe(true);
    expect(matches('ef NOT headline:ab', 'ef ab', 'cd')).toBe(true);
    expect(matches('ef NOT headline:ab', 'ef', 'ab')).toBe(false);
  });

  it('AND joins headline and body, a phrase and NEAR do not', () => {
    expect(matches('ab AND cd', 'cd', 'ab')).toBe(true);
    expect(matches('"ab cd"', 'cd', 'ab')).toBe(false);
    expect(matches('ab NEAR/50 cd', 'cd', 'ab')).toBe(false);
  });
});

describe('a word is found in its inflections', () => {
  it.each([
    ['إيران', 'وقالت ايران', 'without hamza'],
    ['طهران', 'بطهران، وطهران', 'behind the particle wa'],
    ['المحادثات', 'محادثات جنيف', 'without the article'],
    ['محادثات', 'وبالمحادثات', 'with article and particles'],
    ['نووي', 'الاتفاقية النووية', 'feminine'],
    ['مهندس', 'المهندسون والمهندسين', 'plural'],
    ['"الاتفاق النووي"', 'لاتفاق نووي أو باتفاق: الاتفاقُ النَّوَوِيُّ', 'with vowel signs'],
    ['مدرسة', 'مدرسه', 'with another last letter'],
    ['إيران*', 'الإيرانيين', 'a prefix behind the article'],
    ['إيران*', 'والايرانية', 'and behind particles'],
    ['"البرنامج إيران*"', 'البرنامج الإيراني', 'and in a phrase'],
    ['talk', 'talks', 'English plural'],
    ['"central banks"', 'Central Bank', 'whatever the case'],
    ['country', 'countries', 'in -ies'],
    ['irrigat*', 'Irrigation', 'English prefix'],
  ])('%s in %s, %s', (query, body) => {
    expect(matches(query, body)).toBe(true);
  });

  it.each([
    ['إيران*', 'طيران'],
    ['نهر', 'نهار'],
    ['shoot', 'shooting'],
    ['water', 'waterfall'],
  ])('%s is not %s', (query, body) => {
    expect(matches(query, body)).toBe(false);
  });
});

describe('evidence', () => {
  it('is the text as it is printed, with its place, headline first', () => {
    const [headline, body] = ['«إيران» تعود', 'قال الإيرانيون إن إيران، والبرنامج النوويّ الإيراني…'];
    const [topic] = matchTopics(
      topicsOf(fileOf('(إيران OR طهران) AND (نووي NEAR/3 إيراني)')),
      articleOf(headline, body),
    );
    expect(topic?.evidence).toEqual([
      { text: 'إيران', part: 'headline', start: 1 },
      { text: 'النوويّ', part: 'body', start: 35 },
      { text: 'الإيراني', part: 'body', start: 43 },
    ]);
    for (const { part, start, text } of topic?.evidence ?? []) {
      expect((part === 'headline' ? headline : body).slice(start, start + text.length)).toBe(text);
    }
  });

  it('is five different texts at most; every place can be asked for', () => {
    const topics = topicsOf(fileOf('abc* OR xyz'));
    const article = articleOf('', 'abca abcb abca abcc abcd abce abcf xyz');
    expect(matchTopics(topics, article)[0]?.evidence.map(({ text }) => text)).toEqual([
      'abca',
      'abcb',
      'abcc',
      'abcd',
      'abce',
    ]);
    expect(matchTopicsEverywhere(topics, article)[0]?.evidence).toHaveLength(8);
  });

  it('is only what made the query match', () => {
    expect(found('(ab AND cd) OR ef', '', 'ab ef')).toEqual(['ef']);
    expect(found('ab NEAR/2 cd', '', 'ab x x ab cd')).toEqual(['ab', 'cd']);
    expect(found('ab NOT cd', '', 'ab x')).toEqual(['ab']);
    expect(found('headline:ab OR cd', 'x', 'ab cd')).toEqual(['cd']);
  });

  it('is the longer phrase where one is inside another', () => {
    expect(found('ab OR "ab cd" OR "cd ef"', '', 'ab cd ef')).toEqual(['ab cd', 'cd ef']);
  });
});

describe('a score', () => {
  const scores = (headline: string, body: string) =>
    matchTopics(topicsOf(fileOf('ab', 'ab OR "ab cd"', 'xyz*')), articleOf(headline, body)).map(({ id, score }) => [
      id,
      score,
    ]);

  it('rises with each place, twice as fast in the headline, and stays within 1', () => {
    expect(scores('', 'xyz')).toEqual([['t-2', 0.5]]);
    expect(scores('', 'xyz xyzz')).toEqual([['t-2', 0.75]]);
    expect(scores('xyz', '')).toEqual([['t-2', 0.75]]);
    expect(scores('xyz', 'xyz')).toEqual([['t-2', 0.875]]);
    expect(scores('xyz '.repeat(50), 'xyz '.repeat(500))).toEqual([['t-2', 1]]);
  });

  it('orders the topics, then their ids do', () => {
    expect(scores('', 'ab cd xyz xyz')).toEqual([
      ['t-2', 0.75],
      ['t-0', 0.5],
      ['t-1', 0.5],
    ]);
  });
});

describe('matching is bounded', () => {
  const manyTopics = (query: string) => topicsOf(fileOf(...Array<string>(2000).fill(query)));

  it('with 2,000 topics of the same term', () => {
    const topics = manyTopics('abc');
    expect(topics.automaton.size).toBe(1);
    expect(matchTopics(topics, articleOf('', 'abc '.repeat(6000)))).toHaveLength(MAX_PER_ARTICLE);
    expect(matchTopics(topics, articleOf('', 'abd'))).toEqual([]);
  });

  it('with terms that are everywhere', () => {
    const terms = ['a', 'aaa*', '"a a"', '"a a aaa*"', '"a a a a a a a a"'];
    const side = `(${Array.from({ length: 95 }, (_, i) => terms[i] ?? `${'a'.repeat(i)}*`).join(' OR ')})`;
    const topics = topicsOf(fileOf(...Array<string>(100).fill(`${side} NEAR/50 ${side}`)));
    const started = performance.now();
    expect(
      matchTopics(topics, articleOf('', `${'a '.repeat(4000)}${`${'a'.repeat(100)} `.repeat(2000)}`)),
    ).toHaveLength(MAX_PER_ARTICLE);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it(`at ${MAX_WORDS} words of a text and ${MAX_PLACES} places of a term`, () => {
    expect(matches('xyz', `${'a '.repeat(MAX_WORDS - 1)}xyz`)).toBe(true);
    expect(matches('xyz', `${'a '.repeat(MAX_WORDS)}xyz`)).toBe(false);
    const [topic] = matchTopicsEverywhere(topicsOf(fileOf('abc')), articleOf('abc', 'abc '.repeat(1000)));
    expect(topic?.evidence).toHaveLength(MAX_PLACES);
    expect(topic?.evidence[0]?.part).toBe('headline');
  });
});

describe('the words of the reference', () => {
  it('are left alone by the stemmer', () => {
    expect(tokenize(WORDS.join(' '), 99).map(({ word, stem }) => [word, stem])).toEqual(
      WORDS.map((word) => [word, word]),
    );
  });
});
