/** The gate of the topic evaluation: what was reached on the committed articles is not lost again. */
import { describe, expect, it } from 'vitest';
import { TOP_TOPICS } from '../../../pipeline/classify/media-topics.ts';
import { CASE_SETS, digestOf, topicCaseFiles } from '../case-files.ts';
import { fallsBelow, floorOf } from '../floors.ts';
import { abstains, runTopics, topicCases, topicFigures, topicFloor } from './run.ts';

/** What was asked for; the floors are what is reached. */
const REQUIRED = { microF1: 0.9, macroF1: 0.85, finePrecision: 0.85 } as const;
/** Articles in each language, and of those about each topic. */
const AT_LEAST = { ar: 100, en: 50 } as const;
const ABOUT_EACH = 5;

const cases = await topicCases(CASE_SETS);
const floor = (await floorOf('topics')) ?? { digest: '', atLeast: {}, atMost: {} };

describe('the topic cases', () => {
  it.each(['ar', 'en'] as const)('are enough in %s, five or more about each topic', (language) => {
    const own = cases.filter((one) => one.language === language);
    expect(own.length).toBeGreaterThanOrEqual(AT_LEAST[language]);
    for (const [topic, code] of TOP_TOPICS.entries()) {
      expect(own.filter(({ labels }) => labels.required.has(topic)).length, code).toBeGreaterThanOrEqual(ABOUT_EACH);
    }
  });

  it('are those that the floors were reached on (npm run eval -- topics --raise)', async () => {
    expect(digestOf(await topicCaseFiles())).toBe(floor.digest);
  });

  it('are classified no worse than before, and as well as required', async () => {
    const scores = await runTopics(CASE_SETS);
    for (const language of ['ar', 'en']) {
      const reached = topicFigures(scores.filter(({ expected }) => expected.language === language));
      for (const [figure, least] of Object.entries(REQUIRED)) {
        expect(reached[figure as keyof typeof REQUIRED], `${language} ${figure}`).toBeGreaterThanOrEqual(least);
      }
    }
    expect(Object.keys(floor.atLeast)).toContain('ar held-out micro-F1');
    expect(fallsBelow(await topicFloor(scores), floor)).toEqual([]);
  });

  it('in other languages are given no topic', async () => {
    const others = abstains(await runTopics(CASE_SETS));
    expect(others.length).toBeGreaterThanOrEqual(10);
    expect(others.filter(({ given }) => given.length > 0).map(({ expected }) => expected.name)).toEqual([]);
  });
});
