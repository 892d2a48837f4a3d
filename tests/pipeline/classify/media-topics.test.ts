import { describe, expect, it } from 'vitest';
import data from '../../../pipeline/classify/media-topics.json' with { type: 'json' };
import {
  broaderOf,
  currentCode,
  isMediaTopic,
  labelOf,
  TOP_TOPICS,
  topOf,
} from '../../../pipeline/classify/media-topics.ts';

describe('the Media Topics', () => {
  it('have 17 at the top, named in Arabic, English and French', () => {
    expect(TOP_TOPICS).toEqual(Array.from({ length: 17 }, (_, i) => `${String(i + 1).padStart(2, '0')}000000`));
    for (const code of TOP_TOPICS)
      for (const language of ['ar', 'en', 'fr']) expect(labelOf(code, language)).not.toBe('');
    expect(labelOf('15000000', 'ar')).toBe('رياضة');
  });

  it('all lead up to one of the 17, and all have an Arabic and an English name', () => {
    for (const code of Object.keys(data.topics)) {
      expect(TOP_TOPICS).toContain(topOf(code));
      expect(labelOf(code, 'en')).toMatch(/\p{Script=Latin}/u);
      expect(labelOf(code, 'ar'), code).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it('fall back to English for a language without names', () => {
    expect(labelOf('15000000', 'sw')).toBe('sport');
    expect(labelOf('15000000', null)).toBe('sport');
  });

  it('say whose they are', () => {
    expect(data.licence).toContain('CC BY 4.0');
    expect(data.source).toContain('IPTC');
  });
});

describe('a retired topic', () => {
  it('is replaced by an active one', () => {
    for (const [retired, successor] of Object.entries(data.retired)) {
      expect(isMediaTopic(retired)).toBe(false);
      expect(isMediaTopic(successor)).toBe(true);
      expect(currentCode(retired)).toBe(successor);
    }
  });

  it('and a code that never was are told apart', () => {
    expect(currentCode('15000000')).toBe('15000000');
    expect(currentCode('99999999')).toBeNull();
    expect(() => broaderOf('99999999')).toThrow(RangeError);
  });
});
