import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeOfDay, readCrowdedDateline, readDateline } from '../../../pipeline/dates/dateline.ts';

const UPLOADED = '2025-01-01T00:00:00Z';

function read(line: string, uploadedAt = UPLOADED): readonly (readonly [kind: string, at: string | null])[] | null {
  return (
    readDateline(line, { uploadedAt, language: null })?.statements.map(({ kind, at }) => [kind, at] as const) ?? null
  );
}

const published = (line: string, uploadedAt = UPLOADED) =>
  read(line, uploadedAt)?.find(([kind]) => kind === 'published')?.[1];
const flagsOf = (line: string, uploadedAt = UPLOADED) =>
  readDateline(line, { uploadedAt, language: null })?.statements.flatMap(({ flags }) => flags);

describe('readDateline', () => {
  it.each([
    ['3 مارس 2021', '2021-03-03'],
    ['٣ مارس ٢٠٢١', '2021-03-03'],
    ['۳ مارس ۲۰۲۱', '2021-03-03'],
    ['الأربعاء 3 مارس 2021', '2021-03-03'],
    ['3 مارس 2021، الأربعاء', '2021-03-03'],
    ['الأربعاء ٣ آذار ٢٠٢١', '2021-03-03'],
    ['الأحد 17 كانون الثاني 2021', '2021-01-17'],
    ['17 كانون الأول 2021', '2021-12-17'],
    ['17 تشرين الثاني/ نوفمبر 2021', '2021-11-17'],
    ['17 نوفمبر/تشرين الثاني 2021', '2021-11-17'],
    ['17 نوفمبر (تشرين الثاني) 2021', '2021-11-17'],
    ['17 من نوفمبر 2021', '2021-11-17'],
    ['9 جويلية 2021', '2021-07-09'],
    ['9 أوت 2021', '2021-08-09'],
    ['9 غشت 2021', '2021-08-09'],
    ['9 ابريل 2021', '2021-04-09'],
    ['9 إبريل 2021 م', '2021-04-09'],
    ['2021/3/9', '2021-03-09'],
    ['2021-03-09', '2021-03-09'],
    ['09.03.2021', '2021-03-09'],
    ['3/25/2021', '2021-03-25'],
    ['9 March 2021', '2021-03-09'],
    ['9th of March 2021', '2021-03-09'],
    ['March 9, 2021', '2021-03-09'],
    ['Mar. 9, 2021', '2021-03-09'],
    ['Tuesday, March 9th, 2021', '2021-03-09'],
    ['1er août 2021', '2021-08-01'],
    ['mardi 9 mars 2021', '2021-03-09'],
    ['مارس 2021', '2021-03'],
    ['2021-03', '2021-03'],
    ['25 رجب 1442هـ الموافق 9 مارس 2021م', '2021-03-09'],
    ['نُشر: 09:15-12 يناير 2021 م ـ 28 جمادى الأولى 1442 هـ', '2021-01-12T09:15:00'],
  ])('reads the day of %s', (line, at) => {
    expect(published(line)).toBe(at);
    expect(flagsOf(line)).toEqual([]);
  });

  it.each([
    ['9 مارس 2021 14:05', '2021-03-09T14:05:00'],
    ['9 مارس 2021 - 2:05 م', '2021-03-09T14:05:00'],
    ['9 مارس 2021 الساعة 2:05 صباحًا', '2021-03-09T02:05:00'],
    ['9 مارس 2021 | ٠٢:٠٥ مساءً', '2021-03-09T14:05:00'],
    ['9 مارس 2021، 12:30 ظهرا', '2021-03-09T12:30:00'],
    ['9 مارس 2021، 1:30 ظهرا', '2021-03-09T13:30:00'],
    ['9 مارس 2021، 12:30 صباحا', '2021-03-09T00:30:00'],
    ['9 مارس 2021، 4:30 عصرا', '2021-03-09T16:30:00'],
    ['9 مارس 2021، 10:30 ليلا', '2021-03-09T22:30:00'],
    ['14:05، 9 مارس 2021', '2021-03-09T14:05:00'],
    ['9 مارس 2021 5 مساء', '2021-03-09T17:00:00'],
    ['March 9, 2021 at 2:05 PM', '2021-03-09T14:05:00'],
    ['March 9, 2021 2 p.m.', '2021-03-09T14:00:00'],
    ['9 mars 2021 à 14h05', '2021-03-09T14:05:00'],
    ['2021-03-09 14:05:30', '2021-03-09T14:05:30'],
    ['2021-03-09T14:05:30.250Z', '2021-03-09T14:05:30Z'],
    ['2021-03-09T14:05:30+03:00', '2021-03-09T11:05:30Z'],
    ['9 مارس 2021 14:05 بتوقيت غرينتش', '2021-03-09T14:05:00Z'],
    ['9 مارس 2021 14:05 غرينتش', '2021-03-09T14:05:00Z'],
    ['9 مارس 2021 14:05 بتوقيت مكة المكرمة', '2021-03-09T11:05:00Z'],
    ['9 مارس 2021 14:05 (بتوقيت القاهرة)', '2021-03-09T12:05:00Z'],
    ['9 مارس 2021 14:05 بتوقيت بيروت', '2021-03-09T12:05:00Z'],
    ['9 تموز 2021 14:05 بتوقيت بيروت', '2021-07-09T11:05:00Z'],
    ['9 March 2021 14:05 GMT+3', '2021-03-09T11:05:00Z'],
    ['9 March 2021 14:05 +0300', '2021-03-09T11:05:00Z'],
    ['Tue, 09 Mar 2021 14:05:00 GMT', '2021-03-09T14:05:00Z'],
    ['July 9, 2021 2:05 p.m. ET', '2021-07-09T18:05:00Z'],
    ['9 March 2021 14:05 Cairo time', '2021-03-09T12:05:00Z'],
    ['Tue 9 Mar 2021 14.05 GMT', '2021-03-09T14:05:00Z'],
    ['Tue 9 Mar 2021 2.05 pm', '2021-03-09T14:05:00'],
    ['9 مارس 2021 على الساعة 14:05', '2021-03-09T14:05:00'],
    ['القاهرة ـ 9 مارس 2021 14:05', '2021-03-09T14:05:00'],
  ])('reads the time of %s, in UTC when a zone is printed', (line, at) => {
    expect(published(line)).toBe(at);
  });

  it.each([
    [
      'نشر في: 9 مارس 2021 - آخر تحديث: 10 مارس 2021 08:00',
      [
        ['published', '2021-03-09'],
        ['updated', '2021-03-10T08:00:00'],
      ],
    ],
    ['آخر تحديث 10/3/2021', [['updated', '2021-03-10']]],
    ['تاريخ النشر: الثلاثاء 9 مارس 2021', [['published', '2021-03-09']]],
    [
      'Published March 9, 2021 | Updated March 10, 2021',
      [
        ['published', '2021-03-09'],
        ['updated', '2021-03-10'],
      ],
    ],
    ['Last updated: 10 March 2021 08:00 GMT', [['updated', '2021-03-10T08:00:00Z']]],
    [
      'Publié le 9 mars 2021 - Mis à jour le 10 mars 2021',
      [
        ['published', '2021-03-09'],
        ['updated', '2021-03-10'],
      ],
    ],
  ])('tells published from updated in %s', (line, statements) => {
    expect(read(line)).toEqual(statements);
  });

  it.each([
    ['القاهرة - 9 مارس 2021', ['القاهرة']],
    ['9 مارس 2021 | أخبار المدينة', ['أخبار المدينة']],
    ['By Jane Doe - March 9, 2021', ['By Jane Doe']],
  ])('reads %s and keeps what stands beside the date', (line, leftover) => {
    expect(readDateline(line, { uploadedAt: UPLOADED, language: null })).toMatchObject({
      leftover,
      statements: [{ at: '2021-03-09' }],
    });
  });

  it.each([
    'افتتح الجسر في 9 مارس 2021 بعد أعوام من العمل',
    '9 مارس 2021: اليوم الذي تغيرت فيه المدينة',
    'The bridge was opened on 9 March 2021.',
    'What we know about 9 March 2021 so far',
    'حقوق النشر 2021',
    '12 تعليق',
    'هاتف 555-1234-2021',
    'السبت',
    '',
  ])('takes "%s" for no dateline', (line) => {
    expect(readDateline(line, { uploadedAt: UPLOADED, language: null })).toBeNull();
  });

  describe('what the upload decides', () => {
    it('is the year that was not printed: the latest not after the upload', () => {
      expect(published('9 مارس')).toBe('2024-03-09');
      expect(published('9 مارس', '2024-03-08T00:00:00Z')).toBe('2023-03-09');
      expect(flagsOf('9 مارس')).toEqual(['date-year-from-upload']);
    });

    it('is the year that agrees with the weekday', () => {
      expect(published('الثلاثاء 9 مارس')).toBe('2021-03-09');
    });

    it('is that a date more than a day later is no date', () => {
      expect(published('2 يناير 2025')).toBe('2025-01-02');
      expect(published('3 يناير 2025')).toBeNull();
      expect(flagsOf('3 يناير 2025')).toEqual(['future-date-ignored']);
    });
  });

  it('lets the date win over the weekday, and says so', () => {
    expect(published('الجمعة 9 مارس 2021')).toBe('2021-03-09');
    expect(flagsOf('الجمعة 9 مارس 2021')).toEqual(['weekday-conflict']);
  });

  it('reads an ambiguous numeric date month first when only that agrees with the weekday', () => {
    expect(published('Tuesday 03/09/2021')).toBe('2021-03-09');
    expect(flagsOf('الثلاثاء 03/09/2021')).toEqual(['date-order-from-weekday']);
    expect(published('Friday 03/09/2021')).toBe('2021-09-03');
  });

  it.each(['31 فبراير 2021', '29/2/2021', '0 مارس 2021', '2021-13-01', '45/10/2021'])(
    'turns down the impossible day %s',
    (line) => {
      expect(published(line)).toBeNull();
      expect(flagsOf(line)).toEqual(['impossible-date-ignored']);
    },
  );

  it('keeps the day when the hour is impossible', () => {
    expect(published('9 مارس 2021 25:10')).toBe('2021-03-09');
    expect(flagsOf('9 مارس 2021 25:10')).toEqual(['impossible-time-ignored']);
  });

  it('reads back every day it is given, in each of the usual forms', () => {
    const months = [
      'يناير',
      'شباط',
      'مارس',
      'نيسان',
      'مايو',
      'حزيران',
      'يوليو',
      'آب',
      'سبتمبر',
      'تشرين الأول',
      'نوفمبر',
      'كانون الأول',
    ];
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2024-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
        for (const line of [iso, `${day}/${month + 1}/${year}`, `${day} ${months[month]} ${year}`])
          expect(published(line)).toBe(iso);
      }),
    );
  });

  it('never throws, whatever the line', () => {
    const pieces = fc.constantFrom(
      '9',
      '31',
      '2021',
      '٩',
      'مارس',
      'كانون',
      'الثاني',
      '/',
      '-',
      ':',
      '+',
      '(',
      ')',
      'ص',
      'هـ',
      'نشر',
      'GMT',
      'at',
      '٪',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 30 }).map((words) => words.join(' ')),
          fc.array(pieces).map((words) => words.join('')),
        ),
        (line) => {
          const at = published(line) ?? '2000-01-01';
          expect(at).toMatch(/^\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\dZ?)?)?$/);
        },
      ),
    );
  });
});

