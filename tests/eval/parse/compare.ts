/**
 * How a field that was read stands to the one expected, for the tables of the evaluation.
 */

/** `absent`: nothing is stated, and nothing was read. `wrong`: both, and they differ. */
export const VERDICTS = ['right', 'absent', 'wrong', 'missing', 'invented'] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Counts = Readonly<Record<Verdict, number>>;

export const NO_COUNTS: Counts = { right: 0, absent: 0, wrong: 0, missing: 0, invented: 0 };

export function verdictOf(expected: string | null, got: string | null): Verdict {
  if (expected === null) return got === null ? 'absent' : 'invented';
  if (got === null) return 'missing';
  return normalised(expected) === normalised(got) ? 'right' : 'wrong';
}

/** Every name by itself, in any order. */
export function verdictsOfNames(expected: readonly string[], got: readonly string[]): readonly Verdict[] {
  if (expected.length === 0 && got.length === 0) return ['absent'];
  const names = new Set(expected.map(normalised));
  const found = new Set(got.map(normalised));
  return [
    ...[...names].map((name): Verdict => (found.has(name) ? 'right' : 'missing')),
    ...[...found].filter((name) => !names.has(name)).map((): Verdict => 'invented'),
  ];
}

export function countsOf(verdicts: Iterable<Verdict>): Counts {
  const counts = { ...NO_COUNTS };
  for (const verdict of verdicts) counts[verdict]++;
  return counts;
}

/** Over what is stated or was read; a field that is rightly empty adds nothing. A wrong one is both missed and invented. */
export function f1Of({ right, wrong, missing, invented }: Counts): number {
  return f1({ both: right, onlyGot: wrong + invented, onlyExpected: wrong + missing });
}

/** Share that is exactly as expected, rightly empty ones included. */
export function exactOf({ right, absent, wrong, missing, invented }: Counts): number {
  const all = right + absent + wrong + missing + invented;
  return all === 0 ? 1 : (right + absent) / all;
}

export type Overlap = { readonly both: number; readonly onlyGot: number; readonly onlyExpected: number };

export function precision({ both, onlyGot }: Overlap): number {
  return both + onlyGot === 0 ? 1 : both / (both + onlyGot);
}

export function recall({ both, onlyExpected }: Overlap): number {
  return both + onlyExpected === 0 ? 1 : both / (both + onlyExpected);
}

export function f1({ both, onlyGot, onlyExpected }: Overlap): number {
  const all = 2 * both + onlyGot + onlyExpected;
  return all === 0 ? 1 : (2 * both) / all;
}

/** White space and direction marks say nothing; every other character does. */
export function normalised(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
