/**
 * A case of the parse evaluation: a dump, what a careful editor reads in it, and the role of every line. One file each:
 *
 *     {"layout": "…", "language": "ar", "uploadedAt": "…Z", "articles": [{…}]}      or "reason" instead of "articles"
 *     ---
 *     headline | text of the line                                             ROLE [ARTICLE] | TEXT; `?` is not scored
 *
 * Whatever does not fit is an error that names file and line: a case with a slip measures nothing.
 */
import { z } from 'zod';
import { LINE_ROLES, type LineRole, REJECTION_REASONS } from '../../../pipeline/record.ts';
import { statedDate } from '../stated-date.ts';

const printed = z.string().min(1).nullable();
const expectedArticle = z.strictObject({
  headline: printed,
  alternativeHeadline: printed,
  byline: z.array(z.string().min(1)),
  source: printed,
  agency: z.array(z.string().min(1)),
  publishedAt: statedDate,
  updatedAt: statedDate,
  dateline: printed,
});
export type ExpectedArticle = z.output<typeof expectedArticle>;

const common = {
  layout: z.string().min(10, 'a few words that tell this layout from the others'),
  language: z.string().nullable(),
  uploadedAt: z.iso.datetime(),
  lineEnd: z.string().default('\n'),
};
const header = z.union([
  z.strictObject({ ...common, articles: z.array(expectedArticle).min(1), reason: z.undefined().optional() }),
  z.strictObject({ ...common, articles: z.undefined().optional(), reason: z.enum(REJECTION_REASONS) }),
]);

export type CaseLine = {
  /** Null where the role is a matter of taste. */
  readonly role: LineRole | null;
  readonly article: number;
  readonly text: string;
};

export type Case = z.output<typeof header> & {
  /** `development/ar-01-….case` */
  readonly name: string;
  readonly lines: readonly CaseLine[];
  /** 1-based line of the case file that holds the dump's first line. */
  readonly firstLine: number;
};

const ROW = /^(?<role>[a-z-]+|\?)?(?: +(?<article>\d+))? *\|(?: (?<text>.*))?$/su;

/** Other line ends than `lineEnd` would shift every line number after them. */
const STRAY_BREAK = /[\r\v\f\u0085\u2028\u2029]/;

/** @throws Error that names the file, the line, and what is wrong with it */
export function readCase(name: string, text: string): Case {
  const rows = text.replace(/\n$/, '').split('\n');
  const rule = rows.indexOf('---');
  if (rule < 0) throw new Error(`${name}: no line "---" between header and dump`);
  const read = readHeader(name, rows.slice(0, rule).join('\n'));
  const lines = rows
    .slice(rule + 1)
    .map((row, i) => readRow(`${name}:${rule + 2 + i}`, row, read.articles?.length ?? 1));
  if (!lines.some((line) => line.role !== 'blank')) throw new Error(`${name}: the dump has no text`);
  return { ...read, name, lines, firstLine: rule + 2 };
}

/** The bytes of the dump. */
export function dumpOf({ lines, lineEnd }: Case): Uint8Array {
  return new TextEncoder().encode(lines.map(({ text }) => text).join(lineEnd));
}

function readHeader(name: string, text: string): z.output<typeof header> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${name}: the header is not JSON`, { cause: error });
  }
  // The branch that was meant, so that the message is about what is wrong in it.
  const branch = header.options[typeof json === 'object' && json !== null && 'reason' in json ? 1 : 0];
  const result = branch.safeParse(json);
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
  return result.data;
}

function readRow(where: string, row: string, articles: number): CaseLine {
  const groups = ROW.exec(row)?.groups;
  if (groups === undefined) throw new Error(`${where}: not "ROLE [ARTICLE] | TEXT": ${row.slice(0, 60)}`);
  const { role = 'blank', article = '0', text = '' } = groups;
  if (role !== '?' && !isRole(role)) throw new Error(`${where}: no role "${role}"; roles are ${LINE_ROLES.join(', ')}`);
  if (Number(article) >= articles) throw new Error(`${where}: article ${article} of ${articles}, counted from 0`);
  if (STRAY_BREAK.test(text)) throw new Error(`${where}: holds a line end; name it as "lineEnd" in the header instead`);
  if (role === 'blank' && text.trim() !== '') throw new Error(`${where}: text without a role: ${text.slice(0, 60)}`);
  return { role: role === '?' ? null : role, article: Number(article), text };
}

function isRole(name: string): name is LineRole {
  return LINE_ROLES.some((role) => role === name);
}
