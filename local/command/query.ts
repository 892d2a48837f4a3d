/**
 * `newsfold query`: the filters of the HTTP API, through the same code.
 */
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import type { ArticleFilters } from '../../functions/query/filters.ts';
import { findArticles } from '../../functions/query/find-articles.ts';
import type { Target } from '../target.ts';
import { ARTICLE_COLUMNS } from './article-columns.ts';
import { csv } from './csv.ts';
import { counted, recordTable } from './describe.ts';
import { asWrongCall } from './filters-of.ts';
import { gathered } from './gathered.ts';
import { type Format, json, notice, print, progress, write } from './output.ts';

export async function query(target: Target, filters: ArticleFilters, format: Format): Promise<boolean> {
  const line = progress('looking for articles');
  const { items: documents, cursor } = await gathered(
    filters.limit,
    filters.cursor,
    async (limit, after) => {
      const page = await findArticles(target.table, { ...filters, limit, cursor: after });
      return { items: page.documents, cursor: page.cursor };
    },
    (count) => line.say(`${counted(count, 'article')} found so far`),
  )
    .catch(asWrongCall)
    .finally(line.done);
  if (format === 'json') await print(json({ documents, cursor }, 'indented'));
  else await printArticles(documents, format);
  tellCursor(cursor);
  return true;
}

export async function printArticles(
  documents: readonly CatalogueRecord[],
  format: Exclude<Format, 'json'>,
): Promise<void> {
  if (format === 'jsonl') for (const document of documents) await print(json(document));
  else if (format === 'csv') await write(csv(ARTICLE_COLUMNS, documents));
  else if (documents.length > 0) await print(recordTable(documents));
  if (format === 'table') notice(counted(documents.length, 'article'));
}

export function tellCursor(cursor: string | null): void {
  if (cursor !== null) notice(`there may be more: --cursor ${cursor}`);
}
