import { describe, expect, it } from 'vitest';
import { fold } from '../../../pipeline/fingerprint/fold.ts';
import { comparedWord, hashWord, isNumber, isTelling, wordsOf } from '../../../pipeline/fingerprint/words.ts';

const words = (text: string) => wordsOf(fold(text));

describe('compared words', () => {
  it.each([
    ['a particle before a word', 'بالمنطقة', 'المنطقة'],
    ['a conjunction', 'وقالت', 'قالت'],
    ['an ending', 'المسؤولون', 'المسؤولين'],
    ['a name written in one word or two', 'عبدالعزيز', 'عبد العزيز'],
    ['a letter glued to its number', 'ب253 كجم', 'ب 253 كجم'],
    ['a number set in groups', '٢٥٣٬٤٧٨ كيلو', '253478 كيلو'],
    ['Latin letters and numbers', 'G20', 'g 20'],
  ])('are the same for %s', (_what, a, b) => {
    expect(words(a)).toEqual(words(b));
  });

  it.each([
    ['short words of other letters', 'على', 'عين'],
    ['Latin words', 'port', 'ports'],
    ['numbers', '7 قتلى', '8 قتلى'],
  ])('differ for %s', (_what, a, b) => {
    expect(words(a)).not.toEqual(words(b));
  });

  it.each([
    ['nothing', '', []],
    ['Chinese by the character', '新闻 today', ['新', '闻', 'today']],
    ['a servant’s name at the end', 'عبد', ['عبد']],
    ['single Arabic letters, which are list marks', 'أ ب خبر', ['خبر']],
    ['Cyrillic as it is', 'Станция метро', ['станция', 'метро']],
  ])('of %s', (_what, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('keep what they are in 16 bits', () => {
    const compared = (word: string) => comparedWord(word, hashWord(word));
    expect(isNumber(compared('2024'))).toBe(true);
    expect(isTelling(compared('2024'))).toBe(false);
    expect(isTelling(compared('من'))).toBe(false);
    expect(isTelling(compared('بيروت'))).toBe(true);
    for (const word of ['2024', 'من', 'بيروت', 'port']) expect(compared(word)).toBeLessThan(2 ** 16);
  });
});
