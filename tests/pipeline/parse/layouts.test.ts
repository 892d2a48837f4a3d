import { describe, expect, it } from 'vitest';
import { ENGLISH_TEXT, parseDump, parseOne, TEXT } from './parse-dump.ts';

const HEADLINE = 'توسيع الرصيف الشمالي في المرفأ القديم';
const ENGLISH_HEADLINE = 'Work on the northern quay to begin next month';

/** A dump in the language of `line`: the headline and three paragraphs, with `line` in a place of the head. */
function dump(line: string, place: 'above' | 'below' | 'lead'): string {
  const isArabic = /\p{Script=Arabic}/u.test(line);
  const [headline, text] = isArabic ? [HEADLINE, TEXT] : [ENGLISH_HEADLINE, ENGLISH_TEXT];
  const body = text.join('\n\n');
  if (place === 'above') return `${line}\n\n${headline}\n\n${body}`;
  return place === 'below' ? `${headline}\n${line}\n\n${body}` : `${headline}\n\n${line}${body}`;
}

const HEADED = {
  headline: expect.stringMatching(new RegExp(`^(?:${HEADLINE}|${ENGLISH_HEADLINE})$`)),
  alternativeHeadline: null,
  sections: [],
};

describe('a line in the head with a date and other words', () => {
  it.each([
    ['كتب: فريق التحرير | 2018/11/25 - 19:37', { publishedAt: '2018-11-25T19:37:00', byline: ['فريق التحرير'] }],
    ['كتبه: سامي نصر - 23 شباط 2022', { publishedAt: '2022-02-23', byline: ['سامي نصر'] }],
    ['By Jane Roe | Feb 23, 2022', { publishedAt: '2022-02-23', byline: ['Jane Roe'], agency: [] }],
    [
      'By JANE ROE, Associated Press Feb 23, 2022',
      { publishedAt: '2022-02-23', byline: ['JANE ROE'], agency: ['Associated Press'] },
    ],
    [
      'By Jane Roe and Sam Poe, Reuters | Feb 23, 2022 2:05 PM',
      { publishedAt: '2022-02-23T14:05:00', byline: ['Jane Roe', 'Sam Poe'], agency: ['Reuters'] },
    ],
    [
      'Wed 23 Feb 2022 14.30 GMT\nLast modified on Thu 24 Feb 2022 09.12 GMT',
      { publishedAt: '2022-02-23T14:30:00Z', updatedAt: '2022-02-24T09:12:00Z' },
    ],
    ['الثلاثاء 08 تشرين الثاني 2022 الساعة 12:47 سياسة', { publishedAt: '2022-11-08T12:47:00', byline: [] }],
    ['سياسية ,2024/07/28 12:19 , عدد القراءات: 1542', { publishedAt: '2024-07-28T12:19:00' }],
    [
      'Par Jeanne Dupont (avec AFP) - Publié le 23 février 2022 à 14h30',
      { publishedAt: '2022-02-23T14:30:00', byline: ['Jeanne Dupont'], agency: ['AFP'] },
    ],
    ['دمشق 3/9/2010', { publishedAt: '2010-09-03', dateline: 'دمشق' }],
    ['الجزائر في 23 أفريل 2022', { publishedAt: '2022-04-23', dateline: 'الجزائر' }],
    ['الأربعاء 23 فبراير 2022 العدد 15433', { publishedAt: '2022-02-23' }],
    ['القاهرة ـ 22 فبراير/شباط 2024', { publishedAt: '2024-02-22', dateline: 'القاهرة' }],
    ['23 فبراير 2022\n01:10 م', { publishedAt: '2022-02-23T13:10:00' }],
    ['09:48 م (توقيت مكة)\n23 فبراير 2022', { publishedAt: '2022-02-23T18:48:00Z' }],
    ['23 Feb 2022\n21:05', { publishedAt: '2022-02-23T21:05:00' }],
  ])('%s', (line, fields) => {
    expect(parseOne(dump(line, 'below'))).toMatchObject({ ...HEADED, ...fields });
    expect(parseOne(dump(line, 'above'))).toMatchObject({ ...HEADED, ...fields });
  });

  it('is no headline when known words are beside the date, though no title stands there', () => {
    for (const line of ['دمشق 3/9/2010', 'الأربعاء 23 فبراير 2022 العدد 15433'])
      expect(parseOne(`${line}\n\n${TEXT.join('\n\n')}`)).toMatchObject({
        headline: null,
        publishedAt: expect.any(String),
      });
  });

  it('is the headline when unknown words are all that stands above the text', () => {
    const article = parseOne(`أحداث 9 مارس 2021\n\n${TEXT.join('\n\n')}`);
    expect(article).toMatchObject({ headline: 'أحداث 9 مارس 2021', publishedAt: null });
  });
});

