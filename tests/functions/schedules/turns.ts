/**
 * Whose call comes next. Workers run at once, but their calls are made one at a time, each drawn from those that wait. A call acts on a store
 * at one instant between its request and its answer, so every outcome of calls that overlap is one of some order; and an order can be
 * repeated from its seed, where real time cannot.
 */
import { setImmediate as nextTick, setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../bench/random.ts';

/** Turns of the event loop in which a worker comes from an answer to its next call. */
const SETTLING_TICKS = 3;
/** Milliseconds after a call that failed: the SDK tries again by a timer, if by one of no time. */
const SETTLING_AFTER_FAILURE = 4;

type Waiting = { readonly from: number; readonly begin: () => void };

export class Turns {
  readonly #random: Random;
  #waiting: Waiting[] = [];
  #taken = 0;
  #busy = false;

  constructor(random: Random) {
    this.#random = random;
  }

  /** @param late how many turns of others pass first, as far as there are any: a slow call */
  async take<Result>(late: number, act: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((begin) => {
      this.#waiting.push({ from: this.#taken + late, begin });
      if (!this.#busy) void this.#next(0);
    });
    try {
      const result = await act();
      void this.#next(0);
      return result;
    } catch (error) {
      void this.#next(SETTLING_AFTER_FAILURE);
      throw error;
    }
  }

  /** When nobody has a turn or waits for one. */
  async idle(): Promise<void> {
    do await settle(SETTLING_AFTER_FAILURE);
    while (this.#busy || this.#waiting.length > 0);
  }

  async #next(milliseconds: number): Promise<void> {
    this.#busy = true;
    await settle(milliseconds);
    this.#busy = this.#waiting.length > 0;
    if (!this.#busy) return;
    const ready = this.#waiting.filter(({ from }) => from <= this.#taken);
    const soonest = Math.min(...this.#waiting.map(({ from }) => from));
    const chosen = this.#random.pick(ready.length > 0 ? ready : this.#waiting.filter(({ from }) => from === soonest));
    this.#waiting = this.#waiting.filter((waiting) => waiting !== chosen);
    this.#taken++;
    chosen.begin();
  }
}

async function settle(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await pause(milliseconds);
  for (let tick = 0; tick < SETTLING_TICKS; tick++) await nextTick();
}
