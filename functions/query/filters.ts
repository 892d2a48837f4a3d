/**
 * What can be asked of the catalogue, as a schema: the command line and the HTTP API both parse through it.
 */
import { z } from 'zod';
import { STATED_INSTANT, startOf, startOfNext } from './period.ts';

const period = z
  .string()
  .regex(STATED_INSTANT, 'write a year, month, day or UTC instant: 2020, 2020-10, 2020-10-05, 2020-10-05T04:20:00Z')
  .refine((value) => !STATED_INSTANT.test(value) || startOf(value) !== null, 'there is no such date');

export const DEFAULT_PAGE = 50;
export const LARGEST_PAGE = 200;
const PAGE_SIZE = `write a whole number from 1 to ${LARGEST_PAGE}`;

const fields = z.strictObject({
  /** Media Topic code, with or without `medtop:`. */
  subject: z
    .string()
    .regex(/^(medtop:)?\d{8}$/, 'write an 8-digit Media Topic code, for example 11000000 for politics')
    .transform((value) => value.replace('medtop:', ''))
    .optional(),
  /** One of the user's own topics. */
  topic: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'write the id of a topic: lower-case letters, digits and hyphens')
    .optional(),
  /** BCP 47 language of the text. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a BCP 47 tag, for example ar or en')
    .optional(),
  /** The outlet as the text names it; case does not matter. */
  source: z.string().min(1).max(200).optional(),
  /** Published (or, undated, uploaded) from the start of this period on. */
  from: period.transform((value) => startOf(value)).optional(),
  /** … to the end of this period. */
  to: period.transform((value) => startOfNext(value)).optional(),
  /** `one` lists one article of each group of copies: the canonical one among those that match. */
  copies: z.enum(['all', 'one']).default('all'),
  order: z.enum(['newest', 'oldest']).default('newest'),
  limit: z.coerce.number(PAGE_SIZE).int(PAGE_SIZE).min(1, PAGE_SIZE).max(LARGEST_PAGE, PAGE_SIZE).default(DEFAULT_PAGE),
  /** Where the former page ended; valid with the same filters only. */
  cursor: z.string().max(2000).optional(),
});

export const articleFilters = fields.refine(({ from, to }) => from == null || to == null || from < to, {
  error: 'the range ends before it begins',
  path: ['to'],
});

export type ArticleFilters = z.output<typeof articleFilters>;

/** What is wrong with a query, one filter after the other, in words for whoever wrote it. */
export function problemsOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
}
