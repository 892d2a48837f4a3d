/** What cursors are made of: instants, and names of rows. */
import { z } from 'zod';
import { isArticleId } from './show-article.ts';

/** UTC, in the one spelling that rows have. */
export const instantPosition = z.string().refine((text) => {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
});

export const articlePosition = z.string().refine(isArticleId);

/** Sort key of an index row. */
export const indexPosition = z.string().refine((text) => {
  const [at, id, ...more] = text.split('#');
  return instantPosition.safeParse(at).success && articlePosition.safeParse(id).success && more.length === 0;
});

/** An object's key may be anything: in a cursor it stands as base64url, which is short whatever is in it. */
export const keyPosition = z
  .base64url()
  .max(2000)
  .transform((text) => Buffer.from(text, 'base64url').toString());

export function inCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}
