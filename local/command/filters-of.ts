/**
 * From the options of a command to filters: through the schemas of the HTTP API, so that both take the same; what is wrong is said in the
 * words of the command line.
 */
import type { z } from 'zod';
import { RangeTooLongError } from '../../functions/query/counted-range.ts';
import { InvalidCursorError } from '../../functions/query/cursor.ts';
import {
  type ArticleFilters,
  articleFilters,
  type CountFilters,
  countFilters,
  type ObjectFilters,
  objectFilters,
} from '../../functions/query/filters.ts';
import { labelOf, lineage } from '../../pipeline/classify/media-topics.ts';
import { notice } from './output.ts';
import { WrongCallError } from './wrong-call.ts';

export type SelectionOptions = {
  readonly subject?: string;
  readonly topic?: string;
  readonly source?: string;
  readonly agency?: string;
  readonly country?: string;
  readonly language?: string;
  readonly dated?: true;
  readonly undated?: true;
  readonly from?: string;
  readonly to?: string;
  readonly uploadedFrom?: string;
  readonly uploadedTo?: string;
  readonly sort?: string;
};

type PagingOptions = { readonly oldest?: true; readonly limit?: string; readonly cursor?: string };

export type ArticleOptions = SelectionOptions & PagingOptions & { readonly copies: boolean };
export type CountOptions = SelectionOptions & { readonly by: string };
export type ObjectOptions = PagingOptions & {
  readonly state: string;
  readonly reason?: string;
  readonly from?: string;
  readonly to?: string;
};

/** @throws WrongCallError naming each option that is none, as do the next two */
export function articleFiltersOf(options: ArticleOptions): ArticleFilters {
  const filters = checked(articleFilters, {
    ...selectionOf(options),
    ...pagingOf(options),
    copies: options.copies ? 'all' : 'one',
  });
  tellSubject(options, filters);
  return filters;
}

export function countFiltersOf(options: CountOptions): CountFilters {
  const filters = checked(countFilters, { ...selectionOf(options), by: options.by });
  tellSubject(options, filters);
  return filters;
}

export function objectFiltersOf(options: ObjectOptions): ObjectFilters {
  const { state, reason, from, to } = options;
  return checked(objectFilters, { state, reason, from, to, ...pagingOf(options) });
}

/** A name may be that of a narrower topic than was meant. */
function tellSubject(
  { subject: written }: SelectionOptions,
  { subject }: { readonly subject?: string | undefined },
): void {
  if (subject === undefined || written === undefined || /\d{8}/.test(written)) return;
  const above = lineage(subject)
    .slice(1)
    .map((code) => `${code} ${labelOf(code, 'en')}`);
  const where = above.length === 0 ? '' : `, below ${above.join(', ')}`;
  notice(`subject: ${subject} ${labelOf(subject, 'en')}${where}`);
}

function selectionOf(options: SelectionOptions): object {
  const { subject, topic, source, agency, country, language, from, to, uploadedFrom, uploadedTo, sort } = options;
  const dated = options.dated === true ? 'yes' : options.undated === true ? 'no' : undefined;
  return { subject, topic, source, agency, country, language, dated, from, to, uploadedFrom, uploadedTo, sort };
}

function pagingOf({ oldest, limit, cursor }: PagingOptions): object {
  return { order: oldest === true ? 'oldest' : 'newest', limit, cursor };
}

function checked<Filters>(schema: z.ZodType<Filters>, given: object): Filters {
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const filters = schema.safeParse(stated);
  if (!filters.success) throw new WrongCallError(filters.error.issues.map(problem).join('; '));
  return filters.data;
}

/** `uploadedFrom` was typed as `--uploaded-from`, `state=rejected` as `--state rejected`. */
function problem({ path, message }: z.core.$ZodIssue): string {
  const option = String(path[0] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const typed = message.replace(/\bwrite ([a-z]+)=([a-z]+)/, 'write --$1 $2');
  return option === '' ? typed : `--${option}: ${typed}`;
}

/** For `catch`: what a query finds wrong with itself only on the way is a wrong call all the same. */
export function asWrongCall(error: unknown): never {
  if (error instanceof InvalidCursorError) throw new WrongCallError(`--cursor: ${error.message}`);
  if (error instanceof RangeTooLongError) throw new WrongCallError(`--from, --to: ${error.message}`);
  throw error;
}
