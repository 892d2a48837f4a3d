import { describe, expect, it } from 'vitest';
import { ENGLISH_TEXT, parseDump, TEXT } from './parse-dump.ts';

/** The role of a line between the second and third paragraph of a text, or below the last. */
function roleInside(line: string, text: readonly string[] = TEXT): string | undefined {
  const dump = ['توسيع الرصيف الشمالي', '', text[0], '', text[1], '', line, '', text[2], ''].join('\n');
  return parseDump(dump).lines[6]?.role;
}
function roleBelow(line: string): string | undefined {
  return parseDump(['توسيع الرصيف الشمالي', '', ...TEXT, line].join('\n')).lines[5]?.role;
}
/** The role of a line right below the headline. */
function roleInHead(line: string): string | undefined {
  return parseDump(['توسيع الرصيف الشمالي في المرفأ القديم', line, '', ...TEXT].join('\n')).lines[1]?.role;
}

describe('the role of a line inside a text', () => {
  it.each([
    ['مطالب الصيادين', 'section-heading'],
    ['«قرار صعب»', 'section-heading'],
    ['What comes next?', 'section-heading'],
    ['وقال رئيس البلدية:', 'body'],
    ['«لن نقبل».', 'body'],
    ['- توسيع الرصيف', 'body'],
    ['1- توسيع الرصيف', 'body'],
    ['9 مارس 2021', 'body'],
    ['القاهرة 9 مارس 2021', 'body'],
    ['09:48 م (توقيت مكة)', 'body'],
    ['21:05 GMT', 'body'],
    ['القوارب الصغيرة بانتظار نقلها (أرشيفية - رويترز)', 'caption'],
    ['Boats at the quay. Jane Doe/Getty Images', 'caption'],
    ['FILE PHOTO: Boats at the quay', 'caption'],
    ['ADVERTISEMENT', 'control'],
    ['شارك: فيسبوك | تويتر | واتساب', 'control'],
    ['play-circle 01:26', 'control'],
    ['47° Cedar Falls, TN', 'control'],
    ['الدوحة 31°', 'control'],
    ['اقرأ أيضاً: أسعار السمك ترتفع قبل الموسم', 'related-link'],
    ['READ MORE: Why quays are getting longer', 'related-link'],
    ['* * *', 'end-mark'],
    ['https://example.org/quay', 'boilerplate'],
    ['تابعونا على فيسبوك لمعرفة آخر الأخبار', 'control'],
    ['© 2021 صوت المرفأ. جميع الحقوق محفوظة', 'boilerplate'],
  ])('%s → %s', (line, role) => {
    expect(roleInside(line)).toBe(role);
  });

  it('is text for sentences that only begin like something else', () => {
    for (const line of [
      'صورة المدينة تغيرت كثيراً خلال الأعوام العشرة الماضية.',
      'كتب رئيس البلدية في رسالة إلى السكان أن الأعمال لن تتأخر.',
      'By contrast, the southern quay has not been touched for years.',
      'Source material for the quay came from the northern quarry.',
      'Copyright law was not discussed at the meeting of the council.',
      'Comments by the chairman were met with applause in the hall.',
    ]) {
      expect([line, roleInside(line, line.charCodeAt(0) < 0x80 ? ENGLISH_TEXT : TEXT)]).toEqual([line, 'body']);
    }
  });
});

describe('the role of a line below a text', () => {
  it.each([
    ['المصدر: صوت المرفأ', 'source'],
    ['* نقلا عن «صوت المرفأ»', 'source'],
    ['Source: Example Press', 'source'],
    ['-30-', 'end-mark'],
    ['انتهى', 'end-mark'],
    ['بقلم: أحمد سعيد', 'byline'],
    ['كلمات مفتاحية: المرفأ، الرصيف، الصيادون', 'tags'],
  ])('%s → %s', (line, role) => {
    expect(roleBelow(line)).toBe(role);
  });

  it('is text when an agency signs the last paragraph', () => {
    const line = 'وأضاف أن لجنة من السكان ستتابع سير الأعمال وترفع تقريراً كل شهر إلى المجلس البلدي (رويترز)';
    const { articles } = parseDump(['توسيع الرصيف الشمالي', '', ...TEXT, line].join('\n'));
    expect(articles).toMatchObject([{ agency: ['رويترز'], body: expect.stringContaining(line) }]);
  });
});