describe('readCrowdedDateline', () => {
  it.each([
    ['الثلاثاء 9 مارس 2021 الساعة 12:47 سياسة', '2021-03-09T12:47:00', ['سياسة']],
    ['سياسية ,2021/03/09 12:19 , عدد القراءات: 1542', '2021-03-09T12:19:00', ['سياسية', 'عدد القراءات: 1542']],
    ['الجزائر في 9 مارس 2021', '2021-03-09', ['الجزائر']],
    ['الثلاثاء 9 مارس 2021 العدد 15433', '2021-03-09', ['العدد 15433']],
  ])('reads %s', (line, at, leftover) => {
    expect(readCrowdedDateline(line, { uploadedAt: UPLOADED, language: null })).toMatchObject({
      leftover,
      statements: [{ at }],
    });
  });

  it.each([
    '9 مارس 2021: اليوم الأول',
    'ماذا حدث في 9 مارس 2021؟',
    'The bridge was opened on 9 March 2021',
    'سياسة 9 مارس',
  ])('takes "%s" for no dateline', (line) => {
    expect(readCrowdedDateline(line, { uploadedAt: UPLOADED, language: null })).toBeNull();
  });
});

describe('isTimeOfDay', () => {
  it.each([
    ['01:10 م', true],
    ['09:48 م (توقيت مكة)', true],
    ['21:05 GMT', true],
    ['9 مارس 2021 21:05', false],
    ['الخط 21:05', false],
    ['14.5', false],
  ])('%s → %s', (line, isTime) => {
    expect(isTimeOfDay(line)).toBe(isTime);
  });
});
