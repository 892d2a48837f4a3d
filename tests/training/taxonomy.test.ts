import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readExport } from '../../training/media-topics-export.ts';
import { readOverrides, shippedTopics, taxonomyText } from '../../training/taxonomy.ts';

const NONE = { labels: {}, successors: {} };
const CV = 'http://cv.iptc.org/newscodes/mediatopic/';
/** As IPTC serves it. */
const OFFICIAL = {
  conceptSet: [
    { qcode: 'medtop:15000000', prefLabel: { 'en-GB': 'sport', ar: 'رياضة' } },
    { qcode: 'medtop:20001065', prefLabel: { 'en-GB': 'football' }, broader: [`${CV}15000000`] },
    {
      qcode: 'medtop:20000001',
      prefLabel: { 'en-GB': 'soccer' },
      broader: [`${CV}20001065`],
      retired: '2020-01-01T00:00:00+00:00',
    },
  ],
};

describe('the taxonomy', () => {
  it("is read from IPTC's own export and from its reduced form alike", () => {
    const concepts = OFFICIAL.conceptSet.map(({ qcode, prefLabel, broader, retired }) => ({
      qcode,
      name: prefLabel,
      parent: broader?.[0] ?? null,
      retired: retired ?? null,
    }));
    expect(readExport({ concepts })).toEqual(readExport(OFFICIAL));
  });

  it('ships active topics with the one above them and names in ten languages, and what stands for retired ones', () => {
    const { topics, retired, languages } = shippedTopics(readExport(OFFICIAL), NONE);
    expect(languages.slice(0, 2)).toEqual(['en', 'ar']);
    expect(Object.keys(topics)).toEqual(['15000000', '20001065']);
    expect(topics['15000000']?.slice(0, 3)).toEqual([null, 'sport', 'رياضة']);
    expect(topics['20001065']?.slice(0, 3)).toEqual(['15000000', 'football', null]);
    expect(retired).toEqual({ 20000001: '20001065' });
  });

  it('takes names and successors from the overrides', () => {
    const overrides = { labels: { ar: { '20001065': 'كرة القدم' } }, successors: { '20000001': '15000000' } };
    const { topics, retired } = shippedTopics(readExport(OFFICIAL), overrides);
    expect(topics['20001065']?.[2]).toBe('كرة القدم');
    expect(retired).toEqual({ 20000001: '15000000' });
  });

  it.each([
    ['an override of a retired topic', { labels: { ar: { '20000001': 'س' } }, successors: {} }],
    ['a successor that is not there', { labels: {}, successors: { '20000001': '99999999' } }],
  ])('refuses %s', (_what, overrides) => {
    expect(() => shippedTopics(readExport(OFFICIAL), overrides)).toThrow(/names no active topic/);
  });

  it.each([
    ['something else', { topics: [] }],
    ['a name without a code', { conceptSet: [{ qcode: 'medtop:sport', prefLabel: { 'en-GB': 'sport' } }] }],
  ])('refuses %s', (_what, json) => {
    expect(() => readExport(json)).toThrow();
  });

  it('has every name that is mended as the overrides have it', async () => {
    const shipped = await readFile(new URL('../../pipeline/classify/media-topics.json', import.meta.url), 'utf8');
    const { labels, successors } = await readOverrides();
    for (const [code, name] of Object.entries(labels['ar'] ?? {})) {
      expect(JSON.parse(shipped).topics[code], code).toContain(name);
    }
    for (const [code, name] of Object.entries(successors)) expect(JSON.parse(shipped).retired[code]).toBe(name);
    expect(taxonomyText(JSON.parse(shipped))).toBe(shipped);
  });
});
