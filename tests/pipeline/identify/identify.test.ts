import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify } from '../../../pipeline/identify/identify.ts';
import { HELD_BACK, SENTENCES } from './sentences.ts';

describe('identify', () => {
  it.each([
    ['ar', 'أعلنت وزارة الصحة اليوم افتتاح ثلاثة مستشفيات جديدة في المدن الساحلية قبل نهاية العام'],
    ['ar', 'قال ليه مش هنروح السوق النهارده عشان الجو حر قوي والعربية عطلانة من امبارح'],
    ['fa', 'وزیر بهداشت امروز اعلام کرد که سه بیمارستان تازه در شهرهای ساحلی ساخته می‌شود'],
    ['ur', 'وزیر صحت نے آج اعلان کیا ہے کہ ساحلی شہروں میں تین نئے ہسپتال کھولے جائیں گے'],
    ['ckb', 'وەزیری تەندروستی ئەمڕۆ ڕایگەیاند کە سێ نەخۆشخانەی نوێ لە شارەکان دەکرێنەوە'],
    ['en', 'The health minister said today that three new hospitals will open in the coastal towns'],
    ['fr', "La ministre de la Santé a annoncé l'ouverture de trois hôpitaux dans les villes côtières"],
    ['es', 'La ministra de Sanidad anunció hoy la apertura de tres hospitales en las ciudades costeras'],
    ['it', 'La ministra della Salute ha annunciato oggi che tre nuovi ospedali apriranno nelle città costiere'],
    ['de', 'Die Gesundheitsministerin kündigte heute an, dass drei neue Krankenhäuser eröffnet werden'],
    ['tr', 'Sağlık bakanı bugün kıyı kentlerinde üç yeni hastanenin açılacağını duyurdu'],
    ['ru', 'Министр здравоохранения сообщила сегодня, что в приморских городах откроются три больницы'],
    ['uk', 'Міністерка охорони здоров’я повідомила сьогодні, що в містах відкриються три нові лікарні'],
    ['he', 'שרת הבריאות הודיעה היום כי שלושה בתי חולים חדשים ייפתחו בערי החוף עד סוף השנה'],
    ['ps', 'د روغتیا وزیر نن وویل چې په ښارونو کې به درې نوي روغتونونه پرانیستل شي'],
    ['ug', 'سەھىيە مىنىستىرى بۈگۈن ئۈچ يېڭى دوختۇرخانا ئېچىلىدىغانلىقىنى ئېلان قىلدى'],
    ['sd', 'صحت واري وزير اڄ چيو ته شهرن ۾ ٽي نيون اسپتالون کوليون وينديون'],
    ['fa', 'وزیر صحت عامه امروز گفت که سه شفاخانه جدید در ولایت های هرات و بلخ ساخته میشود'], // Dari
    ['ja', '保健相は今日、沿岸の都市に三つの新しい病院を開くと発表した。首相も会見で支持を述べた。'],
  ])('knows %s', (language, text) => {
    expect(identify(text)).toBe(language);
  });

  it.each([
    ['nothing', ''],
    ['numbers', '12 345 – 67.8 % 90'],
    ['a name', 'بيروت'],
    ['typing noise', 'qwelkj zxmcn qpwoei alskdj zmxnc qoweiu laksjd xmcnv qpwoei ruty'],
    [
      'Kazakh, which it has no profile of',
      'Денсаулық сақтау министрі бүгін қалаларда үш жаңа аурухана ашылатынын хабарлады',
    ],
  ])('gives no language to %s', (_what, text) => {
    expect(identify(text)).toBeNull();
  });

  // 16 sentences of news in each language; `atLeast` is what is reached, a sentence without a telling letter or word among them.
  it.each([
    ['ckb', 16],
    ['ps', 16],
    ['kmr', 15],
    ['id', 13],
    ['ms', 14],
  ] as const)(
    'knows %s by one sentence in at least %i of 16 cases, and by all of them together',
    (language, atLeast) => {
      const sentences = SENTENCES[language];
      expect(sentences).toHaveLength(16);
      expect(sentences.filter((sentence) => identify(sentence) === language).length).toBeGreaterThanOrEqual(atLeast);
      expect(identify(sentences.join('. '))).toBe(language);
    },
  );

  it.each(Object.entries(HELD_BACK))(
    'says nothing rather than a wrong language of a short sentence: %s',
    (language, held) => {
      for (const sentence of held) expect([language, null]).toContain(identify(sentence));
      expect(identify(held.slice(0, 5).join('. '))).toBe(language);
      expect(identify(held.slice(5).join('. '))).toBe(language);
    },
  );

  it.each([
    [
      'Portuguese',
      'pt',
      'Vocês têm de pôr três bebês no berço, avô, e ter fé em que dê certo até o mês que vem, você crê?',
    ],
    ['French', 'fr', "Même l'hôte de l'île, sûr d'être prêt, a connu la fête et la tempête cet août où l'on dîne tôt"],
    [
      'Romanian',
      'ro',
      'Începând de mâine, în întreaga țară își încep activitatea încă trei spitale înființate în această vară',
    ],
    ['Urdu', 'ur', 'ڈاکٹر نے لڑکی کو ٹھیک کر دیا، پڑوسیوں نے بڑی خوشی سے ٹوکری میں ڈال کر مٹھائی بھیجی'],
    ['Persian', 'fa', 'پژوهشگران چگونگی گسترش پرندگان را در ژرفای جنگل‌های گیلان بررسی کردند و گزارش دادند'],
  ])('does not take %s for a language with letters of its own', (_, language, text) => {
    expect(identify(text)).toBe(language);
  });

  it('reads the article, not the menus around it', () => {
    const menu =
      'Home\nNews\nSport\nBusiness\nOpinion\nLog in\nSubscribe\nShare on Facebook\nPrint\nMost read\n'.repeat(12);
    const paragraph =
      'La ministre de la Santé a annoncé l’ouverture de trois hôpitaux dans les villes côtières avant la fin de l’année.\n';
    expect(identify(menu + paragraph.repeat(3) + menu)).toBe('fr');
    const wrapped = paragraph.replaceAll(/(.{30,38}) /g, '$1\n');
    expect(identify(menu.slice(0, 200) + wrapped.repeat(3))).toBe('fr');
  });

  it('is not misled by a quotation of another language', () => {
    const quotation = '“We are going to build it, and we are going to build it now,” said the minister in English. ';
    const arabic =
      'وقالت الوزيرة إن المشروع سيوفر آلاف الوظائف في المحافظات الجنوبية، وإن الحكومة رصدت له ميزانية كبيرة. ';
    expect(identify(quotation + arabic.repeat(6))).toBe('ar');
  });

  it('answers for any string, and reads no more than its beginning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const language = identify(text);
        expect(language === null || language.length >= 2).toBe(true);
      }),
    );
    const start = 'The health minister said today that three new hospitals will open in the coastal towns. '.repeat(12);
    expect(identify(start + 'ا'.repeat(2_000_000))).toBe('en');
  });
});
