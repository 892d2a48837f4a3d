/** The lines that the dateline evaluation is about: `development.json`, `held-out.json`. */
import { z } from 'zod';
import { statedDate } from '../stated-date.ts';

const datelineCase = z
  .strictObject({
    line: z.string().min(1),
    language: z.string().nullable(),
    uploadedAt: z.iso.datetime(),
    published: statedDate,
    updated: statedDate,
    /** False for sentences, headlines and other lines with dates in them, which date no article. */
    isDateline: z.boolean(),
    note: z.string().optional(),
  })
  .refine(({ isDateline, published, updated }) => isDateline || (published === null && updated === null), {
    error: 'a line that is no dateline states no date',
  });
export type DatelineCase = z.output<typeof datelineCase>;

/** @throws Error that names the file and the entry, and what is wrong with it */
export function readDatelines(name: string, text: string): readonly DatelineCase[] {
  const result = z.array(datelineCase).safeParse(JSON.parse(text));
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
  return result.data;
}
