import { describe, expect, it } from 'vitest';
import { MAX_ARTICLES, parse } from '../../../pipeline/parse/parse.ts';
import { parseDump, TEXT, UPLOADED } from './parse-dump.ts';

describe('rejections', () => {
  const reasonOf = (text: string) => {
    const result = parse(text, { uploadedAt: UPLOADED, language: null });
    return result.kind === 'rejected' ? result.reason : 'accepted';
  };
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, i) => `خبر المرفأ رقم ${i} اليوم\n7 مايو 2021\n${TEXT[0]}\n${TEXT[1]}`).join(
      '\n\n',
    );

  it.each([
    ['nothing', '', 'too-short'],
    ['a flash of a few words', 'عاجل: بدء أعمال توسيع الرصيف الشمالي في المرفأ.', 'too-short'],
    [
      'a headline with nothing but teasers',
      'توسيع الرصيف الشمالي في المرفأ\n\nمقالات ذات صلة\n\nرئيس البلدية يعرض خطة الأعمال على السكان\n\nأسعار السمك ترتفع قبل موسم الصيف المقبل\n\nالقوارب الصغيرة تنتقل إلى مرسى مؤقت جديد',
      'too-short',
    ],
    ['one endless token', 'x'.repeat(100_000), 'not-prose'],
    ['a table of numbers', '12 345 678 90 11 12 13\n'.repeat(50), 'not-prose'],
    ['a word list', 'rain\nsun\nwind\nsnow\n'.repeat(50), 'not-prose'],
    ['one word over and over', 'خبر '.repeat(500), 'not-prose'],
    ['more lines than words', '\n'.repeat(3_000_000), 'not-prose'],
    ['more articles than a file may hold', numbered(MAX_ARTICLES + 1), 'too-many-articles'],
  ])('turns down %s', (_, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it('shows what the lines were taken for', () => {
    const teasers = [
      'رئيس البلدية يعرض خطة الأعمال على السكان',
      'أسعار السمك ترتفع قبل موسم الصيف المقبل',
      'القوارب الصغيرة تنتقل إلى مرسى مؤقت جديد',
    ];
    const dump = ['توسيع الرصيف الشمالي في المرفأ', 'مقالات ذات صلة', ...teasers].join('\n\n');
    const result = parse(dump, { uploadedAt: UPLOADED, language: null });
    expect(result).toMatchObject({ kind: 'rejected', reason: 'too-short' });
    const roles = result.lines?.map(({ role }) => role).filter((role) => role !== 'blank');
    expect(roles).toEqual(['headline', 'related-heading', 'related-link', 'related-link', 'related-link']);
  });

  it('takes as many articles as a file may hold', () => {
    expect(parseDump(numbered(MAX_ARTICLES)).articles).toHaveLength(MAX_ARTICLES);
  });
});

describe('hostile input of 20 MB', () => {
  // Generous: each takes under a second alone; the limit only has to tell linear from quadratic, which would take hours.
  it.each([
    ['one line of words', Array.from({ length: 2_500_000 }, (_, i) => `w${(i * 7919) % 50_021}`).join(' ')],
    ['a million short lines', Array.from({ length: 1_000_000 }, (_, i) => `w${i} a b c`).join('\n')],
    ['brackets and agencies', '('.repeat(5_000_000) + ' (رويترز) '.repeat(500_000)],
    ['direction marks', '\u202E'.repeat(10_000_000)],
    ['lone surrogates', '\uD800 '.repeat(1_000_000)],
  ])('ends in a result or a reason: %s', { timeout: 20_000 }, (_, text) => {
    expect(['parsed', 'rejected']).toContain(parse(text, { uploadedAt: UPLOADED, language: null }).kind);
  });
});
