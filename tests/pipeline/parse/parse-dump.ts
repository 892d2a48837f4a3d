import { expect } from 'vitest';
import { parse } from '../../../pipeline/parse/parse.ts';
import type { ParsedArticle, ParsedDocument } from '../../../pipeline/record.ts';

export const UPLOADED = '2025-01-01T00:00:00Z';

/** Parses a dump that must be accepted. */
export function parseDump(text: string, uploadedAt = UPLOADED): ParsedDocument {
  const result = parse(text, { uploadedAt, language: null });
  if (result.kind === 'rejected') expect.fail(`rejected as ${result.reason}: ${result.detail}`);
  return result;
}

/** The only article of a dump. */
export function parseOne(text: string, uploadedAt = UPLOADED): ParsedArticle {
  const { articles } = parseDump(text, uploadedAt);
  expect(articles).toHaveLength(1);
  return articles[0] ?? expect.fail('no article');
}

/** Roles of the lines that are not blank, in order. */
export function rolesOf(text: string): readonly string[] {
  return parseDump(text)
    .lines.filter(({ role }) => role !== 'blank')
    .map(({ role }) => role);
}

/** Three paragraphs of made-up text, enough for an article. */
export const TEXT = [
  'قالت بلدية المرفأ إن أعمال توسيع الرصيف الشمالي ستبدأ مطلع الشهر المقبل بعد الانتهاء من الدراسات الفنية.',
  'وأوضح رئيس البلدية أن المشروع يوفر فرص عمل لأبناء المنطقة ويخفف الازدحام عند مدخل الميناء القديم.',
  'وتشمل الأعمال إنارة الرصيف وتمديد شبكة جديدة للمياه تخدم الصيادين وأصحاب القوارب الصغيرة.',
] as const;

export const ENGLISH_TEXT = [
  'The harbour council said on Monday that work on the northern quay would begin next month after two years of planning.',
  'Its chairman told reporters that the project would bring jobs to the district and ease the queues at the old gate.',
  'The work includes new lamps along the quay and a water main for the fishermen and the owners of small boats.',
] as const;
