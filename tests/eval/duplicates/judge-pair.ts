/**
 * One pair as the workflow sees it: both files through the line, then compared if they share a band. A file that is turned down has no
 * copies; of a file of several articles one that has its copy in the other is enough.
 */
import { type Comparison, compare } from '../../../pipeline/compare/verify.ts';
import { readArticles } from '../../../pipeline/line.ts';
import type { Article } from '../../../pipeline/record.ts';
import type { Pair } from './pair.ts';

export type PairScore = {
  readonly pair: Omit<Pair, 'a' | 'b'>;
  /** Of the first article, as identified. */
  readonly language: string | null;
  /** They share a band, and are copies. */
  readonly isFound: boolean;
  /** They are copies, and would never be compared. */
  readonly isLostByBands: boolean;
  /** Of the two articles that have most in common; null when a file is turned down. */
  readonly comparison: Comparison | null;
  /** Why files were turned down. */
  readonly rejections: readonly string[];
};

const UPLOADED_AT = '2026-01-01T00:00:00.000Z';

/** Pairs share files: each is read once. */
export function judge(pairs: readonly Pair[]): readonly PairScore[] {
  const read = new Map<string, Dump>();
  const dumpOf = (text: string): Dump => {
    const dump = read.get(text) ?? readDump(text);
    read.set(text, dump);
    return dump;
  };
  return pairs.map(({ a, b, ...pair }) => ({ pair, ...judgeDumps(dumpOf(a), dumpOf(b)) }));
}

type Dump = { readonly articles: readonly Article[]; readonly rejections: readonly string[] };

function readDump(text: string): Dump {
  const result = readArticles(new TextEncoder().encode(text), 'pair.txt', UPLOADED_AT);
  return result.kind === 'rejected'
    ? { articles: [], rejections: [result.reason] }
    : { articles: result.articles, rejections: [] };
}

function judgeDumps(a: Dump, b: Dump): Omit<PairScore, 'pair'> {
  const compared = a.articles.flatMap((one) =>
    b.articles.map((other) => ({
      comparison: compare(one.fingerprint, other.fingerprint),
      shareBand: one.fingerprint.bands.some((band) => other.fingerprint.bands.includes(band)),
    })),
  );
  const copies = compared.filter(({ comparison }) => comparison.match !== null);
  const isFound = copies.some(({ shareBand }) => shareBand);
  const [closest] = (copies.length > 0 ? copies : compared).sort(
    (one, other) => other.comparison.contained - one.comparison.contained,
  );
  return {
    language: a.articles[0]?.language ?? null,
    isFound,
    isLostByBands: copies.length > 0 && !isFound,
    comparison: closest?.comparison ?? null,
    rejections: [...a.rejections, ...b.rejections],
  };
}
