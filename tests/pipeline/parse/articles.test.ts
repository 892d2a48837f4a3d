import { describe, expect, it } from 'vitest';
import { ENGLISH_TEXT, parseDump, TEXT } from './parse-dump.ts';

const headlinesOf = (...lines: readonly string[]) =>
  parseDump(lines.join('\n')).articles.map(({ headline }) => headline);
const FIRST = 'المرفأ يستعد لتوسيع الرصيف الشمالي';
const SECOND = 'ارتفاع أسعار السمك في أسواق الساحل';

describe('a further article', () => {
  it('is told by its headline with a date below', () => {
    expect(headlinesOf(FIRST, '7 مايو 2021', ...TEXT, '', SECOND, '8 مايو 2021', TEXT[1], TEXT[2])).toEqual([
      FIRST,
      SECOND,
    ]);
  });

  it('is told by a date above its headline, where the first had it so', () => {
    expect(headlinesOf('7 مايو 2021', FIRST, ...TEXT, '', '8 مايو 2021', SECOND, TEXT[1], TEXT[2])).toEqual([
      FIRST,
      SECOND,
    ]);
  });

  it('is told by its headline standing twice around its picture', () => {
    const caption = 'بائع في سوق السمك صباح أمس (رويترز)';
    expect(headlinesOf(FIRST, '', ...TEXT, '', SECOND, '', caption, '', SECOND, '', TEXT[1], '', TEXT[2])).toEqual([
      FIRST,
      SECOND,
    ]);
  });

  it('is told by a ruled line above it', () => {
    expect(headlinesOf(FIRST, '', ...TEXT, '====================', SECOND, '', ...TEXT)).toEqual([FIRST, SECOND]);
  });

  it.each(['تونس - رويترز', 'كتب سامي بن علي'])('is told by %s below its headline', (sign) => {
    expect(headlinesOf(FIRST, '', ...TEXT, '', SECOND, sign, TEXT[1], TEXT[2])).toEqual([FIRST, SECOND]);
  });

  it('is told by the source line that closed the one before', () => {
    expect(headlinesOf(FIRST, '', ...TEXT, 'المصدر: صوت المرفأ', '', SECOND, '', ...TEXT)).toEqual([FIRST, SECOND]);
  });
});

describe('no further article', () => {
  it('is a section heading, though text follows', () => {
    expect(headlinesOf(FIRST, '', TEXT[0], '', 'مطالب الصيادين', '', TEXT[1], '', TEXT[2])).toEqual([FIRST]);
  });

  it('is a row of asterisks between sections', () => {
    expect(headlinesOf(FIRST, '', TEXT[0], '', '* * *', '', 'مطالب الصيادين', '', TEXT[1], '', TEXT[2])).toEqual([
      FIRST,
    ]);
  });

  it('is a day as a heading in a chronicle', () => {
    const dump = [
      'The quay in four acts',
      '',
      ENGLISH_TEXT[0],
      '',
      '3 May 2019',
      '',
      ENGLISH_TEXT[1],
      '',
      '7 May 2021',
      '',
      ENGLISH_TEXT[2],
    ];
    expect(parseDump(dump.join('\n')).articles).toMatchObject([
      { headline: 'The quay in four acts', publishedAt: null },
    ]);
  });

  it('is a teaser with title, date and one paragraph below a heading of related articles', () => {
    expect(
      headlinesOf(
        FIRST,
        '',
        ...TEXT,
        '',
        'Related articles',
        '',
        SECOND,
        '8 مايو 2021',
        TEXT[1],
        '',
        FIRST,
        '9 مايو 2021',
        TEXT[2],
      ),
    ).toEqual([FIRST]);
  });
});

describe('related links inside a text', () => {
  it('are left out, and the text goes on after them', () => {
    const { articles } = parseDump(
      [FIRST, '', TEXT[0], '', 'اقرأ أيضاً:', SECOND, '', TEXT[1], '', 'اقرأ أيضاً', SECOND, '', TEXT[2]].join('\n'),
    );
    expect(articles[0]?.body).toBe(TEXT.join('\n\n'));
  });
});
