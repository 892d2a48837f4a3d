/** The comparison of date readers as tables in `docs/evaluation.md`, between its two marks. */
import { markdownTable, rounded, writeDocsSection } from '../docs-section.ts';
import { compareReaders, dated, undated } from './compare-readers.ts';
import type { DatelineCase } from './read-lines.ts';

/** Languages with fewer lines stand together: a share of three lines says nothing. */
const ENOUGH_LINES = 8;

export async function writeComparison(lines: readonly DatelineCase[]): Promise<void> {
  await writeDocsSection('datelines', comparison(lines));
}

export function comparison(lines: readonly DatelineCase[]): string {
  const overall = compareReaders(lines).map(({ reader, exact, day, wrong, none, falseAlarms }) => [
    reader,
    ...[exact, day, wrong, none, falseAlarms].map((share) => rounded(share)),
  ]);
  return `${dated(lines).length} lines that date an article, and ${undated(lines).length} sentences, headlines and other lines that do not.

${markdownTable(['', 'exact', 'day right', 'another day', 'nothing found', 'dates found in other lines'], overall)}

Exact, by language:

${byLanguage(lines)}`;
}

function byLanguage(lines: readonly DatelineCase[]): string {
  const languages = [...Map.groupBy(dated(lines), ({ language }) => language ?? 'not told')].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const large = languages.filter(([, group]) => group.length >= ENOUGH_LINES);
  const small = languages.filter(([, group]) => group.length < ENOUGH_LINES);
  const groups = small.length === 0 ? large : [...large, gathered(small)];
  const columns = groups.map(([, group]) => compareReaders(group));
  const rows = (columns[0] ?? []).map(({ reader }, i) => [
    reader,
    ...columns.map((column) => rounded(column[i]?.exact ?? 0)),
  ]);
  return markdownTable(['', ...groups.map(([name, group]) => `${name} (${group.length})`)], rows);
}

function gathered(groups: readonly (readonly [string, readonly DatelineCase[]])[]): [string, DatelineCase[]] {
  return ['others', groups.flatMap(([, group]) => group)];
}
