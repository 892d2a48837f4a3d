/**
 * Where a page ended: opaque to the caller, bound to the query it belongs to, and checked against damage. It grants nothing that the query
 * itself does not, so it is not signed.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Whatever selects and orders; the page size may change while paging. */
export type PagedQuery = { readonly limit?: number; readonly cursor?: string | undefined };

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
export function readCursor(list: string, query: PagedQuery): readonly string[] | null {
  if (query.cursor === undefined) return null;
  const parsed = content.safeParse(jsonOf(query.cursor));
  const [check, ...body] = parsed.data ?? [];
  if (check === undefined || check !== digestOf(body)) {
    throw new InvalidCursorError('the cursor is damaged: pass it on exactly as it was given');
  }
  const [queryDigest, ...position] = body;
  if (queryDigest !== digestOfQuery(list, query)) {
    throw new InvalidCursorError('the cursor belongs to another query: keep filters and order while paging');
  }
  return position;
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
