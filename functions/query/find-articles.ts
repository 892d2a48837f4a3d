/**
 * Lists articles by any combination of filters, newest or oldest first, without a scan. One filter chooses the list of index rows that is
 * read (`match-filters.ts`), the others are applied to these rows, which carry the values of all facets.
 *
 * Index rows only point: the article row is read for every one that passes, and a row that its article does not derive any more (left by
 * a crash, or about to be removed) is passed over.
 */

import { z } from 'zod';
import { ArticleReader } from '../catalogue/article-reader.ts';
import type { ArticleRecord, CatalogueRecord } from '../catalogue/article-record.ts';
import { GroupReader } from '../catalogue/groups.ts';
import { type IndexEntry, type IndexName, indexPartition, indexRowsOf, monthOf } from '../catalogue/index-rows.ts';
import { everyMapped, type Table } from '../catalogue/table.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { ArticleFilters } from './filters.ts';
import { articleMatcher, axisOf, listFor, rangeFor } from './match-filters.ts';
import { bytesOf, MOST_BYTES_A_PAGE } from './page-bytes.ts';
import { indexPosition } from './positions.ts';
import { assertWithin, readIndex } from './read-index.ts';
import { RepresentativeChooser } from './representative.ts';

export type ArticlePage = {
  /** At most as many as were asked for. There may be fewer, or none, and still a cursor: the page then ended for having read enough. */
  readonly documents: readonly CatalogueRecord[];
  /** Pass on for the next page; null at the end. */
  readonly cursor: string | null;
};

/** Where one page ends even if it is not full, so that every request ends in time: index rows, and articles read for them. */
const MOST_ROWS_A_PAGE = 6000;
const MOST_ARTICLES_A_PAGE = 1000;

/** Articles read at once at least, also for a page of one: many may turn out to be copies of others. */
const LEAST_PORTION = 20;

/** Articles whose copies are looked up at once. */
const STANDINGS_AT_ONCE = 32;

/** Sort key of the last row that was dealt with. */
const POSITION = z.tuple([indexPosition]);

/** @throws InvalidCursorError */
export async function findArticles(table: Table, filters: ArticleFilters): Promise<ArticlePage> {
  const { limit, order, copies } = filters;
  const matcher = articleMatcher(filters);
  const list = listFor(filters);
  const range = rangeFor(filters);
  const [after = null] = readCursor('documents', filters, POSITION) ?? [];
  if (after !== null) assertWithin(after, range);
  const reader = new ArticleReader(table);
  const groups = new GroupReader(table, reader);
  const chooser = new RepresentativeChooser(reader, groups, matcher.matches);
  const documents: CatalogueRecord[] = [];
  let rowsRead = 0;
  let articlesRead = 0;
  let bytes = 0;

  const rows = { list, axis: axisOf(filters), ...range, order, after, firstRows: limit };
  for await (const entries of readIndex(table, rows)) {
    rowsRead += entries.length;
    for (const { dealtWith, candidates } of portions(entries, matcher.mayMatch, Math.max(limit, LEAST_PORTION))) {
      articlesRead += candidates.length;
      const articles = await reader.byId(candidates.map(({ id }) => id));
      const matching = candidates.flatMap((entry) => {
        const record = articles.get(entry.id);
        const isValid = record !== undefined && isListed(record, list, entry.sk) && matcher.matches(record);
        return isValid ? [{ entry, record }] : [];
      });
      const listed = await everyMapped(matching, STANDINGS_AT_ONCE, async ({ entry, record }) => {
        const isShown = copies === 'all' || (await chooser.represents(record));
        return isShown ? [{ entry, document: await groups.standingOf(record) }] : [];
      });
      for (const { entry, document } of listed.flat()) {
        documents.push(document);
        bytes += bytesOf(document);
        if (documents.length === limit || bytes >= MOST_BYTES_A_PAGE)
          return { documents, cursor: writeCursor('documents', filters, [entry.sk]) };
      }
      if (rowsRead >= MOST_ROWS_A_PAGE || articlesRead >= MOST_ARTICLES_A_PAGE) {
        return { documents, cursor: writeCursor('documents', filters, [dealtWith.sk]) };
      }
    }
  }
  return { documents, cursor: null };
}

function isListed(record: ArticleRecord, list: IndexName, sk: string): boolean {
  const pk = indexPartition(list, monthOf(sk));
  return indexRowsOf(record).some((row) => row.pk === pk && row.sk === sk);
}

type Portion = {
  /** The last entry of the portion. */
  readonly dealtWith: IndexEntry;
  readonly candidates: readonly IndexEntry[];
};

/** Cuts rows into portions of at most so many candidates: no more articles are read than a page needs. */
function* portions(
  entries: readonly IndexEntry[],
  isCandidate: (entry: IndexEntry) => boolean,
  most: number,
): Generator<Portion> {
  let candidates: IndexEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    if (isCandidate(entry)) candidates.push(entry);
    if (candidates.length < most && index < entries.length - 1) continue;
    yield { dealtWith: entry, candidates };
    candidates = [];
  }
}
