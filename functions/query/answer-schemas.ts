/** What the routes of the API answer, as schemas. */
import { z } from 'zod';
import type { CountPage } from './count.ts';
import { documentSchema } from './document-schema.ts';
import { OBJECT_STATES } from './filters.ts';
import type { ArticlePage } from './find-articles.ts';
import type { ObjectPage } from './find-objects.ts';
import type { TopicList } from './list-topics.ts';
import type { GroupPage } from './show-group.ts';
import type { ShownObject } from './show-object.ts';
import type { StatusPage } from './status.ts';

const cursor = z
  .string()
  .nullable()
  .describe('pass it on for what follows; null at the end. A page that is not full, or empty, may still have one');

export const documentPage = z
  .object({ documents: z.array(documentSchema), cursor })
  .meta({ id: 'DocumentPage' }) satisfies z.ZodType<ArticlePage>;

export const groupPage = z
  .object({
    id: z.string().describe('of the canonical article, which names the group'),
    members: z.int().describe('articles of the group; 1 for one that stands alone'),
    documents: z.array(documentSchema).describe('the canonical first, then by date'),
    cursor,
  })
  .meta({ id: 'GroupPage' }) satisfies z.ZodType<GroupPage>;

const listedObject = z.object({
  key: z.string(),
  state: z.enum(OBJECT_STATES),
  reason: z.string().nullable().describe('of a rejected one'),
  detail: z.string().nullable().describe('what is wrong, in a sentence'),
  articles: z.int(),
  size: z.int().nullable().describe('bytes; null before it was first read'),
  at: z
    .string()
    .describe('UTC instant of the first upload of its bytes; while it is pending, when it was last heard of'),
});

export const objectPage = z
  .object({
    objects: z
      .array(listedObject.extend({ documents: z.array(documentSchema).optional() }))
      .describe('asked for by key: the one, with its documents'),
    cursor,
  })
  .meta({ id: 'ObjectPage' }) satisfies z.ZodType<ObjectPage | { objects: ShownObject[]; cursor: null }>;

export const countPage = z
  .object({
    from: z
      .string()
      .nullable()
      .describe('UTC instant from which on it is counted; null where there is nothing to count'),
    to: z.string().nullable().describe('UTC instant before which it is counted'),
    days: z
      .array(
        z.object({
          date: z.string().describe('YYYY-MM-DD, UTC'),
          total: z.int().describe('articles, or objects: each once'),
          counts: z.record(z.string(), z.int()).describe('by value: one with several values is counted under each'),
        }),
      )
      .describe('days that have any, in order; those of further pages are to be added to them'),
    labels: z.record(z.string(), z.string()).describe('how a value is to be shown where it is not itself'),
    cursor,
  })
  .meta({ id: 'CountPage' }) satisfies z.ZodType<CountPage>;

export const statusPage = z
  .object({
    objects: z.int().describe('in the listing of the bucket'),
    stored: z.int(),
    rejected: z.int(),
    rejectedFor: z.record(z.string(), z.int()),
    pending: z.int(),
    failed: z.int(),
    articles: z.int(),
    missing: z.array(z.string()).describe('keys in the bucket and not in the table, at most 100'),
    surplus: z.array(z.string()).describe('keys in the table and not in the bucket, at most 100'),
    failures: z.array(z.object({ key: z.string(), detail: z.string() })).describe('at most 100'),
    addsUp: z.boolean().describe('whether every object is accounted for'),
    cursor,
  })
  .meta({
    id: 'StatusPage',
    description: 'Counts of the next objects in key order; those of all pages are to be added up',
  }) satisfies z.ZodType<StatusPage>;

export const topicList = z
  .object({
    mediaTopics: z
      .array(z.object({ id: z.string(), name: z.string(), broader: z.string().nullable() }))
      .describe('IPTC Media Topics in use, ascending'),
    topics: z
      .array(z.object({ id: z.string(), labels: z.record(z.string(), z.string()) }))
      .describe("the user's own, in force now"),
  })
  .meta({ id: 'TopicList' }) satisfies z.ZodType<TopicList>;

export const problemSchema = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });
export type Problem = z.output<typeof problemSchema>;
