import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { BAD_INPUTS } from './bad-inputs.ts';

/** Megabytes of heap; 250 are enough. The deployed function has 1,024 in all. */
const MAX_HEAP_MB = 400;

const worker = new Worker(new URL('./bad-inputs.ts', import.meta.url), {
  execArgv: [],
  resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: 64 },
});
/** So that what comes after an end by memory does not wait for an answer. */
const ended = once(worker, 'exit').then(([code]) => [`the thread ended with ${String(code)}`]);
afterAll(() => worker.terminate());

/** Rejects when the thread throws, or runs out of memory. */
async function outcomeOf(name: string): Promise<unknown> {
  worker.postMessage(name);
  const [outcome] = await Promise.race([once(worker, 'message'), ended]);
  return outcome;
}

describe(`bad input ends as it should, in time and in ${MAX_HEAP_MB} MB`, () => {
  it.each(BAD_INPUTS)('$name: $outcome', async ({ name, outcome }) => {
    expect(await outcomeOf(name)).toBe(outcome);
  });
});
