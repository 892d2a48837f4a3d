/** Reads whole lists page by page, as callers do. */
import { expect } from 'vitest';
import type { CatalogueRecord } from '../../../functions/catalogue/article-record.ts';
import type { Table } from '../../../functions/catalogue/table.ts';
import { articleFilters, objectFilters } from '../../../functions/query/filters.ts';
import { findArticles } from '../../../functions/query/find-articles.ts';
import { findObjects, type ListedObject } from '../../../functions/query/find-objects.ts';
import type { WrittenQuery } from './plain-filter.ts';

/** What happens before the page of a number is asked for, and while it is read. */
export type Beside = {
  readonly before?: (page: number) => Promise<void>;
  readonly during?: (page: number) => Promise<void>;
};

/** @param limits of one page after the other; the last one also of all further */
export function everyArticle(
  table: Table,
  query: WrittenQuery,
  limits: readonly number[] = [50],
  beside: Beside = {},
): Promise<CatalogueRecord[]> {
  return everyEntry(limits, beside, async (limit, cursor) => {
    const page = await findArticles(table, articleFilters.parse({ ...query, limit, cursor }));
    return { entries: page.documents, cursor: page.cursor };
  });
}

export type WrittenObjectQuery = {
  readonly state: 'stored' | 'rejected' | 'pending' | 'failed';
  readonly reason?: string;
  readonly order?: 'newest' | 'oldest';
  readonly from?: string;
  readonly to?: string;
};

/** @param stalledBefore visits begun before it have failed */
export function everyObject(
  table: Table,
  query: WrittenObjectQuery,
  limits: readonly number[] = [50],
  beside: Beside = {},
  stalledBefore = new Date(0),
): Promise<ListedObject[]> {
  return everyEntry(limits, beside, async (limit, cursor) => {
    const filters = objectFilters.parse({ ...query, limit, cursor });
    const page = await findObjects(table, query.state, filters, stalledBefore);
    return { entries: page.objects, cursor: page.cursor };
  });
}

/** More than any list of the tests has: one that comes to no end is told apart. */
const MOST_PAGES = 2000;

type Page<Entry> = { readonly entries: readonly Entry[]; readonly cursor: string | null };

async function everyEntry<Entry>(
  limits: readonly number[],
  { before, during }: Beside,
  read: (limit: number, cursor: string | undefined) => Promise<Page<Entry>>,
): Promise<Entry[]> {
  const found: Entry[] = [];
  let cursor: string | null | undefined;
  for (let number = 0; cursor !== null; number++) {
    if (number === MOST_PAGES) throw new Error(`no end after ${MOST_PAGES} pages`);
    const limit = limits[number] ?? limits.at(-1) ?? 50;
    await before?.(number);
    const [page]: [Page<Entry>, unknown] = await Promise.all([read(limit, cursor), during?.(number)]);
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    found.push(...page.entries);
    cursor = page.cursor;
  }
  return found;
}
