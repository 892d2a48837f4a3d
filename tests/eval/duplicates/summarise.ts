/** Judged pairs as figures. */
import { f1, type Overlap, precision, recall } from '../parse/compare.ts';
import type { PairScore } from './judge-pair.ts';

export type DuplicateSummary = {
  readonly pairs: number;
  /** Pairs that are duplicates, and those of them that are found. */
  readonly duplicates: number;
  readonly found: number;
  /** Pairs that are none, and are taken for duplicates. */
  readonly falselyFound: number;
  /** Duplicates that would be recognized if they were compared. */
  readonly lostByBands: number;
  /** Pairs of which a file is turned down. */
  readonly rejected: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of all pairs. */
  readonly right: number;
};

export function summariseDuplicates(scores: readonly PairScore[]): DuplicateSummary {
  const duplicates = scores.filter(({ pair }) => pair.isDuplicate);
  const found = duplicates.filter(({ isFound }) => isFound).length;
  const falselyFound = scores.filter(({ pair, isFound }) => isFound && !pair.isDuplicate).length;
  const overlap: Overlap = { both: found, onlyGot: falselyFound, onlyExpected: duplicates.length - found };
  return {
    pairs: scores.length,
    duplicates: duplicates.length,
    found,
    falselyFound,
    lostByBands: duplicates.filter(({ isLostByBands }) => isLostByBands).length,
    rejected: scores.filter(({ rejections }) => rejections.length > 0).length,
    precision: precision(overlap),
    recall: recall(overlap),
    f1: f1(overlap),
    right: scores.length === 0 ? 1 : scores.filter(isRight).length / scores.length,
  };
}

export function isRight({ pair, isFound }: PairScore): boolean {
  return pair.isDuplicate === isFound;
}

/** In the order in which they come. */
export function summariesBy(
  scores: readonly PairScore[],
  keyOf: (score: PairScore) => string,
): ReadonlyMap<string, DuplicateSummary> {
  return new Map([...Map.groupBy(scores, keyOf)].map(([key, group]) => [key, summariseDuplicates(group)]));
}

/** The gate is about edited texts, and about all that are none; copies and revisions that were written are a matter of their own. */
export function ofGate(scores: readonly PairScore[]): readonly PairScore[] {
  return scores.filter(({ pair }) => pair.origin === 'edited' || !pair.isDuplicate);
}

export function ofWritten(scores: readonly PairScore[]): readonly PairScore[] {
  return scores.filter(({ pair }) => pair.origin === 'written');
}

/** Everything that programs may want, kinds and languages apart. */
export function duplicatesJson(scores: readonly PairScore[]): object {
  const figures = (of: readonly PairScore[]) => ({
    ...summariseDuplicates(of),
    kinds: Object.fromEntries(summariesBy(of, ({ pair }) => `${pair.kind} ${pair.set}`)),
    languages: Object.fromEntries(summariesBy(of, ({ language }) => language ?? 'und')),
  });
  const wrong = scores.filter((score) => !isRight(score));
  if (scores.some(({ pair }) => pair.origin === 'labelled')) return { labelled: figures(scores), wrong };
  return { gate: figures(ofGate(scores)), written: figures(ofWritten(scores)), wrong };
}
