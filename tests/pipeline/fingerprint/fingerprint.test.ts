import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bands, fingerprint } from '../../../pipeline/fingerprint/fingerprint.ts';
import { estimateJaccard, minHash, SIGNATURE_LENGTH } from '../../../pipeline/fingerprint/min-hash.ts';
import { mix, shingles } from '../../../pipeline/fingerprint/shingles.ts';

const TEXT =
  'قال متحدث باسم الميناء إن ٣ سفن محملة بالقمح وصلت يوم الثلاثاء، وإن تفريغها سيستغرق أسبوعا. The port is open again.';

describe('a fingerprint', () => {
  it('is a stored format: the same text gives the same values in every release', () => {
    const { textDigest, signature } = fingerprint(TEXT);
    expect(textDigest).toMatchInlineSnapshot(`"f549e8d70dbeb0c34acdbb69a1a927ae9b1403104da6901e1d953b87426197db"`);
    expect([...signature.subarray(0, 4)]).toMatchInlineSnapshot(`
      [
        172593297,
        353524689,
        327027782,
        298147737,
      ]
    `);
    expect(bands(signature)).toMatchInlineSnapshot(`
      [
        "0:51328cf617863033",
        "1:115e13609602f051",
        "2:12bb4fcda4a91024",
        "3:d12c5841a2bb719a",
        "4:f496e5c2d4025878",
        "5:c0c17f8e6cd3eb07",
        "6:04e7197cb4888405",
        "7:30afe25795f5493c",
      ]
    `);
  });

  it('does not see vowel signs, digits of another script, quotation marks or spacing', () => {
    const copy = TEXT.replace('٣', '3').replace('بالقمح', '«بالقَمْح»').replaceAll(' ', '  ').toUpperCase();
    expect(fingerprint(copy)).toEqual(fingerprint(TEXT));
  });

  it('has no signature for a text of fewer than three words, but has a digest', () => {
    expect(fingerprint('خبر عاجل').signature).toHaveLength(0);
    expect(fingerprint('خبر عاجل').textDigest).not.toBe(fingerprint('خبر آخر').textDigest);
    expect(bands(new Uint32Array(0))).toEqual([]);
  });
});

describe('shingles', () => {
  it.each([
    ['words', 'a b c d', 2],
    ['a repeated phrase once', 'a b c a b c', 3],
    ['Chinese by the character', '新闻联播', 2],
    ['Chinese among words', '新闻 today 联播', 3],
    ['two words', 'a b', 0],
    ['nothing', '', 0],
  ])('count %s', (_what, text, count) => {
    expect(shingles(text).size).toBe(count);
  });

  it('depend on the order of the words', () => {
    expect(shingles('a b c')).not.toEqual(shingles('a c b'));
  });
});

describe('MinHash', () => {
  /** Two sets of which `shared` members are in both, `own` more in each. */
  const sets = fc.record({
    shared: fc.integer({ min: 0, max: 300 }),
    own: fc.integer({ min: 1, max: 200 }),
    seed: fc.nat(),
  });

  it('estimates the Jaccard similarity within four standard errors', () => {
    fc.assert(
      fc.property(sets, ({ shared, own, seed }) => {
        const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => mix(seed + from + i));
        const a = new Set([...numbers(0, shared), ...numbers(shared, own)]);
        const b = new Set([...numbers(0, shared), ...numbers(shared + own, own)]);
        const jaccard = shared / (shared + 2 * own);
        const error = Math.sqrt((jaccard * (1 - jaccard)) / SIGNATURE_LENGTH);
        // One step of the estimate is 1/128: near J = 0 the error is smaller than that, and the normal bound too narrow.
        expect(Math.abs(estimateJaccard(minHash(a), minHash(b)) - jaccard)).toBeLessThanOrEqual(
          4 * error + 2 / SIGNATURE_LENGTH,
        );
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('does not depend on the order of the members', () => {
    const members = [5, 3, 9, 1].map(mix);
    expect(minHash(new Set(members))).toEqual(minHash(new Set(members.toReversed())));
  });

  it('compares with nothing as 0', () => {
    expect(estimateJaccard(minHash(new Set()), minHash(new Set()))).toBe(0);
  });
});

describe('bands', () => {
  const words = (from: number, count: number) => Array.from({ length: count }, (_, i) => `w${from + i}`).join(' ');

  it('are eight distinct short keys', () => {
    const keys = bands(fingerprint(words(0, 100)).signature);
    expect(new Set(keys).size).toBe(8);
    for (const [band, key] of keys.entries()) expect(key).toMatch(new RegExp(`^${band}:[0-9a-f]{16}$`));
  });

  it('share one for nearly every pair of copies, and none for different texts', () => {
    const found = (a: string, b: string) => {
      const keys = new Set(bands(fingerprint(a).signature));
      return bands(fingerprint(b).signature).some((key) => keys.has(key));
    };
    const starts = Array.from({ length: 200 }, (_, i) => i * 1000);
    // 200 words, 12 of them replaced at the end: a Jaccard similarity of .89, which 8 bands of 4 rows find with probability .9995
    expect(starts.filter((i) => found(words(i, 200), `${words(i, 188)} ${words(i + 500, 12)}`)).length).toBeGreaterThan(
      195,
    );
    expect(starts.filter((i) => found(words(i, 200), words(i + 500, 200)))).toEqual([]);
  });
});
