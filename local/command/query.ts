/**
 * `newsfold query`: the filters of the HTTP API, through the same code.
 */
import { z } from 'zod';
import { InvalidCursorError } from '../../functions/query/cursor.ts';
import { articleFilters } from '../../functions/query/filters.ts';
import { findArticles } from '../../functions/query/find-articles.ts';
import type { Target } from '../target.ts';
import { recordTable } from './describe.ts';
import { type Format, notice, print } from './output.ts';
import { WrongCallError } from './wrong-call.ts';

type QueryOptions = {
  readonly subject?: string;
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

export async function query(target: Target, options: QueryOptions): Promise<boolean> {
  const { subject, language, source, from, to, limit, cursor } = options;
  const given = { subject, language, source, from, to, limit, cursor };
  const filters = articleFilters.safeParse({
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    copies: options.copies ? 'all' : 'one',
    order: options.oldest === true ? 'oldest' : 'newest',
  });
  if (!filters.success) throw new WrongCallError(z.prettifyError(filters.error));

  const page = await findArticles(target.table, filters.data).catch((error: unknown) => {
    throw error instanceof InvalidCursorError ? new WrongCallError(error.message) : error;
  });
  if (options.format === 'json') await print(JSON.stringify(page, null, 2));
  else if (options.format === 'jsonl') for (const document of page.documents) await print(JSON.stringify(document));
  else if (page.documents.length > 0) await print(recordTable(page.documents));
  const count = page.documents.length;
  if (options.format === 'table') notice(`${count} article${count === 1 ? '' : 's'}`);
  if (page.cursor !== null) notice(`there may be more: --cursor ${page.cursor}`);
  return true;
}
