/**
 * `newsfold export`: everything that matches, page by page, as much as there is.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { InvalidCursorError } from '../../functions/query/cursor.ts';
import { type ArticleFilters, LARGEST_PAGE } from '../../functions/query/filters.ts';
import { findArticles } from '../../functions/query/find-articles.ts';
import type { Target } from '../target.ts';
import { ARTICLE_COLUMNS } from './article-columns.ts';
import type { TargetOptions } from './at-target.ts';
import { csv } from './csv.ts';
import { counted } from './describe.ts';
import { asWrongCall } from './filters-of.ts';
import { json, notice, progress, readerHasLeft, write } from './output.ts';
import { BEGINNING, type Position, ResumableFile } from './resumable-file.ts';
import { WrongCallError } from './wrong-call.ts';

type ExportFormat = 'jsonl' | 'csv';

export type ExportOptions = TargetOptions & {
  readonly format: ExportFormat;
  /** Default: standard output. */
  readonly output?: string;
  readonly overwrite: boolean;
  readonly restart: boolean;
};

/** @returns whether it came to its end; that its reader has had enough is an end, too */
export async function exportArticles(
  target: Target,
  filters: ArticleFilters,
  options: ExportOptions,
): Promise<boolean> {
  const { output } = options;
  if (output !== undefined) return exportToFile(target, filters, { ...options, output });
  if (options.overwrite || options.restart) throw new WrongCallError('--overwrite and --restart go with --output');
  let reached: Position = { ...BEGINNING, cursor: filters.cursor ?? null };
  try {
    const isRead = await pump(target, filters, options, reached, async (text, position) => {
      await write(text);
      if (!readerHasLeft()) reached = position;
    }).catch(asWrongCall);
    return isRead || readerHasLeft();
  } finally {
    if (!reached.ended && reached.articles > 0 && !readerHasLeft()) {
      notice(`cut off after ${counted(reached.articles, 'article')}; the rest: --cursor ${reached.cursor}`);
    }
  }
}

async function exportToFile(
  target: Target,
  filters: ArticleFilters,
  options: ExportOptions & { readonly output: string },
): Promise<boolean> {
  const { output, overwrite, restart } = options;
  const file = await ResumableFile.open({ file: output, digest: digestOf(filters, options), overwrite, restart });
  try {
    if (file.position.articles > 0) notice(`going on after ${counted(file.position.articles, 'article')}`);
    await pump(target, filters, options, file.position, (text, position) => file.append(text, position)).catch(
      (error: unknown) => {
        if (!(error instanceof InvalidCursorError)) throw error;
        throw new WrongCallError(`${output} was begun by another release of newsfold: --restart begins anew`);
      },
    );
    if (file.position.ended) await file.finish();
    notice(
      file.position.ended
        ? `${counted(file.position.articles, 'article')} in ${output}`
        : `cut off after ${counted(file.position.articles, 'article')}; the same command goes on`,
    );
    return file.position.ended;
  } finally {
    await file.close();
  }
}

/**
 * Hands page after page to `append`, until the end or until the process is told to stop: then after the page in hand.
 * @returns whether it came to the end
 */
async function pump(
  { table }: Target,
  filters: ArticleFilters,
  { format, output }: ExportOptions,
  begin: Position,
  append: (text: string, position: Position) => Promise<void>,
): Promise<boolean> {
  const interruption = interruptions();
  const line = output === undefined && process.stdout.isTTY ? null : progress('exporting');
  try {
    for (let at = begin; !at.ended; ) {
      const page = await findArticles(table, { ...filters, limit: LARGEST_PAGE, cursor: at.cursor ?? undefined });
      const text = textOf(page.documents, format, at.cursor === null);
      at = { articles: at.articles + page.documents.length, cursor: page.cursor, ended: page.cursor === null };
      await append(text, at);
      line?.say(`${counted(at.articles, 'article')} exported`);
      if (!at.ended && (interruption.cameIn() || readerHasLeft())) return false;
    }
    return true;
  } finally {
    line?.done();
    interruption.forget();
  }
}

function textOf(documents: readonly CatalogueRecord[], format: ExportFormat, isFirst: boolean): string {
  if (format === 'csv') return csv(ARTICLE_COLUMNS, documents, isFirst);
  return documents.map((document) => `${json(document)}\n`).join('');
}

/** Exports of one digest have the same lines, as far as the catalogue has not changed. */
function digestOf({ limit: _limit, ...filters }: ArticleFilters, options: ExportOptions): string {
  const { format, target, dataDir } = options;
  const columns = format === 'csv' ? ARTICLE_COLUMNS.map(([name]) => name) : [];
  const catalogue = target === 'local' ? path.resolve(dataDir) : target;
  const all = [format, columns, catalogue, Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first asks to stop, the next one stops as usual. */
function interruptions(): { readonly cameIn: () => boolean; readonly forget: () => void } {
  let came = false;
  const onSignal = () => {
    came = true;
    forget();
  };
  const forget = () => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  for (const signal of SIGNALS) process.once(signal, onSignal);
  return { cameIn: () => came, forget };
}
