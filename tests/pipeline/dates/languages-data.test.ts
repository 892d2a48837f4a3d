import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../pipeline/dates/languages.ts';
import { MONTHS, WEEKDAYS } from '../../../pipeline/dates/names.ts';
import { tokenize } from '../../../pipeline/dates/tokens.ts';
import zones from '../../../pipeline/dates/zones.json' with { type: 'json' };

describe.each(Object.entries(LANGUAGES))('the words of %s', (tag, language) => {
  it('name every month and weekday once', () => {
    expect(language.weekdays).toHaveLength(7);
    for (const [weekday, names] of language.weekdays.entries())
      for (const name of names) expect([name, WEEKDAYS.at(tokenize(name, tag), 0)?.value]).toEqual([name, weekday]);
    for (const [i, names] of (language.months ?? []).entries())
      for (const name of names) {
        const read = MONTHS.at(tokenize(name, tag), 0)?.value;
        expect([name, read?.month]).toEqual([name, i + 1]);
      }
  });
});

describe('the zones', () => {
  it('are known to the platform', () => {
    const names = [...Object.keys(zones.codes), ...Object.keys(zones.places)].filter((zone) => !/^[+-]/.test(zone));
    for (const timeZone of names) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  });
});
