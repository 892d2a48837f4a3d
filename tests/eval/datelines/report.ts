/** The dateline evaluation as text for people. */
import { drawTable, percent } from '../table.ts';
import { type DatelineScore, summariseDatelines } from './score-line.ts';

export function datelinesReport(scores: readonly DatelineScore[]): string {
  const languages = [...Map.groupBy(scores, ({ expected }) => expected.language ?? 'not told')]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([language, group]) => row(language, group));
  return drawTable(['language', 'lines', 'right', 'invented', 'exact'], [...languages, row('all', scores)]);
}

export function wrongLines(scores: readonly DatelineScore[]): string {
  return scores
    .filter(({ isRight }) => !isRight)
    .map(
      ({ expected, got, rule }) =>
        `${expected.line}\n    expected ${show(expected)}\n    got      ${show(got)}  (${rule ?? 'no dateline'})`,
    )
    .join('\n');
}

function row(name: string, scores: readonly DatelineScore[]): readonly (string | number)[] {
  const { lines, right, invented, exact } = summariseDatelines(scores);
  return [name, lines, right, invented, percent(exact)];
}

function show({ isDateline, published, updated }: DatelineScore['got']): string {
  return isDateline ? `published ${published ?? '–'}, updated ${updated ?? '–'}` : 'no dateline';
}
