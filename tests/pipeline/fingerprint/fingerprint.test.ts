import { describe, expect, it } from 'vitest';
import { COMPARED_WORDS, fingerprint } from '../../../pipeline/fingerprint/fingerprint.ts';
import { BANDS, bandsOf, SHINGLE_WORDS } from '../../../pipeline/fingerprint/min-hash.ts';
import { mix } from '../../../pipeline/fingerprint/words.ts';

const TEXT =
  'قال متحدث باسم الميناء إن ٣ سفن محملة بالقمح وصلت يوم الثلاثاء، وإن تفريغها سيستغرق أسبوعا. The port is open again.';

describe('a fingerprint', () => {
  it('is a stored format: the same text gives the same values in every release', () => {
    const { textDigest, bands, words } = fingerprint(TEXT);
    expect(textDigest).toMatchInlineSnapshot(`"f549e8d70dbeb0c34acdbb69a1a927ae9b1403104da6901e1d953b87426197db"`);
    expect(bands).toMatchInlineSnapshot(`
      [
        "091b1a7905e28d9d",
        "10eb783b6192c012",
        "43288362556a3a66",
        "5f36fb9dfd8b36f9",
        "637e843d638994a2",
        "686c31429629dc3c",
        "71dc258d753155e6",
        "8ef11369c5181be0",
        "991844d2d812de64",
      ]
    `);
    expect([...words.subarray(0, 8)]).toMatchInlineSnapshot(`
      [
        16277,
        8484,
        3362,
        4483,
        33472,
        17683,
        7748,
        5401,
      ]
    `);
  });

  it('does not see vowel signs, digits of another script, quotation marks or spacing', () => {
    const copy = TEXT.replace('٣', '3').replace('بالقمح', '«بالقَمْح»').replaceAll(' ', '  ').toUpperCase();
    expect(fingerprint(copy)).toEqual(fingerprint(TEXT));
  });

  it('has no bands for a text without words, but has a digest', () => {
    expect(fingerprint(' … ')).toMatchObject({ bands: [], words: new Uint16Array(0) });
    expect(fingerprint('خبر عاجل').textDigest).not.toBe(fingerprint('خبر آخر').textDigest);
  });

  it('keeps the first words of a long text, and bands of all of it', () => {
    const beginning = distinctWords(0, COMPARED_WORDS);
    const long = fingerprint(`${beginning} ${distinctWords(5000, 50_000)}`);
    expect(long.words).toEqual(fingerprint(beginning).words);
    expect(long.bands).not.toEqual(fingerprint(beginning).bands);
  });
});

describe('bands', () => {
  const hashes = (from: number, count: number) => Uint32Array.from({ length: count }, (_, i) => mix(from + i));

  it('are nine different keys, in ascending order', () => {
    const bands = bandsOf(hashes(0, 300));
    expect(new Set(bands).size).toBe(BANDS);
    expect(bands).toEqual(bands.toSorted());
    for (const band of bands) expect(band).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    ['no words', 0, 0],
    ['fewer words than a shingle', SHINGLE_WORDS - 1, 1],
    ['one shingle', SHINGLE_WORDS, 1],
    ['two shingles', SHINGLE_WORDS + 1, 2],
  ])('of %s', (_what, words, count) => {
    expect(bandsOf(hashes(0, words))).toHaveLength(count);
  });

  it('of a repeated passage are those of the passage once', () => {
    const passage = hashes(0, 100);
    const shared = bandsOf(Uint32Array.from([...passage, ...passage])).filter((band) =>
      bandsOf(passage).includes(band),
    );
    expect(shared.length).toBeGreaterThanOrEqual(BANDS - 1); // the seam has shingles of its own
  });

  it('hold the smallest shingles of the whole text, in whatever order its parts stand', () => {
    const [first, second] = [hashes(0, 200), hashes(900, 200)];
    const turned = bandsOf(Uint32Array.from([...second, ...first]));
    const shared = turned.filter((band) => bandsOf(Uint32Array.from([...first, ...second])).includes(band));
    expect(shared.length).toBeGreaterThanOrEqual(4); // of five; the seam has shingles of its own
  });

  it('hold some of the beginning, which a story that is cut keeps', () => {
    const long = hashes(0, 5000);
    expect(bandsOf(long).filter((band) => bandsOf(long.subarray(0, 140)).includes(band)).length).toBeGreaterThanOrEqual(
      4,
    );
  });

  it('share one for nearly every pair of copies and of cut copies, and none for different texts', () => {
    const found = (a: string, b: string) => fingerprint(a).bands.some((band) => fingerprint(b).bands.includes(band));
    const starts = Array.from({ length: 200 }, (_, i) => i * 10_000);
    const changed = (i: number) => `${distinctWords(i, 100)} word ${distinctWords(i + 101, 99)}`;
    expect(starts.filter((i) => found(distinctWords(i, 200), changed(i))).length).toBe(200);
    expect(starts.filter((i) => found(distinctWords(i, 300), distinctWords(i, 100))).length).toBeGreaterThan(195);
    expect(starts.filter((i) => found(distinctWords(i, 200), distinctWords(i + 500, 200)))).toEqual([]);
  });
});

/** No two words alike. */
function distinctWords(from: number, count: number): string {
  return Array.from({ length: count }, (_, i) => `w${(from + i).toString(36)}x`).join(' ');
}
