/** The parse evaluation as text for people. */
import { drawTable, percent } from '../table.ts';
import type { CaseScore, Difference } from './score-case.ts';
import { byLanguage, fieldOf, type ParseSummary, summarise } from './summarise.ts';

const MAX_CONFUSIONS = 20;

export function parseReport(scores: readonly CaseScore[]): string {
  const summary = summarise(scores);
  return [
    `${summary.cases} dumps`,
    drawTable(
      ['field', 'right', 'rightly empty', 'wrong', 'missing', 'invented', 'F1', 'exact'],
      summary.fields.map(({ field, right, absent, wrong, missing, invented, f1, exact }) => [
        ...[field, right, absent, wrong, missing, invented],
        ...[percent(f1), percent(exact)],
      ]),
    ),
    `Body lines: precision ${percent(summary.body.precision)}, recall ${percent(summary.body.recall)}, F1 ${percent(summary.body.f1)} (${summary.body.lines} lines)`,
    `Roles: ${percent(summary.roles.accuracy)} of ${summary.roles.lines} lines`,
    confusionTable(summary),
    languageTable(scores),
  ].join('\n');
}

export function differencesReport(differences: readonly Difference[]): string {
  return differences
    .map(
      ({ where, what, expected, got, rule }) =>
        `${where}  ${what}  ${expected} ≠ ${got}${rule === null ? '' : `  (${rule})`}`,
    )
    .join('\n');
}

function confusionTable({ roles }: ParseSummary): string {
  if (roles.confusions.length === 0) return '';
  const rows = roles.confusions.slice(0, MAX_CONFUSIONS).map(({ expected, got, lines }) => [expected, got, lines]);
  return drawTable(['editor', 'parser', 'lines'], rows);
}

function languageTable(scores: readonly CaseScore[]): string {
  const rows = [...byLanguage(scores)].map(([language, summary]) => {
    const exact = (['headline', 'publishedAt', 'source', 'agency', 'byline', 'language'] as const).map((field) =>
      percent(fieldOf(summary, field).exact),
    );
    return [language ?? '–', summary.cases, percent(summary.body.f1), percent(summary.roles.accuracy), ...exact];
  });
  return drawTable(
    [
      'exact by language',
      'dumps',
      'body F1',
      'roles',
      'headline',
      'published',
      'source',
      'agency',
      'byline',
      'language',
    ],
    rows,
  );
}
