/**
 * What can be asked of the catalogue, as a schema: the command line and the HTTP API both parse through it.
 */
import { z } from 'zod';
import { STATED_INSTANT, startOf, startOfNext } from './period.ts';

const period = z
  .string()
  .regex(STATED_INSTANT, 'write a year, month, day or UTC instant: 2020, 2020-10, 2020-10-05, 2020-10-05T04:20:00Z')
  .refine((value) => startOf(value) !== null, 'no such date');

export const DEFAULT_PAGE = 50;
export const LARGEST_PAGE = 200;

export const articleFilters = z.strictObject({
  /** Media Topic code, with or without `medtop:`. */
  subject: z
    .string()
    .regex(/^(medtop:)?\d{8}$/, 'write an 8-digit Media Topic code, for example 11000000 for politics')
    .transform((value) => value.replace('medtop:', ''))
    .optional(),
  /** BCP 47 language of the text. */
  language: z.string().min(2).max(35).optional(),
  /** The outlet as the text names it; case does not matter. */
  source: z.string().min(1).max(200).optional(),
  /** Published (or, undated, uploaded) from the start of this period on. */
  from: period.transform((value) => startOf(value)).optional(),
  /** … to the end of this period. */
  to: period.transform((value) => startOfNext(value)).optional(),
  /** `one` lists only the canonical article of each group of copies. */
  copies: z.enum(['all', 'one']).default('all'),
  order: z.enum(['newest', 'oldest']).default('newest'),
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(DEFAULT_PAGE),
  /** Where the former page ended; valid with the same filters only. */
  cursor: z.string().max(2000).optional(),
});

export type ArticleFilters = z.output<typeof articleFilters>;
