/** Precision, recall and F1 over topics. What is optional for an article is neither right nor wrong. */
import type { Labels } from './labels.ts';

export type Tally = { readonly right: number; readonly wrong: number; readonly missed: number };

export const NOTHING: Tally = { right: 0, wrong: 0, missed: 0 };

/** @param found topics that were given to the article, as its labels name them */
export function tally(found: ReadonlySet<number>, { required, optional }: Labels): Tally {
  return {
    right: found.intersection(required).size,
    wrong: found.difference(required).difference(optional).size,
    missed: required.difference(found).size,
  };
}

export function sum(tallies: Iterable<Tally>): Tally {
  let { right, wrong, missed } = NOTHING;
  for (const one of tallies) {
    right += one.right;
    wrong += one.wrong;
    missed += one.missed;
  }
  return { right, wrong, missed };
}

/** 0 … 1; 1 where nothing was given. */
export function precision({ right, wrong }: Tally): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

/** 0 … 1; 1 where nothing was wanted. */
export function recall({ right, missed }: Tally): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}

/** 0 … 1. */
export function f1({ right, wrong, missed }: Tally): number {
  return right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed);
}

/** The tally of each topic alone. @param cases what was found and what should be, by article */
export function byTopic(
  cases: readonly { readonly found: ReadonlySet<number>; readonly labels: Labels }[],
  topics: number,
): Tally[] {
  return Array.from({ length: topics }, (_, topic) => {
    const only = (set: ReadonlySet<number>) => new Set(set.has(topic) ? [topic] : []);
    return sum(
      cases.map(({ found, labels }) =>
        tally(only(found), { required: only(labels.required), optional: only(labels.optional) }),
      ),
    );
  });
}
