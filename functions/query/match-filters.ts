/**
 * Which articles a query means, told from the record or from what an index row says of it; and the list of index rows that leaves the
 * fewest to read.
 */
import type { ArticleRecord } from '../catalogue/article-record.ts';
import { type Facet, type FacetValue, facetsOf, folded } from '../catalogue/facets.ts';
import type { IndexEntry, IndexName, TimeAxis } from '../catalogue/index-rows.ts';
import type { ArticleFilters } from './filters.ts';

/** The filters that select; what pages and orders does not matter here. */
export type Selection = Omit<ArticleFilters, 'copies' | 'order' | 'limit' | 'cursor'>;

/** Facets from the one with the fewest articles a value to the one with the most. */
const NARROWEST_FIRST: readonly Facet[] = ['topic', 'source', 'agency', 'subject', 'country', 'undated', 'language'];

/** Values, folded, that an article must have. */
function wantedFacets(selection: Selection): readonly FacetValue[] {
  const undated = selection.dated === 'no' ? '' : undefined;
  return NARROWEST_FIRST.flatMap((facet) => {
    const value = facet === 'undated' ? undated : selection[facet];
    return value === undefined ? [] : [[facet, folded(value)] as const];
  });
}

/** By upload where uploads are asked for and nothing else: with a facet, its own list by publication has fewer rows. */
export function axisOf(selection: Selection): TimeAxis {
  if (selection.sort !== undefined) return selection.sort;
  return hasOnlyUploads(selection) && wantedFacets(selection).length === 0 ? 'uploaded' : 'published';
}

/** Whether a range of uploads is given, and none of publication. */
export function hasOnlyUploads({ from, to, uploadedFrom, uploadedTo }: Selection): boolean {
  return from === undefined && to === undefined && (uploadedFrom ?? uploadedTo) !== undefined;
}

/** By upload there is one list, of all articles. */
export function listFor(selection: Selection): IndexName {
  if (axisOf(selection) === 'uploaded') return ['uploaded', ''];
  return wantedFacets(selection)[0] ?? ['all', ''];
}

/** The range of the instant that orders. */
export function rangeFor(selection: Selection): {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
} {
  const { from, to, uploadedFrom, uploadedTo } = selection;
  return axisOf(selection) === 'published' ? { from, to } : { from: uploadedFrom, to: uploadedTo };
}

export type ArticleMatcher = {
  /** Whether the article of an index row may match: a row without facets does not tell. */
  readonly mayMatch: (entry: IndexEntry) => boolean;
  readonly matches: (record: ArticleRecord) => boolean;
};

export function articleMatcher(selection: Selection): ArticleMatcher {
  const { from = '', to = '~', uploadedFrom = '', uploadedTo = '~', dated } = selection;
  const wanted = wantedFacets(selection);
  const inRanges = ({ sortAt, uploadedAt }: Pick<IndexEntry, 'sortAt' | 'uploadedAt'>): boolean =>
    sortAt >= from && sortAt < to && uploadedAt >= uploadedFrom && uploadedAt < uploadedTo;
  const hasFacets = (facets: readonly FacetValue[]): boolean =>
    wanted.every(([facet, value]) => facets.some(([f, v]) => f === facet && folded(v) === value)) &&
    !(dated === 'yes' && facets.some(([facet]) => facet === 'undated'));
  return {
    mayMatch: (entry) => entry.facets === null || (inRanges(entry) && hasFacets(entry.facets)),
    matches: (record) => inRanges(record) && hasFacets(facetsOf(record)),
  };
}
