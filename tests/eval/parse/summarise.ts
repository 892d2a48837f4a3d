/** The scores of many cases as the figures of the evaluation. */
import { type Counts, countsOf, exactOf, f1, f1Of, type Overlap, precision, recall } from './compare.ts';
import { type CaseScore, FIELDS, type Field } from './score-case.ts';

export type FieldSummary = Counts & { readonly field: Field; readonly f1: number; readonly exact: number };

export type ParseSummary = {
  readonly cases: number;
  readonly fields: readonly FieldSummary[];
  readonly body: { readonly precision: number; readonly recall: number; readonly f1: number; readonly lines: number };
  /** Over the lines that are not blank and whose role is no matter of taste. */
  readonly roles: { readonly accuracy: number; readonly lines: number; readonly confusions: readonly Confusion[] };
};

export type Confusion = { readonly expected: string; readonly got: string; readonly lines: number };

const ALL_FIELDS: readonly Field[] = [...FIELDS, 'language', 'articles', 'reason'];

export function summarise(scores: readonly CaseScore[]): ParseSummary {
  const fields = ALL_FIELDS.map((field): FieldSummary => {
    const own = scores.flatMap((score) => score.fields.filter((one) => one.field === field));
    const counts = countsOf(own.map(({ verdict }) => verdict));
    return { field, ...counts, f1: f1Of(counts), exact: exactOf(counts) };
  });
  const body = bodyOverlap(scores);
  return {
    cases: scores.length,
    fields,
    body: { precision: precision(body), recall: recall(body), f1: f1(body), lines: body.both + body.onlyExpected },
    roles: rolesOf(scores),
  };
}

/** `null` stands for a language that nobody can tell. */
export function byLanguage(scores: readonly CaseScore[]): ReadonlyMap<string | null, ParseSummary> {
  const groups = Map.groupBy(scores, ({ language }) => language);
  const largestFirst = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return new Map(largestFirst.map(([language, group]) => [language, summarise(group)]));
}

export function fieldOf({ fields }: ParseSummary, field: Field): FieldSummary {
  const found = fields.find((summary) => summary.field === field);
  if (found === undefined) throw new Error(`no figures of ${field}`);
  return found;
}

function bodyOverlap(scores: readonly CaseScore[]): Overlap {
  const lines = scores.flatMap((score) => score.lines);
  const both = lines.filter(({ sameBody }) => sameBody).length;
  return {
    both,
    onlyGot: lines.filter(({ gotBody }) => gotBody).length - both,
    onlyExpected: lines.filter(({ isBody }) => isBody).length - both,
  };
}

function rolesOf(scores: readonly CaseScore[]): ParseSummary['roles'] {
  const lines = scores.flatMap((score) => score.lines).filter(({ expected }) => expected !== 'blank');
  const confused = lines.filter(({ expected, got }) => expected !== got);
  const pairs = Map.groupBy(confused, ({ expected, got }) => `${expected}\0${got}`);
  const confusions = [...pairs.values()]
    .flatMap((group) => group.slice(0, 1).map(({ expected, got }) => ({ expected, got, lines: group.length })))
    .sort((a, b) => b.lines - a.lines);
  return {
    accuracy: lines.length === 0 ? 1 : (lines.length - confused.length) / lines.length,
    lines: lines.length,
    confusions,
  };
}
