/** When the newest article is that matches: where counts end that are asked for without a range. */
import { type IndexEntry, instantOf } from '../catalogue/index-rows.ts';
import type { Table } from '../catalogue/table.ts';
import { RangeTooLongError } from './counted-range.ts';
import { articleMatcher, axisOf, listFor, type Selection } from './match-filters.ts';
import { type IndexRange, readIndex } from './read-index.ts';

/** Rows that are looked at. */
const LOOKED_AT = 6000;
const ROWS_AT_FIRST = 20;

/**
 * By publication, of the newest that states its date: in an archive, others stand at the day of their upload. Where none does, of the newest.
 * @returns null when nothing matches
 * @throws RangeTooLongError when none of many rows matches: further ones are not looked at
 */
export async function newestMatch(
  table: Table,
  asked: Selection,
  { from, to }: Pick<IndexRange, 'from' | 'to'>,
): Promise<string | null> {
  const axis = axisOf(asked);
  const { mayMatch } = articleMatcher(asked);
  const isUndated = ({ facets }: IndexEntry): boolean => facets?.some(([facet]) => facet === 'undated') !== false;
  const takesUndated = axis === 'uploaded' || asked.dated === 'no';
  const range = { list: listFor(asked), axis, from, to, order: 'newest', after: null } as const;
  let newest: IndexEntry | null = null;
  let seen = 0;
  for await (const entries of readIndex(table, { ...range, firstRows: ROWS_AT_FIRST })) {
    const matching = entries.filter(mayMatch);
    newest ??= matching[0] ?? null;
    const wanted = matching.find((entry) => takesUndated || !isUndated(entry));
    if (wanted !== undefined) return instantOf(axis, wanted);
    seen += entries.length;
    if (seen < LOOKED_AT) continue;
    if (newest === null) throw new RangeTooLongError(`none of the newest ${seen} articles match: write from and to`);
    break;
  }
  return newest === null ? null : instantOf(axis, newest);
}