describe('the role of a line below a headline', () => {
  it.each([
    ['بقلم أحمد سعيد', 'byline'],
    ['كتب - أحمد سعيد', 'byline'],
    ['By Jane Doe', 'byline'],
    ['Jane Doe', 'byline'],
    ['القاهرة - أ ف ب', 'dateline'],
    ['أحمد سعيد – صوت المرفأ', 'byline'],
    ['«صوت المرفأ» (بيروت)', 'byline'],
    ['بيروت: «صوت المرفأ»', 'byline'],
    ['الثلاثاء 9 مارس 2021', 'dateline'],
    ['رئيس البلدية يعد السكان بفرص عمل جديدة', 'alternative-headline'],
    ['(رويترز)', 'agency-mark'],
  ])('%s → %s', (line, role) => {
    expect(roleInHead(line)).toBe(role);
  });
});

describe('fields from lines', () => {
  const withLine = (line: string) =>
    parseDump(['توسيع الرصيف الشمالي في المرفأ القديم', line, '', ...TEXT].join('\n')).articles[0];

  it.each([
    ['By Jane Doe and Sam Poe', { byline: ['Jane Doe', 'Sam Poe'] }],
    ['كتب - أحمد سعيد', { byline: ['أحمد سعيد'] }],
    ['القاهرة - أحمد سعيد', { byline: ['أحمد سعيد'], dateline: 'القاهرة' }],
    ['باريس - أ ف ب', { byline: [], agency: ['أ ف ب'], dateline: 'باريس' }],
    ['«صوت المرفأ» (بيروت)', { source: 'صوت المرفأ', dateline: 'بيروت' }],
    ['المصدر: وكالات', { source: null }],
    ['المصدر: صوت المرفأ + وكالات', { source: 'صوت المرفأ' }],
    ['ATS, le 05.03.2024 à 06h12', { agency: ['ATS'], dateline: null }],
    ['القاهرة - 9 مارس 2021', { dateline: 'القاهرة', publishedAt: '2021-03-09' }],
  ])('%s', (line, fields) => {
    expect(withLine(line)).toMatchObject(fields);
  });

  it('takes the place and agency in front of the text', () => {
    const article = parseDump(['توسيع الرصيف الشمالي', '', `بيروت (أ ف ب) - ${TEXT[0]}`, TEXT[1]].join('\n'))
      .articles[0];
    expect(article).toMatchObject({ dateline: 'بيروت', agency: ['أ ف ب'] });
  });

  it('counts an agency once, whatever it is called', () => {
    const article = parseDump(
      ['توسيع الرصيف', '', 'القوارب (أ.ف.ب)', '', ...TEXT, '', 'الرصيف (AFP)', '', TEXT[0]].join('\n'),
    ).articles[0];
    expect(article?.agency).toEqual(['أ.ف.ب']);
  });
});

describe('the headline', () => {
  const headlineOf = (...lines: readonly string[]) => parseDump([...lines, ...TEXT].join('\n')).articles[0]?.headline;

  it.each([
    ['a blank line follows', ['توسيع الرصيف الشمالي', '']],
    ['text follows', ['توسيع الرصيف الشمالي']],
    ['a section name stands above it', ['اقتصاد', 'توسيع الرصيف الشمالي', '']],
    ['a kicker stands above it', ['مشاريع الساحل', 'توسيع الرصيف الشمالي في المرفأ القديم', '7 مايو 2021']],
    [
      'an alert stands above its section',
      ['تحذير من رياح شديدة على الساحل', '', 'اقتصاد', 'توسيع الرصيف الشمالي في المرفأ', 'كتب - أحمد سعيد', ''],
    ],
    ['it is a question', ['هل يبدأ توسيع الرصيف الشمالي؟', '']],
    ['it begins with a decimal number', ['2.3 مليون لتوسيع الرصيف الشمالي', '']],
    [
      'it ends in a full stop but stands twice',
      ['بدأ توسيع الرصيف الشمالي في المرفأ القديم اليوم.', '', 'بدأ توسيع الرصيف الشمالي في المرفأ القديم اليوم.', ''],
    ],
  ])('is found when %s', (_, lines) => {
    expect(headlineOf(...lines)).toMatch(/توسيع الرصيف الشمالي/);
  });

  it('is null when the first line is a sentence', () => {
    expect(headlineOf('بدأ توسيع الرصيف الشمالي في المرفأ القديم اليوم.', '')).toBeNull();
  });
});
