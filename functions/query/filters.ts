/**
 * What can be asked of the catalogue, as schemas: the command line and the HTTP API parse through them, and the API's description is
 * generated from them. Values arrive as text.
 */
import { z } from 'zod';
import { REJECTION_REASONS } from '../../pipeline/record.ts';
import { STATED_INSTANT, startOf, startOfNext } from './period.ts';
import { topicCode } from './topic-code.ts';

const period = z
  .string()
  .regex(STATED_INSTANT, 'write a year, month, day or UTC instant: 2020, 2020-10, 2020-10-05, 2020-10-05T04:20:00Z')
  .refine((value) => !STATED_INSTANT.test(value) || startOf(value) !== null, 'there is no such date');
/** First instant of the period … */
const periodBegin = period.transform((value) => startOf(value) ?? undefined);
/** … and the first one after it. */
const periodEnd = period.transform((value) => startOfNext(value) ?? undefined);

export const DEFAULT_PAGE = 50;
export const LARGEST_PAGE = 200;
const PAGE_SIZE = `write a whole number from 1 to ${LARGEST_PAGE}`;

/** One of these, or a problem that lists them. */
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `write ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`);

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'is none' : `are ${names.join(', ')}`;
}

/** A query that has these filters and no others. */
export const filtersOf = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `there is no filter ${(keys as readonly string[]).join(', ')}: there ${listOf(Object.keys(shape))}`
        : undefined,
  });

const paging = {
  order: oneOf(['newest', 'oldest']).default('newest').describe('which come first'),
  limit: z.coerce
    .number(PAGE_SIZE)
    .int(PAGE_SIZE)
    .min(1, PAGE_SIZE)
    .max(LARGEST_PAGE, PAGE_SIZE)
    .default(DEFAULT_PAGE)
    .describe('entries a page at most; a page may have fewer, and there are more for as long as it has a cursor'),
  cursor: z.string().max(4000).optional().describe('where the former page ended; valid with the same filters only'),
};

const name = z.string().trim().min(1, 'write something').max(200);

const facets = {
  subject: name
    .transform(topicCode)
    .optional()
    .describe(
      'IPTC Media Topic: its code (11000000), or its name or part of it (politics, سياسة) in any language that the taxonomy has; topics below it count',
    ),
  topic: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'write the id of a topic: lower-case letters, digits and hyphens')
    .optional()
    .describe("one of the user's own topics"),
  source: name.optional().describe('the outlet as the text names it; case does not matter'),
  agency: name.optional().describe('a news agency that the text credits, as the text names it; case does not matter'),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'write an ISO 3166-1 code of two letters, for example LB')
    .transform((code) => code.toUpperCase())
    .optional()
    .describe('ISO 3166-1 alpha-2 code of a country that headline or text names'),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/, 'write a BCP 47 tag, for example ar or en')
    .optional()
    .describe('BCP 47 language of the text'),
  dated: oneOf(['yes', 'no']).optional().describe('whether the text states a date of publication'),
};

const ranges = {
  from: periodBegin
    .optional()
    .describe('published (or, undated, uploaded) from the beginning of this year, month, day or UTC instant on …'),
  to: periodEnd.optional().describe('… to the end of this one'),
  uploadedFrom: periodBegin
    .optional()
    .describe('uploaded from the beginning of this year, month, day or UTC instant on …'),
  uploadedTo: periodEnd.optional().describe('… to the end of this one'),
  sort: oneOf(['published', 'uploaded'])
    .optional()
    .describe('the instant that orders; default: uploaded where only a range of uploads is given, else published'),
};

type Ranges = { readonly [Name in 'from' | 'to' | 'uploadedFrom' | 'uploadedTo']?: string | undefined };

const beginsBeforeItEnds = ({ from, to }: Ranges) => from === undefined || to === undefined || from < to;
const BEGINS_BEFORE_IT_ENDS = { error: 'the range ends before it begins', path: ['to'] };
const uploadsBeginBeforeTheyEnd = ({ uploadedFrom, uploadedTo }: Ranges) =>
  beginsBeforeItEnds({ from: uploadedFrom, to: uploadedTo });
const UPLOADS_BEGIN_BEFORE_THEY_END = { error: 'the range ends before it begins', path: ['uploadedTo'] };

export const articleFilters = filtersOf({
  ...facets,
  ...ranges,
  copies: oneOf(['all', 'one'])
    .default('all')
    .describe('one: of each group of copies the canonical article among those that match, in its newest version'),
  ...paging,
})
  .refine(beginsBeforeItEnds, BEGINS_BEFORE_IT_ENDS)
  .refine(uploadsBeginBeforeTheyEnd, UPLOADS_BEGIN_BEFORE_THEY_END);
export type ArticleFilters = z.output<typeof articleFilters>;

export const OBJECT_STATES = ['stored', 'rejected', 'pending', 'failed'] as const;
export type ListedState = (typeof OBJECT_STATES)[number];

export const objectFilters = filtersOf({
  key: z
    .string()
    .min(1)
    .refine((key) => Buffer.byteLength(key) <= 1024, 'a key has at most 1,024 bytes')
    .optional()
    .describe('the object of this key, with its documents'),
  state: oneOf(OBJECT_STATES).optional().describe('objects in this state'),
  reason: oneOf(REJECTION_REASONS).optional().describe('with state=rejected: those rejected for this reason'),
  from: periodBegin
    .optional()
    .describe('uploaded (or, pending, begun) from the beginning of this year, month, day or UTC instant on …'),
  to: ranges.to,
  ...paging,
})
  .refine(({ key, state }) => (key === undefined) !== (state === undefined), {
    error: 'write either key or state',
    path: ['key'],
  })
  .refine(({ state, reason }) => reason === undefined || state === 'rejected', {
    error: 'only rejected objects have a reason: write state=rejected',
    path: ['reason'],
  })
  .refine(beginsBeforeItEnds, BEGINS_BEFORE_IT_ENDS);
export type ObjectFilters = z.output<typeof objectFilters>;

export const COUNTED_BY = ['subject', 'topic', 'source', 'agency', 'country', 'language', 'state'] as const;
/** Days that one range of counts may have: ten years. */
export const MOST_DAYS = 3653;
/** Days counted where no range is given. */
export const DEFAULT_DAYS = 30;

export const countFilters = filtersOf({
  by: oneOf(COUNTED_BY).describe(
    'what the counts of a day are split by. subject: topics at the top, or right below the subject given; state: objects, by upload',
  ),
  ...facets,
  ...ranges,
  cursor: paging.cursor,
})
  .refine(beginsBeforeItEnds, BEGINS_BEFORE_IT_ENDS)
  .refine(uploadsBeginBeforeTheyEnd, UPLOADS_BEGIN_BEFORE_THEY_END)
  .refine(
    ({ by, cursor: _cursor, from: _from, to: _to, ...others }) =>
      by !== 'state' || Object.values(others).every((value) => value === undefined),
    { error: 'counts by state are of objects: they take from and to only', path: ['by'] },
  );
export type CountFilters = z.output<typeof countFilters>;

export const groupFilters = filtersOf({ limit: paging.limit, cursor: paging.cursor });
export type GroupFilters = z.output<typeof groupFilters>;

export const statusFilters = filtersOf({ cursor: paging.cursor });

export const topicFilters = filtersOf({
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}$/, 'write a language code, for example ar')
    .default('en')
    .describe('language of the names; English where the taxonomy has none'),
});

/** What is wrong with a query, one filter after the other, in words for whoever wrote it. */
export function problemsOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
}
