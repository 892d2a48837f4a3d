/** The topic evaluation as text for people. */
import { labelOf, TOP_TOPICS } from '../../../pipeline/classify/media-topics.ts';
import { byTopic, f1, precision, recall } from '../../../training/measure.ts';
import { CASE_SETS } from '../case-files.ts';
import { markdownTable } from '../docs-section.ts';
import { drawTable, percent } from '../table.ts';
import { abstains, MEASURED, topicFigures } from './run.ts';
import type { TopicScore } from './score-case.ts';

export function topicsReport(scores: readonly TopicScore[]): string {
  const rows = MEASURED.flatMap((language) => {
    const own = scores.filter(({ expected }) => expected.language === language);
    const sets = CASE_SETS.map((set) => own.filter(({ expected }) => expected.set === set));
    return [row(language, own), ...CASE_SETS.map((set, at) => row(`${language} ${set}`, sets[at] ?? []))];
  });
  const others = abstains(scores);
  const silent = others.filter(({ given }) => given.length === 0).length;
  return [
    drawTable(
      ['articles', 'number', 'precision', 'recall', 'micro-F1', 'macro-F1', 'fine precision', 'with fine'],
      rows,
    ),
    drawTable(['topic', ...MEASURED.flatMap((language) => [language, 'precision', 'recall', 'F1'])], topicRows(scores)),
    `${silent} of ${others.length} articles in other languages are given no topic, as they should`,
  ].join('\n');
}

/** The figures of each language and set, for `docs/evaluation.md`. */
export function topicsForDocs(scores: readonly TopicScore[]): string {
  const rows = MEASURED.flatMap((language) =>
    CASE_SETS.map((set) => {
      const own = scores.filter(({ expected }) => expected.language === language && expected.set === set);
      const {
        articles,
        precision: right,
        recall: found,
        microF1,
        macroF1,
        finePrecision,
        withFine,
      } = topicFigures(own);
      const shares = [right, found, microF1, macroF1, finePrecision, withFine].map((share) => (100 * share).toFixed(1));
      return [`${language}, ${set}`, articles, ...shares];
    }),
  );
  return markdownTable(
    ['articles', 'number', 'precision', 'recall', 'micro-F1', 'macro-F1', 'fine precision', 'with a fine topic'],
    rows,
  );
}

/** Articles that were given other topics than they should, with what each was given for. */
export function wrongTopics(scores: readonly TopicScore[]): string {
  return scores
    .filter(({ top, fine }) => top.wrong + top.missed + fine.wrong > 0)
    .map(({ expected, given, found, labels }) => {
      const names = (set: ReadonlySet<number>) =>
        [...set].map((top) => labelOf(TOP_TOPICS[top] ?? '', 'en')).join('; ');
      const missed = labels.required.difference(found);
      const wrong = found.difference(labels.required).difference(labels.optional);
      const fine = given.filter((code) => !TOP_TOPICS.includes(code) && !expected.fine.has(code));
      return [
        expected.name,
        ...(missed.size > 0 ? [`    missed  ${names(missed)}`] : []),
        ...(wrong.size > 0 ? [`    wrong   ${names(wrong)}`] : []),
        ...(fine.length > 0 ? [`    fine    ${fine.map((code) => `${code} ${labelOf(code, 'en')}`).join('; ')}`] : []),
      ].join('\n');
    })
    .join('\n');
}

function row(name: string, scores: readonly TopicScore[]): readonly (string | number)[] {
  const of = topicFigures(scores);
  const shares = [of.precision, of.recall, of.microF1, of.macroF1, of.finePrecision, of.withFine];
  return [name, of.articles, ...shares.map(percent)];
}

function topicRows(scores: readonly TopicScore[]): (string | number)[][] {
  const tallies = MEASURED.map((language) =>
    byTopic(
      scores.filter(({ expected }) => expected.language === language),
      TOP_TOPICS.length,
    ),
  );
  return TOP_TOPICS.map((code, topic) => [
    labelOf(code, 'en'),
    ...tallies.flatMap((of) => {
      const own = of[topic];
      return own === undefined
        ? []
        : [own.right + own.missed, percent(precision(own)), percent(recall(own)), percent(f1(own))];
    }),
  ]);
}
