/**
 * One case through the pure line, and every difference to what was expected. Articles are compared by their index in the
 * file: one that was invented or missed shifts the others, and that is as bad as it looks to a user.
 */
import { type LineResult, readArticles } from '../../../pipeline/line.ts';
import type { Article, Line } from '../../../pipeline/record.ts';
import { type Verdict, verdictOf, verdictsOfNames } from './compare.ts';
import { type Case, dumpOf, type ExpectedArticle } from './read-case.ts';

export const FIELDS = [
  'headline',
  'alternativeHeadline',
  'byline',
  'source',
  'agency',
  'publishedAt',
  'updatedAt',
  'dateline',
] as const satisfies readonly (keyof ExpectedArticle)[];

/** The article's fields, and what the file is as a whole. */
export type Field = (typeof FIELDS)[number] | 'language' | 'articles' | 'reason';

export type Difference = {
  /** `case:line`, the line of the case file, or the case alone. */
  readonly where: string;
  readonly what: string;
  readonly expected: string;
  readonly got: string;
  /** The parser's rule, where it names one. */
  readonly rule: string | null;
};

export type FieldScore = { readonly field: Field; readonly verdict: Verdict };
export type LineScore = {
  readonly expected: string;
  readonly got: string;
  /** Whether the line is text of its article: by the editor, by the parser. */
  readonly isBody: boolean;
  readonly gotBody: boolean;
  /** Both take it for text, of the same article. */
  readonly sameBody: boolean;
};

export type CaseScore = {
  readonly name: string;
  readonly language: string | null;
  readonly fields: readonly FieldScore[];
  readonly lines: readonly LineScore[];
  readonly differences: readonly Difference[];
};

/** Roles that are text of the article. */
const BODY = new Set(['body', 'quote', 'list-item']);

export function scoreCase(expected: Case): CaseScore {
  const result = readArticles(dumpOf(expected), expected.name, expected.uploadedAt);
  const fields: FieldScore[] = [];
  const differences: Difference[] = [];
  const note = (
    field: Field,
    verdicts: readonly Verdict[],
    rest: Omit<Difference, 'where' | 'what'>,
    what = '',
  ): void => {
    fields.push(...verdicts.map((verdict) => ({ field, verdict })));
    if (verdicts.every((verdict) => verdict === 'right' || verdict === 'absent')) return;
    differences.push({ where: expected.name, what: `${field}${what}`, ...rest });
  };

  const reason = result.kind === 'rejected' ? result.reason : null;
  const wanted = expected.reason ?? null;
  const detail = result.kind === 'rejected' ? result.detail : null;
  note('reason', [verdictOf(wanted, reason)], { expected: show(wanted), got: show(reason), rule: detail });
  if (expected.articles === undefined) {
    return { name: expected.name, language: expected.language, fields, lines: [], differences };
  }

  const got = result.kind === 'rejected' ? [] : result.articles;
  const [many, read] = [String(expected.articles.length), String(got.length)];
  note('articles', [verdictOf(many, read)], { expected: many, got: read, rule: null });
  for (let i = 0; i < Math.max(expected.articles.length, got.length); i++) {
    const [mine, theirs] = [expected.articles[i] ?? NOTHING, got[i]];
    const at = ` [${i}]`;
    for (const field of FIELDS) {
      const [a, b] = [mine[field], theirs?.[field] ?? NOTHING[field]];
      const verdicts = Array.isArray(a) && Array.isArray(b) ? verdictsOfNames(a, b) : [verdictOf(one(a), one(b))];
      note(field, verdicts, { expected: show(a), got: show(b), rule: ruleOf(field, theirs) }, at);
    }
    const [language, found] = [expected.articles[i] === undefined ? null : expected.language, theirs?.language ?? null];
    note('language', [verdictOf(language, found)], { expected: show(language), got: show(found), rule: null }, at);
  }
  return { name: expected.name, language: expected.language, fields, ...scoreLines(expected, result, differences) };
}

function scoreLines(
  expected: Case,
  result: LineResult,
  others: readonly Difference[],
): Pick<CaseScore, 'lines' | 'differences'> {
  const parsed = result.kind === 'rejected' ? null : result.lines;
  if (parsed !== null && parsed.length !== expected.lines.length) {
    throw new Error(`${expected.name}: ${expected.lines.length} lines, of which the parser makes ${parsed.length}`);
  }
  const lines: LineScore[] = [];
  const differences = [...others];
  for (const [i, { role, article }] of expected.lines.entries()) {
    if (role === null) continue;
    const line = parsed?.[i] ?? UNREAD;
    const [isBody, gotBody] = [BODY.has(role), BODY.has(line.role)];
    const sameBody = isBody && gotBody && line.article === article;
    lines.push({ expected: role, got: line.role, isBody, gotBody, sameBody });
    if (role === line.role && (!isBody || sameBody)) continue;
    const belongs = isBody && gotBody && !sameBody;
    differences.push({
      where: `${expected.name}:${expected.firstLine + i}`,
      what: 'role',
      expected: belongs ? `${role} ${article}` : role,
      got: belongs ? `${line.role} ${line.article ?? '–'}` : line.role,
      rule: line.rule,
    });
  }
  return { lines, differences };
}

const UNREAD: Pick<Line, 'rule' | 'article'> & { readonly role: string } = {
  role: 'rejected',
  rule: '',
  article: null,
};

const NOTHING: ExpectedArticle = {
  headline: null,
  alternativeHeadline: null,
  byline: [],
  source: null,
  agency: [],
  publishedAt: null,
  updatedAt: null,
  dateline: null,
};

function ruleOf(field: Field, article: Article | undefined): string | null {
  if (field === 'headline') return article?.headlineFrom ?? null;
  if (field !== 'publishedAt') return null;
  return article?.publishedFrom == null ? (article?.flags.join(', ') ?? null) : article.publishedFrom.rule;
}

function one(value: string | readonly string[] | null): string | null {
  return typeof value === 'string' ? value : null;
}

function show(value: string | readonly string[] | null): string {
  return JSON.stringify(value);
}
