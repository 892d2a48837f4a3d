import { describe, expect, it } from 'vitest';
import { verify } from '../../pipeline/compare/verify.ts';
import { readArticles } from '../../pipeline/line.ts';
import { benchArticles } from './corpus.ts';

const ARTICLES = benchArticles(60);

const read = ({ bytes, key }: (typeof ARTICLES)[number]) => {
  const result = readArticles(bytes, key, '2024-06-01T00:00:00.000Z');
  if (result.kind === 'rejected') throw new Error(`${key}: ${result.detail}`);
  return result.articles;
};

describe("the benchmark's articles", () => {
  it('are the same at every run', () => {
    expect(benchArticles(3, 7)).toEqual(ARTICLES.slice(7, 10));
  });

  it('have about 3 KB', () => {
    for (const { bytes } of ARTICLES) expect(Math.abs(bytes.length - 3000)).toBeLessThan(400);
  });

  it('are each read as one article with all that news have', () => {
    for (const file of ARTICLES) {
      expect(read(file)).toEqual([
        expect.objectContaining({
          language: file.language,
          headline: expect.any(String),
          source: expect.any(String),
          byline: [expect.any(String)],
          agency: [expect.any(String)],
          publishedAt: expect.stringMatching(/^2024-0[123]-\d\dT\d\d:\d\d:00Z?$/),
        }),
      ]);
    }
  });

  it('are no copies of each other', () => {
    const fingerprints = ARTICLES.flatMap(read).map(({ fingerprint }) => fingerprint);
    const copies = fingerprints.flatMap((a, i) => fingerprints.slice(i + 1).filter((b) => verify(a, b) !== null));
    expect(copies).toEqual([]);
  });
});
