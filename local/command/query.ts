/**
 * `newsfold query`: the filters of the HTTP API, through the same code.
 */
import { InvalidCursorError } from '../../functions/query/cursor.ts';
import { type ArticleFilters, articleFilters, problemsOf } from '../../functions/query/filters.ts';
import { findArticles } from '../../functions/query/find-articles.ts';
import type { Target } from '../target.ts';
import { counted, recordTable } from './describe.ts';
import { type Format, notice, print } from './output.ts';
import { WrongCallError } from './wrong-call.ts';

export type QueryOptions = {
  readonly subject?: string;
  readonly topic?: string;
  readonly language?: string;
  readonly source?: string;
  readonly from?: string;
  readonly to?: string;
  readonly copies: boolean;
  readonly oldest?: boolean;
  readonly limit: string;
  readonly cursor?: string;
  readonly format: Format;
};

/** @throws WrongCallError naming each filter that is none */
export function filtersOf(options: QueryOptions): ArticleFilters {
  const { subject, topic, language, source, from, to, limit, cursor } = options;
  const given = { subject, topic, language, source, from, to, limit, cursor };
  const filters = articleFilters.safeParse({
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    copies: options.copies ? 'all' : 'one',
    order: options.oldest === true ? 'oldest' : 'newest',
  });
  if (!filters.success) throw new WrongCallError(problemsOf(filters.error));
  return filters.data;
}

export async function query(target: Target, filters: ArticleFilters, format: Format): Promise<boolean> {
  const page = await findArticles(target.table, filters).catch((error: unknown) => {
    throw error instanceof InvalidCursorError ? new WrongCallError(error.message) : error;
  });
  if (format === 'json') await print(JSON.stringify(page, null, 2));
  else if (format === 'jsonl') for (const document of page.documents) await print(JSON.stringify(document));
  else if (page.documents.length > 0) await print(recordTable(page.documents));
  if (format === 'table') notice(counted(page.documents.length, 'article'));
  if (page.cursor !== null) notice(`there may be more: --cursor ${page.cursor}`);
  return true;
}
