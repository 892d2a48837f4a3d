/** The dateline engine on one line: right only if published, updated and the verdict on the line are all as expected. */
import { readCrowdedDateline, readDateline } from '../../../pipeline/dates/dateline.ts';
import type { DatelineCase } from './read-lines.ts';

export type ReadDates = Pick<DatelineCase, 'published' | 'updated' | 'isDateline'>;
export type DatelineScore = {
  readonly expected: DatelineCase;
  readonly got: ReadDates;
  readonly isRight: boolean;
  /** The forms that were read, with their flags. */
  readonly rule: string | null;
};

export function scoreDateline(expected: DatelineCase): DatelineScore {
  const { rule, ...got } = readDates(expected);
  const isRight = (['published', 'updated', 'isDateline'] as const).every((field) => got[field] === expected[field]);
  return { expected, got, isRight, rule };
}

/** The first valid date of each kind. */
export function readDates({
  line,
  language,
  uploadedAt,
}: Pick<DatelineCase, 'line' | 'language' | 'uploadedAt'>): ReadDates & Pick<DatelineScore, 'rule'> {
  const context = { uploadedAt, language };
  const dateline = readDateline(line, context) ?? readCrowdedDateline(line, context);
  if (dateline === null) return { published: null, updated: null, isDateline: false, rule: null };
  const first = (wanted: 'published' | 'updated') =>
    dateline.statements.find(({ kind, at }) => kind === wanted && at !== null)?.at ?? null;
  return {
    published: first('published'),
    updated: first('updated'),
    isDateline: true,
    rule: dateline.statements.flatMap(({ rule, flags }) => [rule, ...flags]).join(' '),
  };
}

export type DatelineSummary = {
  readonly lines: number;
  readonly right: number;
  /** Lines that date nothing, and for which a date was read. */
  readonly invented: number;
  readonly exact: number;
};

export function summariseDatelines(scores: readonly DatelineScore[]): DatelineSummary {
  const right = scores.filter(({ isRight }) => isRight).length;
  const invented = scores.filter(({ expected, got }) => expected.published === null && got.published !== null).length;
  return { lines: scores.length, right, invented, exact: scores.length === 0 ? 1 : right / scores.length };
}
