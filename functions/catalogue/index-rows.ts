/**
 * Index rows: what articles are found by. Two orders, each in partitions of one month (UTC):
 *
 * ```
 * I#<facet>#<value>#<month>   <sortAt>#<articleId>       by date of publication: one row per facet value, and one of facet `all`
 * I#uploaded##<month>         <uploadedAt>#<articleId>   by upload: one row
 * ```
 *
 * Every row carries all facet values of its article, so that a query for several reads the rows of one and filters them, and the article
 * rows of those only that pass. A row is kept within one write unit: the values are left out where they do not fit, and are then read off
 * the article.
 */
import { createHash } from 'node:crypto';
import type { ArticleRecord } from './article-record.ts';
import type { DependentRow } from './dependent-rows.ts';
import { type Facet, type FacetValue, facetsOf, folded } from './facets.ts';

/** What orders articles: when they were published (or, undated, uploaded), or when they were uploaded. */
export type TimeAxis = 'published' | 'uploaded';

/** Names the rows of one list: those of a facet value, or of all articles in one of the orders. */
export type IndexName = readonly [facet: Facet | 'all' | 'uploaded', value: string];

/** @param month `YYYY-MM` */
export function indexPartition([facet, value]: IndexName, month: string): string {
  return `I#${facet}#${keyForm(value)}#${month}`;
}

/** The most that a value may take of a key, of which DynamoDB takes 2,048 bytes. */
const VALUE_BYTES = 200;

/** The folded value; of a longer one (one letter may fold to eighteen), its beginning and a digest. */
function keyForm(value: string): string {
  const form = folded(value);
  if (Buffer.byteLength(form) <= VALUE_BYTES) return form;
  const digest = createHash('sha256').update(form).digest('hex').slice(0, 32);
  return `${[...form].slice(0, 40).join('')}~${digest}`;
}

/** The instant that orders. */
export function instantOf(
  axis: TimeAxis,
  { sortAt, uploadedAt }: Pick<ArticleRecord, 'sortAt' | 'uploadedAt'>,
): string {
  return axis === 'published' ? sortAt : uploadedAt;
}

/** Both instants and ids have one spelling each, so byte order is time order. */
export function indexSortKey(axis: TimeAxis, record: Pick<ArticleRecord, 'id' | 'sortAt' | 'uploadedAt'>): string {
  return `${instantOf(axis, record)}#${record.id}`;
}

export function monthOf(instant: string): string {
  return instant.slice(0, 7);
}

/** The most that a row's values may take, so that with keys and instants it is below 1,024 bytes. */
const FACETS_BYTES = 600;

export function indexRowsOf(record: ArticleRecord): readonly DependentRow[] {
  const { sortAt, uploadedAt } = record;
  const values = facetsOf(record);
  const facets = withinRow(values.map(([facet, value]) => `${facet}#${value}`));
  const lists: readonly IndexName[] = [['all', ''], ...values];
  const partitions = new Set(lists.map((list) => indexPartition(list, monthOf(sortAt))));
  const published = indexSortKey('published', record);
  return [
    ...[...partitions].map((pk) => ({ pk, sk: published, attributes: { facets, otherAt: uploadedAt } })),
    {
      pk: indexPartition(['uploaded', ''], monthOf(uploadedAt)),
      sk: indexSortKey('uploaded', record),
      attributes: { facets, otherAt: sortAt },
    },
  ];
}

function withinRow(facets: readonly string[]): readonly string[] | null {
  const bytes = facets.reduce((sum, facet) => sum + Buffer.byteLength(facet) + 1, 0);
  return bytes <= FACETS_BYTES ? facets : null;
}

/** What an index row says of its article. */
export type IndexEntry = {
  readonly id: string;
  readonly sk: string;
  readonly sortAt: string;
  readonly uploadedAt: string;
  /** Null where they did not fit. */
  readonly facets: readonly FacetValue[] | null;
};

export function toIndexEntry(axis: TimeAxis, item: Readonly<Record<string, unknown>>): IndexEntry {
  const [sk, otherAt] = [item['sk'] as string, item['otherAt'] as string];
  const facets = item['facets'] as readonly string[] | null | undefined;
  const [at = '', id = ''] = sk.split('#');
  return {
    id,
    sk,
    sortAt: axis === 'published' ? at : otherAt,
    uploadedAt: axis === 'published' ? otherAt : at,
    facets: facets?.map(toFacetValue) ?? null,
  };
}

function toFacetValue(written: string): FacetValue {
  const mark = written.indexOf('#');
  return [written.slice(0, mark) as Facet, written.slice(mark + 1)];
}
