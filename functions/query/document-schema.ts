/**
 * The stored record as the API answers it, as a schema: its description, and the types of the client, are made from it.
 */
import { z } from 'zod';
import type { CatalogueRecord } from '../catalogue/article-record.ts';

const instant = z.string().describe('UTC instant, YYYY-MM-DDTHH:MM:SS.sssZ');
const stated = z
  .string()
  .nullable()
  .describe(
    'ISO 8601 as far as stated: 2024-03, 2024-03-05, 2024-03-05T14:20:00 (wall clock), 2024-03-05T14:20:00Z (zone stated)',
  );
const foundIn = z
  .object({ rule: z.string(), text: z.string(), line: z.int().describe('1-based line of the file') })
  .nullable()
  .describe('which rule read the field, from which text');
const score = z.number().min(0).max(1);
const evidence = z.array(
  z.object({
    text: z.string(),
    part: z.enum(['headline', 'body']),
    start: z.int().describe('UTF-16 offset into the part'),
  }),
);

export const documentSchema = z
  .object({
    id: z.string(),
    object: z.object({
      bucket: z.string(),
      key: z.string(),
      versionId: z.string().nullable(),
      size: z.int().describe('bytes'),
      entry: z.string().nullable(),
      index: z.int().describe('0-based place in the file'),
    }),
    mediaType: z.string(),
    charset: z.object({ name: z.string(), from: z.enum(['bom', 'utf-8', 'detected']), repaired: z.boolean() }),
    language: z.string().nullable().describe('BCP 47'),
    url: z.string().nullable(),
    headline: z.string().nullable(),
    headlineFrom: z.string().nullable(),
    alternativeHeadline: z.string().nullable(),
    byline: z.array(z.string()),
    bylineFrom: foundIn,
    source: z.string().nullable().describe('the outlet as the text names it'),
    sourceFrom: foundIn,
    agency: z.array(z.string()).describe('news agencies that the text credits'),
    agencyFrom: foundIn,
    publishedAt: stated,
    updatedAt: stated,
    publishedFrom: foundIn,
    updatedFrom: foundIn,
    sortAt: instant.describe('UTC instant to order by: the beginning of the stated period, else the upload'),
    dateline: z.string().nullable(),
    datelineFrom: foundIn,
    sections: z.array(z.string()),
    summary: z.string(),
    wordCount: z.int(),
    flags: z.array(z.string()),
    subjects: z
      .array(
        z.object({
          id: z.string().describe('IPTC Media Topic'),
          label: z.string(),
          score,
          primary: z.boolean(),
          evidence,
        }),
      )
      .describe('Media Topics'),
    broaderSubjects: z.array(z.string()).describe('codes of the Media Topics above these'),
    topics: z.array(z.object({ id: z.string(), score, evidence })).describe("the user's own"),
    countries: z.array(z.object({ id: z.string().describe('ISO 3166-1 alpha-2'), count: z.int() })),
    textDigest: z.string().describe('SHA-256 of the folded text: equal texts have equal digests'),
    versions: z
      .object({
        decode: z.int(),
        parse: z.int(),
        identify: z.int(),
        fingerprint: z.int(),
        classify: z.int(),
        countries: z.int(),
        compare: z.int(),
        index: z.int(),
        topics: z.string(),
      })
      .describe('what the record was made by'),
    uploadedAt: instant.describe('first upload of these bytes, UTC instant'),
    processedAt: instant,
    status: z.enum(['unique', 'canonical', 'duplicate']),
    reason: z.null(),
    duplicate: z
      .object({
        of: z.string().describe('id of the canonical article'),
        kind: z.enum(['exact', 'near', 'cut', 'revision']),
        similarity: score,
        contained: score,
        group: z.string(),
      })
      .nullable(),
    revision: z
      .object({
        number: z.int(),
        of: z.int(),
        previous: z.string().nullable(),
        next: z.string().nullable(),
        current: z.string(),
      })
      .nullable()
      .describe('its place among the versions of its outlet'),
    origin: z
      .object({ kind: z.enum(['agency', 'outlet']), name: z.string(), from: z.string() })
      .nullable()
      .describe('whom the text came from'),
  })
  .meta({
    id: 'Document',
    description: 'One article, and its standing among its copies',
  }) satisfies z.ZodType<CatalogueRecord>;

export type Document = z.output<typeof documentSchema>;
