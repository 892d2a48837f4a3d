/** The duplicate evaluation as text for people. */
import { drawTable, percent, type Row } from '../table.ts';
import type { PairScore } from './judge-pair.ts';
import { type DuplicateSummary, isRight, ofGate, ofWritten, summariesBy, summariseDuplicates } from './summarise.ts';

export function duplicatesReport(scores: readonly PairScore[]): string {
  const gate = ofGate(scores);
  const edited = gate.filter(({ pair }) => pair.isDuplicate);
  const others = gate.filter(({ pair }) => !pair.isDuplicate);
  const written = ofWritten(scores);
  return [
    'Edited texts, and texts that are not the same:',
    overallTable(byLanguage(gate), gate),
    drawTable(
      ['edit', 'pairs', 'found', 'lost by bands', 'rejected', 'recall'],
      [...summariesBy(edited, kindOf)].map(([kind, { pairs, found, lostByBands, rejected, recall }]) => [
        ...[kind, pairs, found, lostByBands, rejected],
        percent(recall),
      ]),
    ),
    drawTable(
      ['not the same', 'pairs', 'taken for duplicates', 'right'],
      [...summariesBy(others, kindOf)].map(([kind, { pairs, falselyFound, right }]) => [
        ...[kind, pairs, falselyFound],
        percent(right),
      ]),
    ),
    'Pairs that were written as such:',
    overallTable(summariesBy(written, setOf), written),
    drawTable(
      ['kind', 'pairs', 'right', 'lost by bands', ''],
      [...summariesBy(written, ({ pair }) => `${pair.kind}, ${pair.set}`)].map(([kind, summary]) => [
        ...[kind, summary.pairs, Math.round(summary.right * summary.pairs), summary.lostByBands],
        percent(summary.right),
      ]),
    ),
  ].join('\n');
}

export function labelledReport(scores: readonly PairScore[]): string {
  return overallTable(byLanguage(scores), scores);
}

/** Each pair once, with what was measured. */
export function wrongPairs(scores: readonly PairScore[]): string {
  return scores
    .filter((score) => !isRight(score))
    .map(({ pair, comparison, isLostByBands, rejections }) => {
      const verdict = pair.isDuplicate ? 'missed' : 'no duplicate';
      const why = isLostByBands ? 'no band shared' : (comparison?.difference ?? comparison?.match?.kind ?? '');
      const measures = (['similarity', 'contained', 'otherNames', 'otherNumbers'] as const).map(
        (measure) => `${measure} ${comparison?.[measure].toFixed(2) ?? '–'}`,
      );
      return `${verdict}  ${pair.name}\n    ${[why, ...rejections, ...measures].filter((part) => part !== '').join(', ')}`;
    })
    .join('\n');
}

function overallTable(groups: ReadonlyMap<string, DuplicateSummary>, all: readonly PairScore[]): string {
  return drawTable(
    ['', 'duplicates', 'found', 'lost by bands', 'others', 'taken for duplicates', 'precision', 'recall', 'F1'],
    [...[...groups].map(([name, summary]) => overallRow(name, summary)), overallRow('all', summariseDuplicates(all))],
  );
}

function overallRow(name: string, summary: DuplicateSummary): Row {
  const { pairs, duplicates, found, lostByBands, falselyFound } = summary;
  return [
    ...[name, duplicates, found, lostByBands, pairs - duplicates, falselyFound],
    ...[percent(summary.precision), percent(summary.recall), percent(summary.f1)],
  ];
}

function byLanguage(scores: readonly PairScore[]): ReadonlyMap<string, DuplicateSummary> {
  const groups = summariesBy(scores, ({ language }) => language ?? 'not told');
  return new Map([...groups].sort(([, a], [, b]) => b.pairs - a.pairs));
}

function kindOf({ pair }: PairScore): string {
  return pair.kind;
}

function setOf({ pair }: PairScore): string {
  return pair.set;
}
