/**
 * Where a page ended: opaque to the caller, bound to the query it belongs to, and checked against damage. It grants nothing that the query
 * itself does not, so it is not signed; whoever makes one up is refused where it names no position of the list.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Whatever selects and orders; the page size may change while paging. */
export type PagedQuery = { readonly limit?: number; readonly cursor?: string | undefined };

/** The positions that a list has: strings, of which a cursor is made. */
export type PositionSchema<Position extends readonly string[]> = z.ZodType<Position>;

export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}

const DIGEST_LENGTH = 12;
const content = z.tuple([z.string(), z.string()], z.string());

/** @param list what is paged; a cursor is good for one list only */
export function writeCursor(list: string, query: PagedQuery, position: readonly string[]): string {
  const body = [digestOfQuery(list, query), ...position];
  return Buffer.from(JSON.stringify([digestOf(body), ...body])).toString('base64url');
}

/**
 * @returns null where the query begins
 * @throws InvalidCursorError when it is no cursor, or another query's
 */
export function readCursor<Position extends readonly string[]>(
  list: string,
  query: PagedQuery,
  schema: PositionSchema<Position>,
): Position | null {
  if (query.cursor === undefined) return null;
  const [check, ...body] = content.safeParse(jsonOf(query.cursor)).data ?? [];
  const [queryDigest, ...position] = body;
  const damaged = new InvalidCursorError('the cursor is damaged: pass it on exactly as it was given');
  if (check === undefined || check !== digestOf(body)) throw damaged;
  if (queryDigest !== digestOfQuery(list, query)) {
    throw new InvalidCursorError('the cursor belongs to another query: keep filters and order while paging');
  }
  const { data } = schema.safeParse(position);
  if (data === undefined) throw damaged;
  return data;
}

function digestOfQuery(list: string, { cursor: _cursor, limit: _limit, ...selecting }: PagedQuery): string {
  const given = Object.entries(selecting).filter(([, value]) => value !== undefined);
  return digestOf([list, ...given.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, DIGEST_LENGTH);
}

/** Of the very spelling that was given: the decoder passes over characters that it does not know. */
function jsonOf(cursor: string): unknown {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor) return undefined;
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
