import { describe, expect, it } from 'vitest';
import { ENGLISH_TEXT, parseDump, parseOne, rolesOf, TEXT } from './parse-dump.ts';

const BODY = TEXT.join('\n\n');

describe('a page dump with the headline twice, date, caption and font control', () => {
  const dump = [
    'توسيع الرصيف الشمالي في المرفأ... هذه أبرز مراحله',
    '',
    'توسيع الرصيف الشمالي في المرفأ... هذه أبرز مراحله',
    '',
    '7 مايو 2021',
    'جانب من الرصيف القديم صباح اليوم (الأناضول)',
    '+ الخط -',
    '',
    BODY,
  ].join('\n');

  it('is one article with its headline, day and agency, and the text alone as body', () => {
    expect(parseOne(dump)).toEqual({
      headline: 'توسيع الرصيف الشمالي في المرفأ... هذه أبرز مراحله',
      headlineFrom: 'repeated-in-head',
      alternativeHeadline: null,
      byline: [],
      bylineFrom: null,
      source: null,
      sourceFrom: null,
      agency: ['الأناضول'],
      agencyFrom: {
        rule: 'credit-in-brackets',
        text: 'جانب من الرصيف القديم صباح اليوم (الأناضول)',
        line: 6,
      },
      publishedAt: '2021-05-07',
      updatedAt: null,
      updatedFrom: null,
      publishedFrom: { rule: 'day-month-year', text: '7 مايو 2021', line: 5 },
      sortAt: '2021-05-07T00:00:00.000Z',
      dateline: null,
      datelineFrom: null,
      sections: [],
      summary: expect.stringMatching(/^قالت بلدية المرفأ/),
      wordCount: 46,
      body: BODY,
      flags: [],
    });
  });

  it('gives every line a role', () => {
    expect(rolesOf(dump)).toEqual(['headline', 'headline', 'dateline', 'caption', 'control', 'body', 'body', 'body']);
  });
});

describe('a page dump with weekday, time and zone in Arabic digits', () => {
  it('is dated to the minute in UTC', () => {
    const article = parseOne(
      `بدء توسيع الرصيف الشمالي\n\nبدء توسيع الرصيف الشمالي\nالجمعة ٧ مايو ٢٠٢١ - ٠٤:٣٠ بتوقيت مكة المكرمة\n\n${BODY}`,
    );
    expect(article).toMatchObject({
      publishedAt: '2021-05-07T01:30:00Z',
      sortAt: '2021-05-07T01:30:00.000Z',
      flags: [],
    });
  });
});

describe('a page dump with related teasers and a further article below', () => {
  const caption = 'رئيس البلدية يتحدث إلى الصيادين عند المدخل القديم (أ.ف.ب)';
  const teaser = (title: string, credit: string) => [
    `محليات صورة من موقع الأعمال (${credit}) play-circle 01:12`,
    '',
    title,
    '',
    'قال مسؤول في البلدية إن المرحلة المقبلة من المشروع ستعلن خلال أسابيع قليلة بعد مشاورات مع السكان.',
    '',
    '«صوت المرفأ» (بيروت)',
  ];
  const dump = [
    'المرفأ يستعد لتوسيع «الرصيف الشمالي»',
    '',
    'رئيس البلدية يعد بفرص عمل... والصيادون يطالبون بضمانات',
    '',
    caption,
    caption,
    'TT',
    '',
    'المرفأ يستعد لتوسيع «الرصيف الشمالي»',
    '',
    caption,
    caption,
    '',
    TEXT[0],
    '',
    'ضمانات للصيادين',
    '',
    `${TEXT[1]}\n\n${TEXT[2]}`,
    '',
    'القوارب الصغيرة بانتظار نقلها (رويترز)',
    '',
    '«قرار صعب»',
    '',
    'وطالب ممثلون عن الصيادين بتعويضات قبل نقل القوارب إلى المرسى المؤقت خارج الحوض.',
    '',
    'مقالات ذات صلة',
    '',
    'متى تنتهي أعمال المدخل القديم؟',
    '',
    ...teaser('متى تنتهي أعمال المدخل القديم؟', 'رويترز'),
    ...teaser('البلدية تعلن جدول الأعمال الصيفية', 'أرشيفية - أ.ف.ب'),
    '',
    '5 أسباب تدفع المدن إلى توسيع مرافئها',
    '',
    caption,
    caption,
    'TT',
    '',
    '5 أسباب تدفع المدن إلى توسيع مرافئها',
    '',
    caption,
    '',
    'تجد مدن ساحلية كثيرة نفسها مضطرة إلى توسيع مرافئها بسبب نمو حركة الشحن في السنوات الأخيرة.',
    '',
    'في المقام الأول تحتاج السفن الجديدة إلى أحواض أعمق وأرصفة أطول من تلك التي بنيت قبل عقود.',
  ].join('\n');

  it('is two articles', () => {
    expect(parseDump(dump).articles).toMatchObject([
      {
        headline: 'المرفأ يستعد لتوسيع «الرصيف الشمالي»',
        alternativeHeadline: 'رئيس البلدية يعد بفرص عمل... والصيادون يطالبون بضمانات',
        sections: ['ضمانات للصيادين', '«قرار صعب»'],
        agency: ['أ.ف.ب', 'رويترز'],
        publishedAt: null,
        sortAt: '2025-01-01T00:00:00.000Z',
      },
      { headline: '5 أسباب تدفع المدن إلى توسيع مرافئها', alternativeHeadline: null, sections: [], publishedAt: null },
    ]);
  });

  it('has the teasers in neither', () => {
    const { articles, lines } = parseDump(dump);
    expect(articles.map(({ body }) => body).join()).not.toContain('المرحلة المقبلة من المشروع');
    const links = lines.filter(({ role }) => role.startsWith('related-'));
    expect(links).toHaveLength(10);
    expect(links.every(({ article }) => article === null)).toBe(true);
  });
});

