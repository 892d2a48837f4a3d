/** The topic evaluation: the committed articles through the line, and its figures. */
import { TOP_TOPICS } from '../../../pipeline/classify/media-topics.ts';
import { byTopic, f1, NOTHING, precision, recall, sum } from '../../../training/measure.ts';
import { type CaseSet, digestOf, topicCaseFiles } from '../case-files.ts';
import { asFloor, type Floor } from '../floors.ts';
import { readTopicCase, type TopicCase } from './read-case.ts';
import { scoreTopics, type TopicScore } from './score-case.ts';

export type TopicFigures = {
  readonly articles: number;
  readonly precision: number;
  readonly recall: number;
  readonly microF1: number;
  /** Over the topics that some article is about. */
  readonly macroF1: number;
  readonly finePrecision: number;
  /** Articles that were given a specific topic. */
  readonly withFine: number;
};

export async function topicCases(sets: readonly CaseSet[]): Promise<readonly TopicCase[]> {
  const files = await topicCaseFiles();
  return files.filter(({ set }) => sets.includes(set)).map(readTopicCase);
}

export async function runTopics(sets: readonly CaseSet[]): Promise<readonly TopicScore[]> {
  return (await topicCases(sets)).map(scoreTopics);
}

export function topicFigures(scores: readonly TopicScore[]): TopicFigures {
  const all = sum(scores.map(({ top }) => top));
  const fine = sum(scores.map(({ fine: of }) => of));
  const topics = byTopic(scores, TOP_TOPICS.length).filter(({ right, missed }) => right + missed > 0);
  return {
    articles: scores.length,
    precision: precision(all),
    recall: recall(all),
    microF1: f1(all),
    macroF1: topics.reduce((total, of) => total + f1(of), 0) / Math.max(1, topics.length),
    finePrecision: precision(fine),
    withFine: scores.filter(({ fine: { right, wrong } }) => right + wrong > 0).length / Math.max(1, scores.length),
  };
}

/** Languages with a lexicon, in the order that they are shown in; the others must get no topics. */
export const MEASURED = ['ar', 'en', 'fr'] as const;

export function abstains(scores: readonly TopicScore[]): readonly TopicScore[] {
  return scores.filter(({ expected: { language } }) => !(MEASURED as readonly string[]).includes(language));
}

/** What the gate holds against the floors: both sets, and the held-out one alone. */
export async function topicFloor(scores: readonly TopicScore[]): Promise<Floor> {
  const atLeast: Record<string, number> = {};
  for (const language of MEASURED) {
    const own = scores.filter(({ expected }) => expected.language === language);
    const heldOut = own.filter(({ expected }) => expected.set === 'held-out');
    for (const [name, of] of [
      [language, own],
      [`${language} held-out`, heldOut],
    ] as const) {
      const { microF1, macroF1, finePrecision, withFine } = topicFigures(of);
      Object.assign(atLeast, {
        [`${name} micro-F1`]: asFloor(microF1),
        [`${name} macro-F1`]: asFloor(macroF1),
        [`${name} fine precision`]: asFloor(finePrecision),
        [`${name} with fine`]: asFloor(withFine),
      });
    }
  }
  const wrong = sum([NOTHING, ...abstains(scores).map(({ top }) => top)]).wrong;
  return {
    digest: digestOf(await topicCaseFiles()),
    atLeast,
    atMost: { 'topics in other languages': wrong },
  };
}
