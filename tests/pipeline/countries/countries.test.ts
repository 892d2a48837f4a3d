import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRY_CODES } from '../../../pipeline/countries/codes.ts';
import { countries } from '../../../pipeline/countries/countries.ts';
import { lexiconOf } from '../../../pipeline/countries/lexicon.ts';
import { COUNTRY_CASES } from './cases.ts';

const idsOf = (language: string | null, body: string, headline: string | null = null) =>
  countries({ headline, body, language }).map(({ id }) => id);

describe('the countries mentioned', () => {
  const rows = COUNTRY_CASES.map(([language, text, codes]) => {
    const expected = codes === '' ? [] : codes.split(' ');
    return { language, text, expected, found: idsOf(language, text).toSorted() };
  });

  it('are found in the table of cases with precision of at least .95 and recall of at least .9', () => {
    const wrong = rows.filter(({ expected, found }) => expected.join() !== found.join());
    const hits = rows.reduce((sum, { expected, found }) => sum + found.filter((id) => expected.includes(id)).length, 0);
    const found = rows.reduce((sum, row) => sum + row.found.length, 0);
    const expected = rows.reduce((sum, row) => sum + row.expected.length, 0);
    expect(hits / found, JSON.stringify(wrong, null, 1)).toBeGreaterThanOrEqual(0.95);
    expect(hits / expected, JSON.stringify(wrong, null, 1)).toBeGreaterThanOrEqual(0.9);
  });

  it('are counted over headline and text, by falling count, then by code', () => {
    const body = 'Iran and Oman spoke. Iranian envoys left; Iran’s ministers stayed. Qatar waited.';
    expect(countries({ headline: 'Omani mediation', body, language: 'en' })).toEqual([
      { id: 'IR', count: 3 },
      { id: 'OM', count: 2 },
      { id: 'QA', count: 1 },
    ]);
  });

  it('are not made up of the end of the headline and the beginning of the text', () => {
    expect(idsOf('en', 'Mexico votes.', 'Something new')).toEqual(['MX']);
    expect(idsOf('en', 'Guinea\n\nBissau')).toEqual(['GN']);
  });

  it('take a name that is also a word from the rest of the article', () => {
    expect(idsOf('ar', 'قالت عمان إنها ترحب.')).toEqual([]);
    expect(countries({ headline: 'عمان ترحب', body: 'قال مصدر في مسقط إن عمان ترحب.', language: 'ar' })).toEqual([
      { id: 'OM', count: 2 },
    ]);
  });

  it('leave a name between two countries open when both are spoken of', () => {
    expect(idsOf('en', 'North Korea and South Korea share the Korean peninsula.')).toEqual(['KP', 'KR']);
  });

  it('are by CLDR alone in a language without a file, and none without a language', () => {
    expect(idsOf('nl', 'De regering van Duitsland sprak met Frankrijk.')).toEqual(['DE', 'FR']);
    expect(idsOf(null, 'Germany')).toEqual([]);
    expect(idsOf('xx', 'Germany')).toEqual([]);
  });

  it.each(['ar', 'ckb', 'de', 'en', 'es', 'fa', 'fr', 'he', 'id', 'it', 'ps', 'pt', 'ru', 'tr', 'ur', 'zh'])(
    'are known to the platform by name in %s',
    (language) => {
      const name = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
      expect(COUNTRY_CODES.filter((code) => name.of(code) === undefined).length).toBeLessThanOrEqual(4);
      expect(lexiconOf(language)).not.toBeNull();
    },
  );

  it('are codes with positive counts, whatever the text', () => {
    const word = fc.constantFrom(
      'Jordan',
      'US',
      'us',
      'Korea',
      'وبال',
      'عمان',
      'للسعودية',
      'ללב',
      '中',
      '\u{1F1EE}',
      'In',
      '\n',
      ' ',
    );
    const text = fc.array(fc.oneof(word, fc.string())).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.constantFrom('ar', 'en', 'he', 'zh', 'ru'), (body, language) => {
        for (const { id, count } of countries({ headline: body, body, language })) {
          expect(COUNTRY_CODES).toContain(id);
          expect(count).toBeGreaterThan(0);
        }
      }),
    );
  });
});