describe('a text without head, one line a paragraph', () => {
  const dump = [
    'يناقش مجلس المدينة اليوم خطة توسيع الرصيف الشمالي التي أعدها خبراء خلال العامين الماضيين.',
    'وقال عضو في المجلس، الاثنين 12 من نيسان 2021، إن الخطة تحتاج إلى تمويل إضافي من الحكومة.',
    'وبدأت الدراسات في 3 من أيار 2019 وانتهت في آذار الماضي، وفق ما ذكرته صحف محلية.',
    '–',
  ].join('\n');

  it('has no headline, and dates in the text do not count', () => {
    expect(parseOne(dump)).toMatchObject({
      headline: null,
      headlineFrom: null,
      publishedAt: null,
      publishedFrom: null,
      flags: [],
    });
  });

  it('ends with its end mark', () => {
    expect(rolesOf(dump)).toEqual(['body', 'body', 'body', 'end-mark']);
  });
});

describe('a text with a source line below', () => {
  it('names the source and keeps its line out of the body', () => {
    const article = parseOne(`${TEXT.join('\n')}\nالمصدر: صوت المرفأ`);
    expect(article).toMatchObject({ source: 'صوت المرفأ', headline: null, publishedAt: null, body: BODY });
  });
});

describe('an English page', () => {
  it('yields headline, byline, both instants, place, agency and sections', () => {
    const article = parseOne(
      [
        'Harbour council to widen northern quay',
        'By Jane Doe and Sam Poe',
        'Published: May 7, 2021 2:20 p.m. GMT',
        'Updated: May 8, 2021 9:00 a.m. GMT',
        'Share',
        'Boats wait at the old gate on Monday. (Ann Roe/Reuters)',
        `PORTVILLE (Reuters) - ${ENGLISH_TEXT[0]}`,
        ENGLISH_TEXT[1],
        'READ MORE: Why quays are getting longer',
        'What comes next',
        ENGLISH_TEXT[2],
        '(Reporting by Jane Doe; Editing by Tim Low)',
        '© 2021 Example Press. All rights reserved.',
      ].join('\n'),
    );
    expect(article).toMatchObject({
      headline: 'Harbour council to widen northern quay',
      byline: ['Jane Doe', 'Sam Poe'], // an editor is no author
      publishedAt: '2021-05-07T14:20:00Z',
      updatedAt: '2021-05-08T09:00:00Z',
      dateline: 'PORTVILLE',
      agency: ['Reuters'],
      sections: ['What comes next'],
      body: `PORTVILLE (Reuters) - ${ENGLISH_TEXT.join('\n\n')}`,
    });
  });
});

describe('a French page', () => {
  it('yields its instants, byline, agency and source', () => {
    const article = parseOne(
      [
        'Le quai nord du port sera élargi',
        'Publié le 7 mai 2021 à 18h05 - Mis à jour le 8 mai 2021 à 09h10',
        'Par Amine Roux (avec AFP)',
        '',
        'TUNIS - Le conseil du port a annoncé lundi que les travaux du quai nord commenceraient le mois prochain.',
        '',
        'À lire aussi : Les pêcheurs demandent des garanties',
        '',
        'Son président a précisé que le projet créerait des emplois dans le quartier et réduirait les files d’attente.',
        '',
        'Source : La Voix du quai',
      ].join('\n'),
    );
    expect(article).toMatchObject({
      headline: 'Le quai nord du port sera élargi',
      publishedAt: '2021-05-07T18:05:00',
      updatedAt: '2021-05-08T09:10:00',
      byline: ['Amine Roux'],
      agency: ['AFP'],
      dateline: 'TUNIS',
      source: 'La Voix du quai',
    });
  });
});

describe('publication', () => {
  const dated = (...datelines: readonly string[]) => parseOne(['توسيع الرصيف الشمالي', ...datelines, BODY].join('\n'));

  it('is the updated date when that is alone, and says so', () => {
    expect(dated('آخر تحديث: 8 مايو 2021')).toMatchObject({
      publishedAt: '2021-05-08',
      updatedAt: '2021-05-08',
      flags: ['published-from-update'],
    });
  });

  it('is null, with the reason as a flag, when the date cannot be', () => {
    expect(dated('31 أبريل 2021')).toMatchObject({ publishedAt: null, flags: ['impossible-date-ignored'] });
    expect(dated('8 مايو 2031')).toMatchObject({
      publishedAt: null,
      sortAt: '2025-01-01T00:00:00.000Z',
      flags: ['future-date-ignored'],
    });
  });

  it('is not taken from captions, comments or copyright lines', () => {
    const article = parseOne(
      [
        'توسيع الرصيف الشمالي',
        '',
        'جانب من الأعمال يوم 3 مايو 2021 (رويترز)',
        '',
        BODY,
        '',
        'التعليقات',
        'علي: خبر جيد',
        '10 مايو 2021 - 12:30',
        '© 11 مايو 2021 جميع الحقوق محفوظة',
      ].join('\n'),
    );
    expect(article).toMatchObject({ publishedAt: null, body: BODY });
  });

  it('may stand below the text', () => {
    expect(parseOne(`توسيع الرصيف الشمالي\n\n${BODY}\n\n7 مايو 2021`).publishedAt).toBe('2021-05-07');
  });

  it('orders by the start of a month when only that is stated', () => {
    expect(dated('مايو 2021')).toMatchObject({ publishedAt: '2021-05', sortAt: '2021-05-01T00:00:00.000Z' });
  });
});