describe('place, date and agency in front of the text', () => {
  it.each([
    ['VALLINA, March 5 (Reuters) - ', { dateline: 'VALLINA', agency: ['Reuters'], publishedAt: '2024-03-05' }],
    ['VALLINA, N.Y. (AP) — ', { dateline: 'VALLINA, N.Y.', agency: ['AP'] }],
    ['(Reuters) - ', { dateline: null, agency: ['Reuters'] }],
    ['BEIRUT, Feb 23, 2022 (AFP) - ', { dateline: 'BEIRUT', agency: ['AFP'], publishedAt: '2022-02-23' }],
    ['PARIS, Feb. 23 (Xinhua) -- ', { dateline: 'PARIS', agency: ['Xinhua'], publishedAt: '2024-02-23' }],
    ['(رويترز) - ', { dateline: null, agency: ['رويترز'] }],
    ['القاهرة 23 فبراير 2022 (رويترز) - ', { dateline: 'القاهرة', agency: ['رويترز'], publishedAt: '2022-02-23' }],
    ['دمشق/سانا/ ', { dateline: 'دمشق', agency: ['سانا'] }],
    ['كفر المرفأ/سانا/ ', { dateline: 'كفر المرفأ', agency: ['سانا'] }],
    ['بغداد/واع ', { dateline: 'بغداد', agency: ['واع'] }],
    ['غزة / الأناضول / ', { dateline: 'غزة', agency: ['الأناضول'] }],
    ['عمّان – بترا – ', { dateline: 'عمّان', agency: ['بترا'] }],
    ['رام الله - وفا - ', { dateline: 'رام الله', agency: ['وفا'] }],
  ])('%s', (lead, fields) => {
    expect(parseOne(dump(lead, 'lead'))).toMatchObject({
      ...HEADED,
      ...fields,
      body: expect.stringMatching(new RegExp(`^${lead.replace(/[()/.]/g, '\\$&')}\\S`)),
    });
  });

  it('may be a line of its own', () => {
    expect(parseOne(dump('مسقط-سانا', 'below'))).toMatchObject({ ...HEADED, dateline: 'مسقط', agency: ['سانا'] });
  });

  it('dates the article only where no dateline does, and says so', () => {
    const lead = 'BEIRUT, Feb 23, 2022 (AFP) - ';
    expect(parseOne(dump(lead, 'lead')).publishedFrom).toMatchObject({ rule: 'wire-lead', line: 3 });
    expect(parseOne(dump(`24 Feb 2022\n\n${lead}`, 'lead'))).toMatchObject({
      publishedAt: '2022-02-24',
      publishedFrom: { rule: 'day-month-year', line: 3 },
    });
  });
});

