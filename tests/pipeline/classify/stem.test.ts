import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../pipeline/classify/tokenize.ts';

const stems = (text: string) => tokenize(text, 100).map(({ stem }) => stem);

describe('tokens', () => {
  it.each([
    ['the article', 'البرلمان', 'برلمان'],
    ['particles with the article', 'وبالبرلمان', 'برلمان'],
    ['plural and feminine endings', 'الانتخابات', 'انتخاب'],
    ['hamza and vowel signs', 'الأُمَم', 'الامم'],
    ['tatweel', 'مبـــاراة', 'مباراة'],
    ['feminine adjectives', 'سياسية', 'سياسي'],
    ['English plurals', 'Elections', 'election'],
    ['English -ies', 'treaties', 'treaty'],
    ['case', 'NATO', 'nato'],
  ])('are the same for %s', (_what, a, b) => {
    expect(stems(a)).toEqual(stems(b));
  });

  it.each([
    ['a statement and the environment', 'بيان', 'بيئة'],
    ['a meeting and society', 'اجتماعات', 'اجتماعية'],
    ['racism and an element', 'عنصرية', 'عنصر'],
    ['politics and its adjective', 'سياسة', 'سياسي'],
    ['a virus and its ending', 'virus', 'viru'],
    ['shooting and shoot', 'shooting', 'shoot'],
  ])('keep %s apart', (_what, a, b) => {
    expect(stems(a)).not.toEqual(stems(b));
  });

  it('say where in the text they stand', () => {
    const text = 'عُقِدَت «القمّة» في 2024';
    expect(tokenize(text, 100).map(({ start, end }) => text.slice(start, end))).toEqual([
      'عُقِدَت',
      'القمّة',
      'في',
      '2024',
    ]);
  });

  it('stop at the limit', () => {
    expect(tokenize('a b c d', 2)).toHaveLength(2);
  });
});
