/**
 * Lists articles by facet and time, newest or oldest first, without a scan. One facet chooses the index partitions (one
 * per month), the others filter what is read from them.
 *
 * Index rows only point: the article row is read for every one of them, and a row that its article does not derive any
 * more (left by a crash, or about to be removed) is passed over.
 */
import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { ArticleRecord, CatalogueRecord } from '../catalogue/article-record.ts';
import { articlesById } from '../catalogue/articles.ts';
import { type Facet, facetsOf, facetValue, indexSortKey } from '../catalogue/dependent-rows.ts';
import { GroupReader } from '../catalogue/groups.ts';
import { indexPartition } from '../catalogue/keys.ts';
import { recordedMonths } from '../catalogue/months.ts';
import type { Table } from '../catalogue/table.ts';
import { type Position, readCursor, writeCursor } from './cursor.ts';
import type { ArticleFilters } from './filters.ts';
import { RepresentativeChooser } from './representative.ts';

export type Page = {
  readonly documents: readonly CatalogueRecord[];
  /** Pass on for the next page; null at the end. */
  readonly cursor: string | null;
};

/** Index rows read at once: as many as one BatchGetItem takes articles. */
const READ_AHEAD = 100;

/** @throws InvalidCursorError */
export async function findArticles(table: Table, filters: ArticleFilters): Promise<Page> {
  const facet = chooseFacet(filters);
  const groups = new GroupReader(table);
  const chooser = new RepresentativeChooser(table, groups, (record) => matches(record, filters));
  const documents: CatalogueRecord[] = [];
  for await (const { record, position } of indexed(table, facet, filters, readCursor(filters))) {
    if (!matches(record, filters)) continue;
    const document = await groups.standingOf(record);
    if (filters.copies === 'one' && !(await chooser.represents(record))) continue;
    documents.push(document);
    if (documents.length === filters.limit) return { documents, cursor: writeCursor(filters, position) };
  }
  return { documents, cursor: null };
}

/** The facet that leaves the fewest rows to read: topics and sources are narrower than languages. */
function chooseFacet(filters: ArticleFilters): readonly [Facet, string] {
  if (filters.subject !== undefined) return ['subject', filters.subject];
  if (filters.topic !== undefined) return ['topic', filters.topic];
  if (filters.source !== undefined) return ['source', facetValue(filters.source)];
  if (filters.language !== undefined) return ['language', facetValue(filters.language)];
  return ['all', ''];
}

function matches(record: ArticleRecord, filters: ArticleFilters): boolean {
  const has = (facet: Facet, value: string | undefined): boolean =>
    value === undefined || facetsOf(record).some(([f, v]) => f === facet && v === facetValue(value));
  const inRange = record.sortAt >= (filters.from ?? '') && record.sortAt < (filters.to ?? '~');
  return (
    inRange &&
    has('subject', filters.subject) &&
    has('topic', filters.topic) &&
    has('source', filters.source) &&
    has('language', filters.language)
  );
}

/** Articles of one facet value in order, each with the position behind which a next page begins. */
async function* indexed(
  table: Table,
  [facet, value]: readonly [Facet, string],
  filters: ArticleFilters,
  after: Position | null,
): AsyncGenerator<{ readonly record: ArticleRecord; readonly position: Position }> {
  for (const month of await monthsToRead(table, filters, after)) {
    const pk = indexPartition(facet, value, month);
    const pages = paginateQuery(
      { client: table.client, pageSize: Math.min(READ_AHEAD, filters.limit * 2) },
      {
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': filters.from ?? '0', ':to': filters.to ?? '~' },
        ScanIndexForward: filters.order === 'oldest',
        ...(after?.month === month ? { ExclusiveStartKey: { pk, sk: after.sk } } : {}),
      },
    );
    for await (const { Items } of pages) {
      const rows = Items ?? [];
      const articles = await articlesById(
        table,
        rows.map((row) => row['id'] as string),
      );
      for (const row of rows) {
        const record = articles.get(row['id'] as string);
        const sk = row['sk'] as string;
        if (record === undefined || indexSortKey(record) !== sk) continue;
        if (!facetsOf(record).some(([f, v]) => f === facet && v === value)) continue;
        yield { record, position: { month, sk } };
      }
    }
  }
}

async function monthsToRead(table: Table, filters: ArticleFilters, after: Position | null): Promise<string[]> {
  const [first, last] = [filters.from?.slice(0, 7) ?? '', filters.to?.slice(0, 7) ?? '~'];
  const months = (await recordedMonths(table)).filter((month) => month >= first && month <= last);
  if (filters.order === 'newest') months.reverse();
  if (after === null) return months;
  return months.filter((month) => (filters.order === 'newest' ? month <= after.month : month >= after.month));
}