describe('a dump that names its fields', () => {
  const [first, second] = [TEXT.join('\n'), TEXT.toReversed().join('\n')];
  const articles = [
    { headline: HEADLINE, alternativeHeadline: null, publishedAt: '2022-02-23', sections: [], body: TEXT.join('\n\n') },
    { headline: 'المدخل القديم يغلق غدا', alternativeHeadline: null, publishedAt: '2022-02-24', sections: [] },
  ];
  const fields = (headline: string, day: number, name: string) =>
    [`العنوان: ${headline}`, `التاريخ: ${day}/02/2022`, `الرابط: https://example.org/${name}`] as const;

  it.each(['##########', '====', ''])(
    'has its headlines without labels, and an article for each (between them "%s")',
    (rule) => {
      const text = [
        ...fields(HEADLINE, 23, 'a'),
        '',
        first,
        rule,
        ...fields('المدخل القديم يغلق غدا', 24, 'b'),
        '',
        second,
      ];
      expect(parseDump(text.join('\n')).articles).toMatchObject(articles);
    },
  );

  it('may have the headline below other fields', () => {
    const [title, date, link] = fields(HEADLINE, 23, 'a');
    const [title2, date2, link2] = fields('المدخل القديم يغلق غدا', 24, 'b');
    const text = [link, date, 'القسم: سياسة عربية', title, 'النص:', first, '', link2, date2, title2, 'النص:', second];
    expect(parseDump(text.join('\n')).articles).toMatchObject(articles);
  });

  it.each(['Title', 'Headline', 'Titre'])('may call the headline "%s"', (label) => {
    const article = parseOne(
      `${label}: ${ENGLISH_HEADLINE}\nDate: 2022-02-23\nURL: https://example.org\n${ENGLISH_TEXT.join('\n')}`,
    );
    expect(article).toMatchObject({ ...HEADED, publishedAt: '2022-02-23', body: ENGLISH_TEXT.join('\n\n') });
  });

  it('is none for an address below a text', () => {
    const line = 'العنوان: شارع المرفأ القديم';
    const { articles } = parseDump(`${HEADLINE}\n\n${TEXT.join('\n\n')}\n\n${line}`);
    expect(articles).toMatchObject([{ headline: HEADLINE, body: expect.stringContaining(line) }]);
  });
});

describe('what stands around an article', () => {
  it.each([
    'Accueil > Politique > Municipales',
    'أخبار|اقتصاد|تركيا',
    'Home » Economy » Wheat',
    'Skip to main content',
    'Temps de lecture : 2 min',
  ])('%s is no title', (line) => {
    expect(parseOne(dump(line, 'below'))).toMatchObject(HEADED);
    expect(parseOne(dump(line, 'above'))).toMatchObject(HEADED);
  });

  it.each(['منذ 3 ساعات', '3 hours ago', 'نشر منذ 3 ساعات'])('%s is the date, counted from the upload', (line) => {
    const dated = { publishedAt: '2024-12-31T21:00:00Z', flags: ['date-from-upload'] };
    expect(parseOne(dump(line, 'below'))).toMatchObject(dated);
    expect(parseOne(dump(line, 'above'))).toMatchObject(dated);
  });

  it('is no headline with strokes or quotation marks', () => {
    for (const title of ['Wheat prices | Economy | Harbour News', 'جولات لـ»المرفأ» على الأرصفة'])
      expect(parseOne(`${title}\n\n${ENGLISH_TEXT.join('\n\n')}`).headline).toBe(title);
  });

  it('is the credits at the end, with the names in them', () => {
    const credits =
      '(Reporting by Jane Roe and Ann Lee in Cairo; Additional reporting by Tom Fox; Editing by Kim Hill and Joe Dale)';
    const standards = 'Our Standards: The Thomson Reuters Trust Principles.';
    const text = [ENGLISH_HEADLINE, '', ...ENGLISH_TEXT, credits, standards].join('\n');
    expect(parseOne(text)).toMatchObject({
      body: ENGLISH_TEXT.join('\n\n'),
      byline: ['Jane Roe', 'Ann Lee', 'Tom Fox'],
    });
  });

  it('is HTML in a line: entities are decoded, unknown ones kept', () => {
    const text = `Work &amp; play &#8212; caf&eacute; &unknown; on the quay\n\n${ENGLISH_TEXT.join('\n\n')}`;
    expect(parseOne(text).headline).toBe('Work & play — café &unknown; on the quay');
  });
});
