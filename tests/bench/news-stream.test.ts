import { describe, expect, it } from 'vitest';
import { verify } from '../../pipeline/compare/verify.ts';
import { readArticles } from '../../pipeline/line.ts';
import { benchArticle } from './corpus.ts';
import { nearCopy, streamFile, streamUploadedAt } from './news-stream.ts';

const FILES = Array.from({ length: 100 }, (_, number) => streamFile(number));

const fingerprintOf = ({ bytes, key }: { readonly bytes: Uint8Array; readonly key: string }) => {
  const result = readArticles(bytes, key, '2024-06-01T00:00:00.000Z');
  if (result.kind === 'rejected' || result.articles.length !== 1) throw new Error(`${key} is not one article`);
  const [article] = result.articles;
  if (article === undefined) throw new Error(`${key} has no article`);
  return article.fingerprint;
};

describe('the stream of news', () => {
  it('is the same at every run, whichever file is made first', () => {
    expect(streamFile(77)).toEqual(FILES[77]);
  });

  it('names every file once', () => {
    expect(new Set(FILES.map(({ key }) => key)).size).toBe(FILES.length);
  });

  it('is uploaded all over four weeks, each file at an instant of its own', () => {
    const instants = Array.from({ length: 1000 }, (_, number) => streamUploadedAt(number));
    expect(new Set(instants).size).toBe(instants.length);
    const weeks = ['2024-04-01', '2024-04-08', '2024-04-15', '2024-04-22', '2024-04-29'];
    for (const [i, week] of weeks.slice(0, 4).entries()) {
      const inWeek = instants.filter((instant) => instant >= week && instant < (weeks[i + 1] ?? ''));
      expect(Math.abs(inWeek.length - 250), week).toBeLessThan(10);
    }
  });

  it('has articles that print no date, now and then', () => {
    const undated = FILES.filter(({ bytes }) => !/\b2024\b/.test(new TextDecoder().decode(bytes)));
    expect(undated.length).toBeGreaterThan(3);
    expect(undated.length).toBeLessThan(15);
  });

  it('has the copies it says, and no others', () => {
    const fingerprints = FILES.map(fingerprintOf);
    const found = fingerprints.map((own, i) => {
      const kinds = fingerprints.slice(0, i).map((earlier) => verify(own, earlier)?.kind);
      return kinds.includes('exact') ? 'exact' : kinds.includes('near') ? 'near' : 'unique';
    });
    expect(found).toEqual(FILES.map(({ kind }) => kind));
  });
});

describe('near copies of one article', () => {
  const original = benchArticle(1);

  it('are all different, and copies of it and of each other', () => {
    const fingerprints = Array.from({ length: 20 }, (_, i) => fingerprintOf(nearCopy(original, i)));
    expect(new Set(fingerprints.map(({ textDigest }) => textDigest)).size).toBe(fingerprints.length);
    const kinds = fingerprints.flatMap((a, i) => fingerprints.slice(i + 1).map((b) => verify(a, b)?.kind));
    expect(new Set(kinds)).toEqual(new Set(['near']));
  });
});
