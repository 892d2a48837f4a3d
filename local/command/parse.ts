/**
 * `newsfold parse FILE…`: files through the pure stages, nothing stored.
 */
import { readFile, stat } from 'node:fs/promises';
import { type LineResult, readArticles } from '../../pipeline/line.ts';
import { NO_TOPICS, type OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import { type RecordVersions, rejected } from '../../pipeline/record.ts';
import { MAX_BYTES } from '../../pipeline/unpack/unpack.ts';
import { currentVersions } from '../../pipeline/versions.ts';
import { countriesOf } from './describe.ts';
import { type Format, json, notice, print, table } from './output.ts';
import { openTopicsFile } from './topics.ts';

export type ParseOptions = {
  readonly format: Format;
  readonly roles: boolean;
  /** ISO 8601 UTC; the file's own time of modification when not given. */
  readonly uploaded?: string;
  /** A topics file. */
  readonly topics?: string;
};

/** @returns whether every file gave articles */
export async function parseFiles(files: readonly string[], options: ParseOptions): Promise<boolean> {
  const read = options.topics === undefined ? null : await openTopicsFile(options.topics);
  if (options.topics !== undefined && read === null) return false;
  const topics = read?.topics ?? NO_TOPICS;
  const results: object[] = [];
  let good = true;
  for (const file of files) {
    const source = await readSource(file);
    if ('unreadable' in source) {
      good = false;
      notice(`${file}: cannot be read: ${source.unreadable}`);
      continue;
    }
    const result = parseSource(file, source, topics, options.uploaded);
    if (result.kind === 'rejected') {
      good = false;
      notice(`${file}: rejected: ${result.reason}: ${result.detail}`);
    }
    const items = options.roles
      ? roles(file, result, files.length > 1)
      : records(file, result, currentVersions(topics));
    if (options.format === 'jsonl') for (const item of items) await print(json(item));
    else if (options.format === 'json') results.push(...items);
    else await print(options.roles ? rolesTable(file, result) : articlesText(file, result));
  }
  if (options.format === 'json') await print(json(results, 'indented'));
  return good;
}

type Source = { readonly bytes: Uint8Array | null; readonly size: number; readonly modified: string };

/** `bytes` is null when there are more than would be read. */
async function readSource(file: string): Promise<Source | { readonly unreadable: string }> {
  try {
    const { mtime, size } = await stat(file);
    return { bytes: size > MAX_BYTES ? null : await readFile(file), size, modified: mtime.toISOString() };
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) };
  }
}

function parseSource(
  file: string,
  { bytes, size, modified }: Source,
  topics: OwnTopics,
  uploaded: string | undefined,
): LineResult {
  if (bytes === null) return rejected('too-large', `${size} bytes; at most ${MAX_BYTES} are read`);
  return readArticles(bytes, file, uploaded ?? modified, topics);
}

/** The records as they would be stored, with the body; without what only the catalogue knows. */
function records(file: string, result: LineResult, versions: RecordVersions): object[] {
  if (result.kind === 'rejected') {
    const { reason, detail } = result;
    return [{ object: { key: file }, status: 'rejected', reason, detail }];
  }
  const { charset, mediaType } = result;
  return result.articles.map(({ fingerprint, index, ...article }) => ({
    object: { key: file, entry: null, index },
    mediaType,
    charset,
    url: null,
    ...article,
    textDigest: fingerprint.textDigest,
    status: 'parsed',
    reason: null,
    versions,
  }));
}

function roles(file: string, result: LineResult, naming: boolean): object[] {
  return (result.lines ?? []).map(({ number, role, rule, article }) => ({
    ...(naming ? { file } : {}),
    line: number,
    role,
    rule,
    article,
  }));
}

function rolesTable(file: string, result: LineResult): string {
  if (result.lines === undefined) return `${file}: rejected before its lines were read`;
  const rejection = result.kind === 'rejected' ? `: rejected: ${result.reason}` : '';
  const rows = result.lines
    .filter(({ role }) => role !== 'blank')
    .map(({ number, role, rule, article, text }) => [
      String(number),
      role,
      rule,
      article === null ? '–' : String(article),
      text,
    ]);
  return `${file}${rejection}\n${table(
    [
      ['line', 7],
      ['role', 20],
      ['rule', 30],
      ['article', 7],
      ['text', 80],
    ],
    rows,
  )}`;
}

function articlesText(file: string, result: LineResult): string {
  if (result.kind === 'rejected') return `${file}: rejected: ${result.reason}`;
  return result.articles
    .map((article) =>
      [
        `${file} #${article.index}`,
        `  headline   ${article.headline ?? '–'}`,
        `  published  ${article.publishedAt ?? '–'}${article.publishedFrom === null ? '' : ` (${article.publishedFrom.rule})`}`,
        ...given('updated', article.updatedAt),
        ...given('deck', article.alternativeHeadline),
        ...given('byline', article.byline.join(', ')),
        `  source     ${article.source ?? '–'}`,
        ...given('agency', article.agency.join(', ')),
        ...given('place', article.dateline),
        `  language   ${article.language ?? '–'}`,
        `  topics     ${article.subjects.map(({ label, score }) => `${label} ${score.toFixed(2)}`).join(', ') || '–'}`,
        ...given('own', article.topics.map(({ id, score }) => `${id} ${score.toFixed(2)}`).join(', ')),
        `  countries  ${countriesOf(article)}`,
        `  words      ${article.wordCount}`,
        '',
        article.body,
        '',
      ].join('\n'),
    )
    .join('\n');
}

/** A line of the text form, left out when there is nothing to say. */
function given(name: string, value: string | null): string[] {
  return value === null || value === '' ? [] : [`  ${name.padEnd(9)}  ${value}`];
}
