import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import lexicon from '../../../pipeline/classify/lexicon.json' with { type: 'json' };
import topics from '../../../pipeline/classify/media-topics.json' with { type: 'json' };
import { labelOf, topOf } from '../../../pipeline/classify/media-topics.ts';
import { tokenize } from '../../../pipeline/classify/tokenize.ts';

const code = z.string().regex(/^[0-9]{8}$/);
const phrases = z.strictObject({ ar: z.array(z.string().trim().min(2)), en: z.array(z.string().trim().min(2)) });
const Lexicon = z.strictObject({
  about: z.string(),
  topics: z.array(z.strictObject({ code, name: z.string(), weight: z.number().min(1).max(3), phrases })),
  blocked: phrases,
});
const MediaTopics = z.strictObject({
  source: z.string(),
  licence: z.string(),
  changed: z.string(),
  topics: z.record(code, z.strictObject({ top: code, labels: z.record(z.string(), z.string().min(1)) })),
});

const TOP_LEVEL = Array.from({ length: 17 }, (_, i) => `${String(i + 1).padStart(2, '0')}000000`);
const ARABIC = /\p{Script=Arabic}/u;

describe('lexicon.json', () => {
  it('has the shape that an editor is told', () => {
    Lexicon.parse(lexicon);
  });

  it('names only Media Topics that media-topics.json has, by their English label', () => {
    for (const entry of lexicon.topics) expect(entry.name).toBe(labelOf(entry.code, 'en'));
  });

  it('has phrases for each of the 17 top-level topics in both languages', () => {
    for (const language of ['ar', 'en'] as const) {
      const covered = new Set(lexicon.topics.filter((t) => t.phrases[language].length > 0).map((t) => topOf(t.code)));
      expect([...covered].sort()).toEqual(TOP_LEVEL);
    }
  });

  it('keeps each phrase in the column of its script, and within eight words', () => {
    for (const { phrases: columns } of [...lexicon.topics, { phrases: lexicon.blocked }]) {
      for (const phrase of columns.ar) expect(phrase).toMatch(ARABIC);
      for (const phrase of columns.en) expect(phrase).not.toMatch(ARABIC);
      for (const phrase of [...columns.ar, ...columns.en]) {
        const words = tokenize(phrase, 100).length;
        expect(words, phrase).toBeGreaterThan(0);
        expect(words, phrase).toBeLessThanOrEqual(8);
      }
    }
  });

  it('does not give one phrase twice to the same entry', () => {
    for (const { code: id, phrases: columns } of lexicon.topics) {
      for (const column of [columns.ar, columns.en]) expect(new Set(column).size, id).toBe(column.length);
    }
  });
});

describe('media-topics.json', () => {
  it('has its shape, and says whose it is', () => {
    MediaTopics.parse(topics);
    expect(topics.licence).toContain('CC BY 4.0');
    expect(topics.source).toContain('IPTC');
  });

  it('has the 17 top-level topics, each under itself and labelled in Arabic, English and French', () => {
    for (const id of TOP_LEVEL) {
      expect(topOf(id)).toBe(id);
      for (const language of ['ar', 'en', 'fr']) expect(labelOf(id, language)).not.toBe('');
    }
    expect(labelOf('15000000', 'ar')).toBe('رياضة');
  });

  it('falls back to English for a language without labels', () => {
    expect(labelOf('15000000', 'sw')).toBe('sport');
    expect(labelOf('15000000', null)).toBe('sport');
  });
});
