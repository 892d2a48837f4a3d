import { describe, expect, it } from 'vitest';
import { type BaseText, baseTexts } from '../base-texts.ts';
import { type Draft, dumpOf } from './draft.ts';
import { EDITS } from './edits.ts';

const OTHER: BaseText = {
  set: 'development',
  name: 'another text',
  language: 'ar',
  headline: 'عنوان آخر',
  paragraphs: ['أولى.', 'خلفية الخبر.'],
};

const draft = (paragraphs: readonly string[], language = 'ar'): Draft => ({
  ...{ language, above: [], headline: 'عنوان', paragraphs },
});
const edited = (edit: string, paragraphs: readonly string[], language = 'ar') =>
  EDITS[edit]?.(draft(paragraphs, language), OTHER)?.paragraphs ?? null;

describe('an edit', () => {
  it.each([
    ['spelling', 'ar', 'إلى القاهرة أمس', 'الي القاهره امس'],
    ['spelling', 'fa', 'می\u200cشود', 'مي شود'],
    ['vowel signs', 'ar', 'وصل الوفد', 'وْصل الّوفَد'],
    ['punctuation', 'en', '“No” – he said…', '"No" - \u200fhe said...'],
    ['encoded forms', 'ar', 'بيت', '\uFE91\uFEF4\uFE96'],
    ['encoded forms', 'fr', 'défi', 'de\u0301ﬁ'],
    ['other digits', 'ar', '1,250 و4.7', '١٬٢٥٠ و٤٫٧'],
    ['other digits', 'ar', '١٬٢٥٠', '1,250'],
    ['other digits', 'zh', '380万', '３８０万'],
    ['agency intro', 'fr', 'Le maire a parlé.', 'PARIS (AFP) - Le maire a parlé.'],
  ])('%s, %s: %s', (edit, language, before, after) => {
    expect(edited(edit, [before], language)).toEqual([after]);
  });

  it('cuts, turns round, drops and appends paragraphs and sentences', () => {
    const six = ['1.', '2.', '3.', '4.', '5.', '6.'];
    expect(edited('cut to half', six)).toEqual(['1.', '2.', '3.']);
    expect(edited('cut to a third', six)).toEqual(['1.', '2.']);
    expect(edited('reordered', six)).toEqual(['1.', '6.', '5.', '4.', '3.', '2.']);
    expect(edited('dropped sentences', ['a. b.', 'c. d.', 'e.'])).toEqual(['a. b.', 'c.', 'e.']);
    expect(edited('background appended', six)).toEqual([...six, 'خلفية الخبر.']);
  });

  it('replaces a few words, with the letter that stands before them', () => {
    const text = 'وقال الوزير كلاماً طويلاً، وأكد أمراً آخر.';
    expect(
      edited(
        'synonyms',
        Array.from({ length: 9 }, () => text),
      )?.join(' '),
    ).toMatch(/^وذكر الوزير .* وشدد أمراً/);
    expect(edited('synonyms', [text])).toBeNull();
  });

  it('puts a page around the text', () => {
    const page = dumpOf(EDITS['boilerplate']?.(draft(['أولى.', 'ثانية.', 'ثالثة.']), OTHER) ?? draft([]));
    expect(page).toMatch(/^الرئيسية[^\n]*\n\nعنوان\n\n.*رويترز.*ثانية\.\n\nاقرأ أيضاً: عنوان آخر\n\nثالثة\..*©/s);
  });

  it('is none where there is nothing to edit', () => {
    expect(edited('other digits', ['2024 – 250'], 'en')).toBeNull();
    expect(edited('spelling', ['Nothing to spell in another way.'], 'en')).toBeNull();
    expect(edited('agency intro', ['BEIRUT (AP) - The ship left.'], 'en')).toBeNull();
    expect(edited('cut to a third', ['1.', '2.', '3.', '4.'])).toBeNull();
  });

  it('is the same every time', async () => {
    const [text = OTHER] = await baseTexts();
    for (const edit of Object.values(EDITS)) {
      const once = () => edit({ ...text, above: [] }, OTHER);
      expect(once()).toEqual(once());
    }
  });
});
