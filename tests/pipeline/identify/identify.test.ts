import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify } from '../../../pipeline/identify/identify.ts';

describe('identify', () => {
  it.each([
    ['ar', 'أعلنت وزارة الصحة اليوم افتتاح ثلاثة مستشفيات جديدة في المدن الساحلية قبل نهاية العام'],
    ['ar', 'قال ليه مش هنروح السوق النهارده عشان الجو حر قوي والعربية عطلانة من امبارح'],
    ['fa', 'وزیر بهداشت امروز اعلام کرد که سه بیمارستان تازه در شهرهای ساحلی ساخته می‌شود'],
    ['ur', 'وزیر صحت نے آج اعلان کیا ہے کہ ساحلی شہروں میں تین نئے ہسپتال کھولے جائیں گے'],
    ['ku-Arab', 'وەزیری تەندروستی ئەمڕۆ ڕایگەیاند کە سێ نەخۆشخانەی نوێ لە شارەکان دەکرێنەوە'],
    ['en', 'The health minister said today that three new hospitals will open in the coastal towns'],
    ['fr', "La ministre de la Santé a annoncé l'ouverture de trois hôpitaux dans les villes côtières"],
    ['es', 'La ministra de Sanidad anunció hoy la apertura de tres hospitales en las ciudades costeras'],
    ['it', 'La ministra della Salute ha annunciato oggi che tre nuovi ospedali apriranno nelle città costiere'],
    ['de', 'Die Gesundheitsministerin kündigte heute an, dass drei neue Krankenhäuser eröffnet werden'],
    ['tr', 'Sağlık bakanı bugün kıyı kentlerinde üç yeni hastanenin açılacağını duyurdu'],
    ['ru', 'Министр здравоохранения сообщила сегодня, что в приморских городах откроются три больницы'],
    ['uk', 'Міністерка охорони здоров’я повідомила сьогодні, що в містах відкриються три нові лікарні'],
    ['he', 'שרת הבריאות הודיעה היום כי שלושה בתי חולים חדשים ייפתחו בערי החוף עד סוף השנה'],
    ['ja', '保健相は今日、沿岸の都市に三つの新しい病院を開くと発表した。首相も会見で支持を述べた。'],
  ])('knows %s', (language, text) => {
    expect(identify(text)).toBe(language);
  });

  it.each([
    ['nothing', ''],
    ['numbers', '12 345 – 67.8 % 90'],
    ['a name', 'بيروت'],
    ['typing noise', 'qwelkj zxmcn qpwoei alskdj zmxnc qoweiu laksjd xmcnv qpwoei ruty'],
    ['Pashto, which it has no profile of', 'د روغتیا وزیر نن وویل چې په ښارونو کې به درې نوي روغتونونه پرانیستل شي'],
    [
      'Kazakh, which it has no profile of',
      'Денсаулық сақтау министрі бүгін қалаларда үш жаңа аурухана ашылатынын хабарлады',
    ],
  ])('gives no language to %s', (_what, text) => {
    expect(identify(text)).toBeNull();
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
