import { describe, expect, it } from 'vitest';
import { readDateline } from '../../../pipeline/dates/dateline.ts';

/** A Wednesday. */
const UPLOADED = '2024-03-06T09:00:00Z';

function read(line: string, language: string | null) {
  return readDateline(line, { uploadedAt: UPLOADED, language });
}

describe('what was decided is flagged', () => {
  it.each([
    ['ar', '5/3/2024', '2024-03-05', ['date-order-assumed']],
    ['en', '3/5/2024', '2024-03-05', ['date-order-assumed']],
    ['en', 'Tuesday 3/5/2024', '2024-03-05', []],
    ['en', 'Tuesday 5/3/2024', '2024-03-05', ['date-order-from-weekday']],
    ['en', '5/3/2024 14:20 GMT', '2024-03-05T14:20:00Z', ['date-order-assumed']],
    ['en-AU', '5/2/2024', '2024-02-05', ['date-order-assumed']],
    ['zh', '24/03/05', '2024-03-05', ['date-order-assumed']],
    ['de', '5.3.2024', '2024-03-05', []],
    ['en', '5.3.2024', '2024-03-05', []],
    ['ar', '25/2/2024', '2024-02-25', []],
    ['en', '2/25/2024', '2024-02-25', []],
    ['ar', '3/3/2024', '2024-03-03', []],
    ['ar', 'أمس', '2024-03-05', ['date-from-upload']],
    ['en', '2 years ago', null, ['coarse-date-ignored']],
    ['ar', 'رمضان 1444 هـ', null, ['coarse-date-ignored']],
    ['ar', '5 مارس', '2024-03-05', ['date-year-from-upload']],
    ['ar', '5 مارس - 24 شعبان 1445 هـ', '2024-03-05', []],
    ['ar', '10 شعبان 1445 هـ - 5 مارس 2024', '2024-03-05', ['calendar-conflict']],
    ['ar', '25 شعبان 1445 هـ - 5 مارس 2024', '2024-03-05', []], // the moon may be seen a day later
    ['ar', '5 كانون الثاني/فبراير 2024', null, ['month-conflict']],
    ['ar', 'الاثنين 5 كانون الثاني/فبراير 2024', '2024-02-05', ['month-conflict']],
    ['ar', 'الجمعة 5 مارس 2024', '2024-03-05', ['weekday-conflict']],
    ['ar', '31 فبراير 2024', null, ['impossible-date-ignored']],
    ['ar', '30 شعبان 1445 هـ', null, ['impossible-date-ignored']],
    ['ar', '8 مارس 2024', null, ['future-date-ignored']],
    ['ar', '1 رمضان 1446 هـ', null, ['future-date-ignored']],
  ])('%s: %s', (language, line, at, flags) => {
    expect(read(line, language)?.statements).toMatchObject([{ at, flags }]);
  });

  it('reads unmarked numbers of a Muslim year as Jalali, unless that is in the future', () => {
    expect(read('1402/12/15', null)?.statements[0]?.at).toBe('2024-03-05');
    expect(read('1445/8/24', null)?.statements[0]?.at).toBe('2024-03-05');
  });

  it('takes the order that is not in the future', () => {
    expect(read('03/05/2024', 'ar')?.statements).toMatchObject([{ at: '2024-03-05', flags: ['date-order-assumed'] }]);
  });

  it('takes the order of the words in the line when the language is not known', () => {
    expect(read('Published: 02/03/2024', null)?.statements[0]?.at).toBe('2024-02-03');
    expect(read('Publié le 02/03/2024', null)?.statements[0]?.at).toBe('2024-03-02');
    expect(read('02/03/2024', null)?.statements[0]?.at).toBe('2024-03-02');
  });
});

describe('published and updated in one line', () => {
  it.each([
    ['ar', 'نُشر: 5 مارس 2024، حُدِّث: 6 مارس 2024 08:00', '2024-03-05', '2024-03-06T08:00:00'],
    ['ar', 'نشر في 5 مارس 2024 14:20، آخر تحديث 16:45', '2024-03-05T14:20:00', '2024-03-05T16:45:00'],
    ['en', 'Published 5 March 2024 14:20; updated 16:45 GMT', '2024-03-05T14:20:00', '2024-03-05T16:45:00Z'],
    ['en', 'Published 2 days ago, updated 3 hours ago', '2024-03-04', '2024-03-06T06:00:00Z'],
    ['fr', 'Publié le 5 mars 2024 - Mis à jour le 6 mars 2024 à 08h10', '2024-03-05', '2024-03-06T08:10:00'],
    ['es', 'Publicado el 5 de marzo de 2024. Actualizado el 6 de marzo de 2024', '2024-03-05', '2024-03-06'],
    ['de', 'Erstellt am 05.03.2024, aktualisiert am 06.03.2024', '2024-03-05', '2024-03-06'],
    ['pt', '05/03/2024 14h20 - Atualizado em 05/03/2024 16h45', '2024-03-05T14:20:00', '2024-03-05T16:45:00'],
    ['it', 'Pubblicato il 5 marzo 2024, aggiornato il 6 marzo 2024', '2024-03-05', '2024-03-06'],
    ['tr', 'Giriş: 05.03.2024 - 14:20 Güncelleme: 05.03.2024 - 16:45', '2024-03-05T14:20:00', '2024-03-05T16:45:00'],
    ['ru', 'Опубликовано 5 марта 2024, обновлено 6 марта 2024', '2024-03-05', '2024-03-06'],
    ['zh', '发布时间：2024-03-05 14:20 更新时间：2024-03-06 08:00', '2024-03-05T14:20:00', '2024-03-06T08:00:00'],
    ['zh', '2024-03-05 14:20 发布 2024-03-06 08:00 更新', '2024-03-05T14:20:00', '2024-03-06T08:00:00'],
    ['ja', '2024年3月5日公開 2024年3月6日更新', '2024-03-05', '2024-03-06'],
    ['fa', 'انتشار: ۱۵ اسفند ۱۴۰۲ - به‌روزرسانی: ۱۶ اسفند ۱۴۰۲', '2024-03-05', '2024-03-06'],
    ['he', 'פורסם: 05.03.24, עודכן: 06.03.24', '2024-03-05', '2024-03-06'],
    ['ur', 'شائع 05 مارچ 2024 اپ ڈیٹ 06 مارچ 2024', '2024-03-05', '2024-03-06'],
    ['id', 'Diterbitkan 5 Maret 2024, diperbarui 6 Maret 2024', '2024-03-05', '2024-03-06'],
  ])('%s: %s', (language, line, published, updated) => {
    expect(read(line, language)?.statements).toMatchObject([
      { kind: 'published', at: published },
      { kind: 'updated', at: updated },
    ]);
  });
});

describe('what stands beside the date', () => {
  it.each([
    ['ar', 'كتب سمير علي الثلاثاء، 5 مارس 2024 02:20 م', ['كتب سمير علي']],
    ['zh', '2024-03-05 14:20 来源：新华社', ['来源：新华社']],
    ['id', 'Contoh.com - 05/03/2024, 14:20 WIB', ['Contoh.com']],
    ['ar', 'الثلاثاء 5 مارس 2024 السنة 12 العدد 1234', ['السنة 12', 'العدد 1234']],
    ['en', 'Published 5 March 2024 at 2:20pm by Jane Doe', ['by Jane Doe']],
    ['en', 'Sam Poe • 3 hours ago', ['Sam Poe']],
  ])('%s: %s', (language, line, leftover) => {
    expect(read(line, language)?.leftover).toEqual(leftover);
  });
});
