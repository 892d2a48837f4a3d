/** `sample-docs/expected.json`, as a schema: what each sample document must yield. A field that is not there is not asserted. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { REJECTION_REASONS } from '../../pipeline/record.ts';

const article = z.object({
  headline: z.string().nullable(),
  alternativeHeadline: z.string().nullable().optional(),
  publishedAt: z.string().nullable(),
  source: z.string().nullable(),
  byline: z.array(z.string()).optional(),
  agency: z.array(z.string()).optional(),
  dateline: z.string().nullable().optional(),
  language: z.string(),
  sections: z.array(z.string()).optional(),
  subjects: z.object({ required: z.array(z.string()), optional: z.array(z.string()) }),
  bodyStartsWith: z.string(),
  bodyEndsWith: z.string(),
  bodyExcludes: z.array(z.string()).default([]),
  duplicate: z
    .object({ of: z.object({ file: z.string(), article: z.number() }), kind: z.enum(['exact', 'near']) })
    .nullable(),
});
const expectedFile = z.object({
  file: z.string(),
  state: z.enum(['stored', 'rejected']),
  reason: z.enum(REJECTION_REASONS).optional(),
  charset: z.string().optional(),
  articles: z.array(article),
});
export type ExpectedFile = z.output<typeof expectedFile>;
export type ExpectedArticle = z.output<typeof article>;

const FOLDER = path.resolve(import.meta.dirname, '../../sample-docs');

export async function expectedFiles(): Promise<ExpectedFile[]> {
  const text = await readFile(path.join(FOLDER, 'expected.json'), 'utf8');
  return z.object({ files: z.array(expectedFile).min(16) }).parse(JSON.parse(text)).files;
}

export function sampleBytes(file: string): Promise<Uint8Array> {
  return readFile(path.join(FOLDER, file));
}
