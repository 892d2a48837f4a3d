/**
 * Schedules: what happens to the objects, how their events are delivered, and what goes wrong.
 */
import fc from 'fast-check';
import type { Faults } from './delivery.ts';
import { TEXT_NAMES, type TextName } from './texts.ts';

/** `undo` removes the newest version (or delete marker) for good, so that the one before it is current again. */
export type Change = { readonly put: TextName } | 'delete' | 'undo';

export type Step = {
  readonly key: string;
  readonly change: Change;
  /** How often its event is delivered: as soon as it happened, and after all changes; at least once, at most three times. */
  readonly early: number;
  readonly late: number;
};

export type Schedule = {
  readonly steps: readonly Step[];
  readonly workers: number;
  readonly faults: Faults;
  /** Of the order of messages and calls, and of faults. */
  readonly seed: number;
};

/** One is the beginning of another, and some need encoding. */
export const KEYS = ['a', 'a.txt', 'b.txt', 'c d+.txt', 'خبر.txt', 'e/f.txt', 'e/g.txt', 'h%20.txt', 'i.txt', 'j.txt'];

const deliveries = fc.constantFrom(
  ...[1, 2, 3].flatMap((times) => Array.from({ length: times + 1 }, (_, early) => ({ early, late: times - early }))),
);

const steps = (keys: readonly string[], cast: readonly TextName[]): fc.Arbitrary<Step[]> => {
  const change = fc.oneof(
    { weight: 5, arbitrary: fc.record({ put: fc.constantFrom(...cast) }) },
    { weight: 1, arbitrary: fc.constant('delete' as const) },
    { weight: 1, arbitrary: fc.constant('undo' as const) },
  );
  const step = fc
    .record({ key: fc.constantFrom(...keys), change, deliveries })
    .map(({ deliveries: times, ...what }): Step => ({ ...what, ...times }));
  return fc.array(step, { minLength: 1, maxLength: 16, size: 'max' });
};

const faults: fc.Arbitrary<Faults> = fc.record({
  failed: fc.constantFrom(0, 0, 5, 20, 60),
  throttled: fc.constantFrom(0, 0, 5, 20),
  slow: fc.constantFrom(0, 5, 30, 100),
  killed: fc.constantFrom(0, 0, 20, 60),
});

/** Near copies, and a text to overwrite them with: they go and come back again and again. */
const FAMILIES: readonly (readonly TextName[])[] = [
  ['harbour', 'harbour, a sentence dropped', 'alone'],
  ['chain a', 'chain b', 'chain c', 'too short'],
  ['fish market', 'fish market, updated', 'fish market, cut', 'library and fish market'],
];

/** Few texts on few keys make copies, overwrites and returns likely, so each schedule has some of them. */
export const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    keys: fc.shuffledSubarray(KEYS, { minLength: 2 }),
    cast: fc.oneof(fc.shuffledSubarray([...TEXT_NAMES], { minLength: 1, maxLength: 7 }), fc.constantFrom(...FAMILIES)),
  })
  .chain(({ keys, cast }) =>
    fc.record({
      steps: steps(keys, cast),
      workers: fc.constantFrom(1, 2, 2, 3, 4, 6, 8, 16, 32),
      faults,
      seed: fc.noShrink(fc.nat()),
    }),
  );
