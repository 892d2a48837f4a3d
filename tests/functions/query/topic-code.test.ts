import { describe, expect, it } from 'vitest';
import { articleFilters, problemsOf } from '../../../functions/query/filters.ts';
import { isMediaTopic, labelOf, namesOf, topicCodes } from '../../../pipeline/classify/media-topics.ts';

function read(subject: string): string {
  const result = articleFilters.safeParse({ subject });
  return result.success ? (result.data.subject ?? '') : problemsOf(result.error);
}

describe('a Media Topic is named', () => {
  it.each([
    ['by its code', '11000000', '11000000'],
    ['by its code as IPTC writes it', 'medtop:20000587', '20000587'],
    ['by its code with space around it', ' 20000587 ', '20000587'],
    ['in English', 'politics and government', '11000000'],
    ['whatever the case', 'POLITICS and Government', '11000000'],
    ['in Arabic', 'سياسة وحكم', '11000000'],
    ['in Arabic, however it is spelled', 'سِياســة وحكم', '11000000'],
    ['in German', 'Politik', '11000000'],
    ['in French, with its accents', 'Droits fondamentaux', '20000587'],
    ['in Spanish, without them', 'politica', '11000000'],
    ['in Chinese', '政治', '11000000'],
    ['by part of the name of one at the top', 'politics', '11000000'],
    ['by part of it in Arabic, with the article', 'السياسة', '11000000'],
    ['in Arabic with the article', 'الصحة', '07000000'],
    ['in the plural', 'sports', '15000000'],
    ['in English before other languages', 'society', '14000000'],
    ['in English before other languages, below the top too', 'radio', '20000050'],
  ])('%s', (_, written, code) => {
    expect(read(written)).toBe(code);
  });

  it.each([
    ['20000030', '20000029'],
    ['20000064', '20000105'],
    ['medtop:20000109', '20000107'],
  ])('by the code %s that it had before it was retired', (retired, successor) => {
    expect(isMediaTopic(retired.slice(-8))).toBe(false);
    expect(read(retired)).toBe(successor);
  });

  it('by the broader one’s, where a topic below it has the same name', () => {
    expect(labelOf(read('武术'), 'en')).toBe('martial arts');
    expect(labelOf(read('disturbios'), 'en')).toBe('civil unrest');
  });

  it('by its names in English and in Arabic, unless another has the same', () => {
    for (const language of ['en', 'ar']) {
      const codes = Map.groupBy(topicCodes(), (code) => labelOf(code, language));
      const own = [...codes].filter(([, having]) => having.length === 1);
      expect(own.length).toBeGreaterThan(1070);
      for (const [name, [code = '']] of own) {
        const found = read(name);
        // An English name may be the Arabic topic's of another spelling, and so on: then it is asked which.
        if (/^\d{8}$/.test(found)) expect([name, found]).toEqual([name, code]);
      }
    }
  });

  it('by any of its names, unless another topic has it too', () => {
    for (const code of topicCodes()) {
      expect(read(code)).toBe(code);
      for (const name of namesOf(code)) {
        const found = read(name);
        // Either it is found, or a broader one of the same name, or the question is which of several.
        const others = /^\d{8}$/.test(found) ? namesOf(found) : null;
        if (found !== code && others === null) expect(found).toContain(`is the name of`);
        if (found !== code && others === null) expect(found).toContain(code);
      }
    }
  });
});

describe('what names no Media Topic is refused', () => {
  it.each([
    ['an unknown code', '99999999', 'subject: there is no Media Topic 99999999'],
    ['a code that is too short', '1100000', 'no Media Topic is named 1100000: write a code of 8 digits'],
    ['a word out of one name below the top', 'oil', 'no Media Topic is named oil: 2'],
    ['a word that is no name', 'qwertyuiop', 'subject: no Media Topic is named qwertyuiop: write a code of 8 digits'],
    ['signs', '!!!', 'no Media Topic is named !!!: write a code'],
    ['the name of an inherited property', 'constructor', 'no Media Topic is named constructor'],
    ['nothing', '   ', 'subject: '],
  ])('%s', (_, written, problem) => {
    expect(read(written)).toContain(problem);
  });

  it('a name that several have, with their codes', () => {
    const problem = read('drama');
    expect(problem).toContain('drama is the name of');
    expect(problem).toContain('(drama (literature))');
    expect(problem).toContain('(drama (theatre))');
    expect(problem).toContain('write a code');
  });

  it('a word out of names, with the broadest topics that have it and no more than five', () => {
    const problem = read('policy');
    expect(problem).toContain('no Media Topic is named policy: 20000621 (government policy), ');
    expect(problem).toMatch(/…\?$/);
    expect(problem.match(/\d{8}/g)).toHaveLength(5);
  });
});
