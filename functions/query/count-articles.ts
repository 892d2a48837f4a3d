/** Articles of each day by the values of one facet, off the index rows of the narrowest list. */
import { z } from 'zod';
import { broaderOf, isMediaTopic, labelOf } from '../../pipeline/classify/media-topics.ts';
import { articlesById } from '../catalogue/articles.ts';
import { type Facet, type FacetValue, facetsOf, folded } from '../catalogue/facets.ts';
import { type IndexEntry, instantOf, type TimeAxis } from '../catalogue/index-rows.ts';
import type { Table } from '../catalogue/table.ts';
import type { CountPage } from './count.ts';
import { type CountedRange, checkedRange, countedRange } from './counted-range.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { DayTally } from './day-counts.ts';
import type { CountFilters } from './filters.ts';
import {
  type ArticleMatcher,
  articleMatcher,
  hasOnlyUploads,
  listFor,
  rangeFor,
  type Selection,
} from './match-filters.ts';
import { newestMatch } from './newest-match.ts';
import { indexPosition, instantPosition } from './positions.ts';
import { assertWithin, readIndex } from './read-index.ts';

/** Rows that one page counts at most, so that it ends within seconds. */
const MOST_ROWS_A_PAGE = 60_000;
const ROWS_AT_FIRST = 1000;

/** The range, and the sort key of the last row that was counted. */
const POSITION = z.tuple([instantPosition, instantPosition, indexPosition]);

/** @throws InvalidCursorError, RangeTooLongError */
export async function countArticles(table: Table, filters: CountFilters, by: Facet): Promise<CountPage> {
  const axis = filters.sort ?? (hasOnlyUploads(filters) ? 'uploaded' : 'published');
  const asked: Selection = { ...filters, sort: axis };
  const [from, to, after = null] = readCursor('counts', filters, POSITION) ?? [];
  const range =
    from === undefined || to === undefined
      ? await countedRange(rangeFor(asked), (within) => newestMatch(table, asked, within))
      : checkedRange({ from, to });
  if (range === null) return { from: null, to: null, days: [], labels: {}, cursor: null };
  if (after !== null) assertWithin(after, range);

  const matcher = articleMatcher(selectionIn(range, axis, asked));
  const tally = new DayTally();
  const labels = new Map<string, string>();
  let rowsRead = 0;
  let cursor: string | null = null;
  const rows = { list: listFor(asked), axis, ...range, order: 'oldest', after, firstRows: ROWS_AT_FIRST } as const;
  for await (const entries of readIndex(table, rows)) {
    for (const [instant, facets] of await counted(table, axis, entries, matcher)) {
      const values = valuesOf(facets, by, filters.subject ?? null);
      tally.add(
        instant,
        values.map(([value]) => value),
      );
      for (const [value, label] of values) if (value !== label && !labels.has(value)) labels.set(value, label);
    }
    rowsRead += entries.length;
    const end = entries.at(-1);
    if (rowsRead < MOST_ROWS_A_PAGE || end === undefined) continue;
    cursor = writeCursor('counts', filters, [range.from, range.to, end.sk]);
    break;
  }
  return { ...range, days: tally.days(), labels: Object.fromEntries(labels), cursor };
}

function selectionIn({ from, to }: CountedRange, axis: TimeAxis, filters: Selection): Selection {
  return axis === 'published' ? { ...filters, from, to } : { ...filters, uploadedFrom: from, uploadedTo: to };
}

/** Those that match, with the instant that they are counted under. */
async function counted(
  table: Table,
  axis: TimeAxis,
  entries: readonly IndexEntry[],
  { mayMatch, matches }: ArticleMatcher,
): Promise<(readonly [instant: string, facets: readonly FacetValue[]])[]> {
  const told = entries.flatMap((entry) =>
    entry.facets !== null && mayMatch(entry) ? [[instantOf(axis, entry), entry.facets] as const] : [],
  );
  const untold = await articlesById(
    table,
    entries.filter(({ facets }) => facets === null).map(({ id }) => id),
  );
  const read = [...untold.values()].filter(matches);
  return [...told, ...read.map((record) => [instantOf(axis, record), facetsOf(record)] as const)];
}

/** The values to count one article under, each with its label. */
function valuesOf(facets: readonly FacetValue[], by: Facet, subject: string | null): [value: string, label: string][] {
  return facets
    .filter(([facet, value]) => facet === by && (by !== 'subject' || isRightBelow(value, subject)))
    .map(([, value]) => [countedValue(by, value), by === 'subject' ? labelOf(value, 'en') : value]);
}

/** Codes stay as they are; outlets and agencies are told apart as the index does. */
function countedValue(by: Facet, value: string): string {
  return by === 'source' || by === 'agency' ? folded(value) : value;
}

function isRightBelow(code: string, subject: string | null): boolean {
  return isMediaTopic(code) && broaderOf(code) === subject;
}
