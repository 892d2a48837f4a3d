import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARSE_FLAGS } from '../../../pipeline/parse/flags.ts';
import { parse } from '../../../pipeline/parse/parse.ts';
import { LINE_ROLES } from '../../../pipeline/record.ts';
import { ENGLISH_TEXT, TEXT, UPLOADED } from './parse-dump.ts';

const read = (text: string) => parse(text, { uploadedAt: UPLOADED, language: null });

/** Lines as dumps have them, in any order. */
const line = fc.constantFrom(
  '',
  ...TEXT,
  ...ENGLISH_TEXT,
  'توسيع الرصيف الشمالي في المرفأ',
  'Harbour council to widen northern quay',
  'مطالب الصيادين',
  '7 مايو 2021',
  'Updated: May 8, 2021 9:00 a.m. GMT',
  '31 فبراير',
  'القوارب بانتظار نقلها (رويترز)',
  '+ الخط -',
  'TT',
  'مقالات ذات صلة',
  'اقرأ أيضاً:',
  'READ MORE: Why quays are getting longer',
  'المصدر: صوت المرفأ',
  'By Jane Doe',
  '–',
  '====================',
  'التعليقات',
  '© 2021 Example Press',
  '\u200f \u202e',
  '\tspaced   out\u00a0line ',
  '\ud800',
);
const dump = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));
const anyText = fc.oneof(
  dump,
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.string({ unit: 'grapheme', maxLength: 500 }),
);

describe('parse', () => {
  it('gives a document or a reason for any text, and never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(['parsed', 'rejected']).toContain(read(text).kind);
      }),
      { numRuns: 300 },
    );
  });

  it('gives every line of the file exactly one role, in order', () => {
    fc.assert(
      fc.property(dump, (text) => {
        const result = read(text);
        if (result.kind === 'rejected') return;
        expect(result.lines.map((l) => l.text)).toEqual(text.split('\n'));
        expect(result.lines.map((l) => l.number)).toEqual(text.split('\n').map((_, i) => i + 1));
        for (const { role, article } of result.lines) {
          expect(LINE_ROLES).toContain(role);
          expect(article === null || article < result.articles.length).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes every body paragraph from a body line, and leaves none out', () => {
    fc.assert(
      fc.property(dump, (text) => {
        const result = read(text);
        if (result.kind === 'rejected') return;
        result.articles.forEach((article, index) => {
          const lines = result.lines.filter((l) => l.role === 'body' && l.article === index);
          expect(wordsOf(article.body)).toEqual(wordsOf(lines.map((l) => l.text).join('\n')));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('reads CRLF, CR and NEL like LF', () => {
    fc.assert(
      fc.property(dump, fc.constantFrom('\r\n', '\r', '\u0085', '\u2028'), (text, end) => {
        expect(read(text.replaceAll('\n', end))).toEqual(read(text));
      }),
    );
  });

  it('does not mind zero-width characters, direction marks and tabs', () => {
    const bare = TEXT.join('\n\n');
    const dressed = `\u200f${bare.replaceAll(' ', ' \u200e').replaceAll('\n\n', '\u202c\t\n\u00a0\n\u202b\t')}\ufeff`;
    expect(read(dressed)).toMatchObject({ articles: [{ body: bare }] });
  });

  it('keeps its own promises about fields', () => {
    fc.assert(
      fc.property(dump, (text) => {
        const result = read(text);
        if (result.kind === 'rejected') return;
        expect(result.articles.length).toBeGreaterThan(0);
        for (const article of result.articles) {
          expect(article.summary.length).toBeLessThanOrEqual(300);
          expect(article.wordCount).toBe(article.body.match(/[\p{L}\p{N}]+/gu)?.length);
          expect(article.sortAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
          expect((article.headline === null) === (article.headlineFrom === null)).toBe(true);
          expect((article.publishedAt === null) === (article.publishedFrom === null)).toBe(true);
          for (const flag of article.flags) expect(PARSE_FLAGS).toContain(flag);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing but the same text in a body that is parsed again', () => {
    const body = TEXT.join('\n\n');
    const again = read(body);
    expect(again).toMatchObject({ kind: 'parsed', articles: [{ body, headline: null, publishedAt: null }] });
  });
});

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
