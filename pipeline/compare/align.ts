/**
 * Stage 8, compare: which words of two texts stand for each other. Runs of words that both have are found first, wherever they stand, so
 * that a moved paragraph is still the same; then single words in the short gaps between two runs that follow each other in both.
 *
 * Greedy from left to right over the shorter text, the longest run first: linear but for the runs that a text repeats, of which the first few
 * are tried.
 *
 * @see https://doi.org/10.1109/WCRE.1993.287755 Wise: running Karp-Rabin matching and greedy string tiling
 */

/** Words that a run has at least: with two, any two texts of a desk share a quarter. */
const SHORTEST_RUN = 3;

/** Words of the longest gaps that are aligned word by word, in the shorter and in the longer text: about a clause. */
const GAP_IN_SHORTER = 12;
const GAP_IN_LONGER = 20;

/** Positions of a run of three words that are tried, the first ones. */
const TRIED_POSITIONS = 8;

type Run = { readonly shorter: number; readonly longer: number; readonly length: number };

/** Words that stand between two runs in both texts, as ranges of positions: one was put for the other. */
export type Replacement = {
  readonly shorter: readonly [from: number, to: number];
  readonly longer: readonly [from: number, to: number];
};

export type Alignment = {
  /** For each word of the shorter text the position in the longer that it stands for, or -1. */
  readonly matches: Int32Array;
  readonly replacements: readonly Replacement[];
};

/** @param shorter, longer compared words (`words.ts`) */
export function align(shorter: Uint16Array, longer: Uint16Array): Alignment {
  const runs = commonRuns(shorter, longer);
  const matches = new Int32Array(shorter.length).fill(-1);
  for (const run of runs) for (let i = 0; i < run.length; i++) matches[run.shorter + i] = run.longer + i;

  const replacements: Replacement[] = [];
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1];
    if (next === undefined) break;
    const from = { shorter: run.shorter + run.length, longer: run.longer + run.length };
    const gap = { shorter: next.shorter - from.shorter, longer: next.longer - from.longer };
    if (gap.shorter === 0 || gap.longer <= 0) continue;
    if (gap.shorter > GAP_IN_SHORTER || gap.longer > GAP_IN_LONGER) continue;
    replacements.push({ shorter: [from.shorter, next.shorter], longer: [from.longer, next.longer] });
    matchInOrder(shorter.subarray(from.shorter, next.shorter), longer.subarray(from.longer, next.longer), (i, j) => {
      matches[from.shorter + i] = from.longer + j;
    });
  }
  return { matches, replacements };
}

/** In the order of the shorter text; no word of either is in two. */
function commonRuns(shorter: Uint16Array, longer: Uint16Array): Run[] {
  const positions = positionsOfTriples(longer);
  const taken = new Uint8Array(longer.length);
  const runs: Run[] = [];
  let expected = 0;
  for (let start = 0; start + SHORTEST_RUN <= shorter.length; ) {
    let best: Run | null = null;
    for (const at of positions.get(triple(shorter, start)) ?? []) {
      const length = runLength(shorter, start, longer, at, taken);
      if (length < SHORTEST_RUN || (best !== null && length < best.length)) continue;
      // Of equal runs the one nearest to where the last one ended: a formula may stand several times.
      if (best !== null && length === best.length && Math.abs(at - expected) >= Math.abs(best.longer - expected))
        continue;
      best = { shorter: start, longer: at, length };
    }
    if (best === null) {
      start++;
      continue;
    }
    runs.push(best);
    taken.fill(1, best.longer, best.longer + best.length);
    start += best.length;
    expected = best.longer + best.length;
  }
  return runs;
}

function runLength(
  shorter: Uint16Array,
  start: number,
  longer: Uint16Array,
  at: number,
  taken: Readonly<Uint8Array>,
): number {
  let length = 0;
  while (
    start + length < shorter.length &&
    at + length < longer.length &&
    shorter[start + length] === longer[at + length] &&
    taken[at + length] === 0
  )
    length++;
  return length;
}

function positionsOfTriples(words: Uint16Array): ReadonlyMap<number, readonly number[]> {
  const positions = new Map<number, number[]>();
  for (let at = 0; at + SHORTEST_RUN <= words.length; at++) {
    const key = triple(words, at);
    const known = positions.get(key);
    if (known === undefined) positions.set(key, [at]);
    else if (known.length < TRIED_POSITIONS) known.push(at);
  }
  return positions;
}

/** 48 bits: a number holds them exactly. */
function triple(words: Uint16Array, at: number): number {
  return ((words[at] ?? 0) * 0x10000 + (words[at + 1] ?? 0)) * 0x10000 + (words[at + 2] ?? 0);
}

/** The longest common subsequence. */
function matchInOrder(a: Uint16Array, b: Uint16Array, onMatch: (i: number, j: number) => void): void {
  const width = b.length + 1;
  const lengths = new Uint8Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) onMatch(i++, j++);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
}
