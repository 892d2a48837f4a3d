import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../pipeline/fingerprint/fold.ts';

describe('fold', () => {
  it.each([
    ['vowel signs', 'أَعْلَنَتِ الحُكُومَةُ', 'اعلنت الحكومة'],
    ['tatweel', 'الســـلام', 'السلام'],
    ['alef forms', 'أحمد إلى آخر ٱلبيت', 'احمد الى اخر البيت'],
    ['final ya', 'على', 'علي'],
    ['ta marbuta', 'مدينة', 'مدينه'],
    ['hamza carriers', 'مسؤول شؤون بيئة', 'مسوول شوون بيية'],
    ['a lone hamza', 'مساء', 'مسا'],
    ['presentation forms', 'ﺳﻼﻡ ﷲ', 'سلام الله'],
    ['letters of a Persian keyboard', 'کتاب ایران', 'كتاب ايران'],
    ['a zero-width non-joiner', 'می\u200cشود', 'میشود'],
    ['direction marks', '\u202bنص\u202c', 'نص'],
    ['Arabic digits', '١٠ أكتوبر ٢٠٢٠', '10 أكتوبر 2020'],
    ['Persian digits', '۱۳۹۹', '1399'],
    ['digits of any script', '१२३ １２３ 𝟏𝟐𝟑', '123 123 123'],
    ['quotation marks and dashes', '«نص» – “نص”', '"نص" - نص'],
    ['thousands and decimal signs', '١٬٢٣٤٫٥', '1,234.5'],
    ['a number set in groups', '1.234.567 ريال', '1234567 ريال'],
    ['line breaks', 'a\r\n\r\nb\tc', 'a b c'],
    ['Latin case and accents', 'Élysée Français', 'elysee francais'],
    ['a decomposed accent', 'cafe\u0301', 'café'],
    ['sharp s and ligatures', 'Straße ﬁn œuvre', 'STRASSE fin oeuvre'],
    ['Turkish i', 'İSTANBUL', 'istanbul'],
    ['Greek accents and final sigma', 'Αθήνας', 'ΑΘΗΝΑΣ'],
    ['Cyrillic yo', 'Ещё ЁЛКА', 'еще елка'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['half-width katakana', 'ｶﾞﾗｽ', 'ガラス'],
    ['a soft hyphen', 'news\u00adpaper', 'newspaper'],
  ])('makes %s the same', (_what, a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  it.each([
    ['Arabic letters', 'سلام', 'كلام'],
    ['numbers', '10 قتلى', '11 قتلى'],
    ['Cyrillic и and й', 'бои', 'бой'],
    ['kana with and without dakuten', 'か', 'が'],
    ['Indic vowel signs', 'कि', 'की'],
    ['Hangul syllables', '가', '각'],
    ['words run together', 'new spaper', 'newspaper'],
  ])('keeps %s apart', (_what, a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });

  it('is what it was when fold is applied again', () => {
    const letters = fc.constantFrom(...'أإآٱؤئءىیةہھکگًّٰ٠۵ـ\u200c\u0301\u0308\u0591ßıİёйĞéΐςﬁﷺが각किﾞ ,'.split(''));
    const strings = fc.oneof(
      fc.string({ unit: letters }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(strings, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes linear time on a letter with a hundred thousand signs', () => {
    const started = performance.now();
    fold(`a${'\u0301\u0316'.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(500); // 2.5 s when the run is normalized as it is, 5 ms as it should
  });

  it('leaves nothing but letters, their signs, numbers and single spaces between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text)).toMatch(/^([\p{L}\p{M}\p{N}]+( [\p{L}\p{M}\p{N}]+)*)?$/u);
      }),
    );
  });
});
