import { describe, expect, it } from 'vitest';
import { dumpOf, readCase } from './read-case.ts';

const ARTICLE = {
  headline: 'Quay',
  alternativeHeadline: null,
  byline: [],
  source: null,
  agency: [],
  publishedAt: '2024-03-05',
  updatedAt: null,
  dateline: null,
};
const HEADER = {
  layout: 'headline above text',
  language: 'en',
  uploadedAt: '2024-03-06T09:00:00Z',
  articles: [ARTICLE],
};

const caseText = (rows: readonly string[], header: object = HEADER) =>
  [JSON.stringify(header), '---', ...rows, ''].join('\n');
const read = (rows: readonly string[], header?: object) => readCase('en-01.case', caseText(rows, header));

describe('a case', () => {
  it('is a header and lines with roles', () => {
    const found = read(['headline | Quay', ' |', 'body 0   | a | b ', '? | x'], { ...HEADER, lineEnd: '\r\n' });
    expect(found.lines).toEqual([
      { role: 'headline', article: 0, text: 'Quay' },
      { role: 'blank', article: 0, text: '' },
      { role: 'body', article: 0, text: 'a | b ' },
      { role: null, article: 0, text: 'x' },
    ]);
    expect(found.firstLine).toBe(3);
    expect(new TextDecoder().decode(dumpOf(found))).toBe('Quay\r\n\r\na | b \r\nx');
  });

  it('may be one that must be rejected', () => {
    const { layout, language, uploadedAt } = HEADER;
    expect(read(['? | Menu'], { layout, language, uploadedAt, reason: 'navigation-only' }).reason).toBe(
      'navigation-only',
    );
  });

  it.each([
    ['a role that is none', ['title | Quay'], HEADER, 'en-01.case:3: no role "title"'],
    ['a missing bar', ['headline Quay'], HEADER, 'en-01.case:3: not "ROLE [ARTICLE] | TEXT"'],
    ['an article that is not there', ['headline 1 | Quay'], HEADER, 'en-01.case:3: article 1 of 1'],
    ['text without a role', [' | Quay'], HEADER, 'en-01.case:3: text without a role'],
    ['a line end inside a line', ['body | a\r'], HEADER, 'en-01.case:3: holds a line end'],
    [
      'a date in another form',
      ['body | a'],
      { ...HEADER, articles: [{ ...ARTICLE, publishedAt: '5.3.24' }] },
      'publishedAt',
    ],
    ['an unknown field', ['body | a'], { ...HEADER, lang: 'en' }, 'lang'],
    ['an unknown reason', ['? | a'], { ...HEADER, articles: undefined, reason: 'dull' }, 'reason'],
  ])('says where it has %s', (_, rows, header, message) => {
    expect(() => read(rows, header)).toThrow(message);
  });
});
