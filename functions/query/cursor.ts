/**
 * Where a page ended: opaque to the caller, and bound to the query it belongs to.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ArticleFilters } from './filters.ts';

const position = z.tuple([z.string(), z.string().regex(/^\d{4}-\d{2}$/), z.string().min(1)]);

export type Position = {
  /** `YYYY-MM`: the index partition. */
  readonly month: string;
  /** Sort key of the last index row that was dealt with. */
  readonly sk: string;
};

export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}

export function writeCursor(filters: ArticleFilters, { month, sk }: Position): string {
  return Buffer.from(JSON.stringify([digestOf(filters), month, sk])).toString('base64url');
}

/** @throws InvalidCursorError when it is no cursor, or another query's */
export function readCursor(filters: ArticleFilters): Position | null {
  if (filters.cursor === undefined) return null;
  const parsed = position.safeParse(jsonOf(filters.cursor));
  if (!parsed.success) throw new InvalidCursorError('the cursor is damaged: pass it on exactly as it was given');
  const [digest, month, sk] = parsed.data;
  if (digest !== digestOf(filters)) {
    throw new InvalidCursorError('the cursor belongs to another query: keep filters and order while paging');
  }
  return { month, sk };
}

/** The page size may change while paging; whatever selects or orders may not. */
function digestOf({ cursor: _cursor, limit: _limit, ...selecting }: ArticleFilters): string {
  const canonical = JSON.stringify(Object.entries(selecting).sort(([a], [b]) => a.localeCompare(b)));
  return createHash('sha256').update(canonical).digest('base64url').slice(0, 12);
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
