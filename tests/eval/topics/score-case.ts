/** What the line gives a case, against what it should. Through the whole line: what the parser leaves out does not vote. */
import { broaderOf, TOP_TOPICS } from '../../../pipeline/classify/media-topics.ts';
import { readArticles } from '../../../pipeline/line.ts';
import type { Labels } from '../../../training/labels.ts';
import { type Tally, tally } from '../../../training/measure.ts';
import type { TopicCase } from './read-case.ts';

export type TopicScore = {
  readonly expected: TopicCase;
  /** Codes given, strongest first. */
  readonly given: readonly string[];
  /** Top-level topics given, as places in `TOP_TOPICS`. */
  readonly found: ReadonlySet<number>;
  readonly labels: Labels;
  readonly top: Tally;
  /** Specific topics: `missed` is not counted, since an editor's list of them is never complete. */
  readonly fine: Tally;
};

const UPLOADED_AT = '2026-01-01T00:00:00.000Z';

/** @throws Error when the case is read as no article */
export function scoreTopics(expected: TopicCase): TopicScore {
  const result = readArticles(new TextEncoder().encode(expected.file), `${expected.name}.txt`, UPLOADED_AT);
  const article = result.kind === 'articles' ? result.articles[0] : undefined;
  if (article === undefined) throw new Error(`${expected.name} is not read as an article`);
  const given = article.subjects.map(({ id }) => id);
  const found = new Set(given.map((code) => TOP_TOPICS.indexOf(code)).filter((top) => top !== -1));
  const specific = given.filter((code) => broaderOf(code) !== null);
  const right = specific.filter((code) => expected.fine.has(code)).length;
  return {
    expected,
    given,
    found,
    labels: expected.labels,
    top: tally(found, expected.labels),
    fine: { right, wrong: specific.length - right, missed: 0 },
  };
}
