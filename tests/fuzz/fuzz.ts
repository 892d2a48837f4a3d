/**
 * `npm run fuzz [-- --runs 5000] [-- --seed N] [-- --path P]`: random schedules of changes, deliveries and faults, each held against the plain
 * reference (tests/functions/schedules). Prints the seed, how far it is, and a failure's smallest schedule with the seed and path to repeat
 * it. Exit status 1: a schedule failed.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { runSchedule } from '../functions/schedules/run-schedule.ts';
import { type Schedule, schedules } from '../functions/schedules/schedule.ts';
import { type ScheduleStores, scheduleStores } from '../functions/schedules/schedule-stores.ts';

/** After so many schedules the emulators start anew: what they keep of dropped tables would grow without end. */
const SCHEDULES_PER_START = 250;
const PROGRESS_EVERY = 50;
/** A failure is made smaller for so long at most. */
const SHRINK_SECONDS = 600;

const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '5000' }, seed: { type: 'string' }, path: { type: 'string' } },
});
const numRuns = wholeNumber('--runs', options.runs);
const seed = options.seed === undefined ? Date.now() % 2 ** 31 : wholeNumber('--seed', options.seed);

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const started = performance.now();
let run = 0;
let failedAt: number | null = null;
let stores: ScheduleStores = await scheduleStores();

async function held(schedule: Schedule): Promise<void> {
  if (failedAt !== null && performance.now() - failedAt > SHRINK_SECONDS * 1000) return; // ends the search
  if (run > 0 && run % SCHEDULES_PER_START === 0) {
    await stores.close();
    stores = await scheduleStores();
  }
  run++;
  if (failedAt === null && run % PROGRESS_EVERY === 0) say(`${run} of ${numRuns} schedules, ${elapsed()}, ${memory()}`);
  try {
    await runSchedule(stores, schedule);
  } catch (error) {
    if (failedAt === null) say(`schedule ${run} failed; looking for a smaller one that does`);
    failedAt ??= performance.now();
    throw error;
  }
}

say(`${numRuns} schedules of seed ${seed}`);
const details = await fc.check(fc.asyncProperty(schedules, held), {
  numRuns,
  seed,
  ...(options.path === undefined ? {} : { path: options.path }),
});
await stores.close();

if (details.failed) {
  say((await fc.asyncDefaultReportMessage(details)) ?? '');
  say(`again: npm run fuzz -- --seed ${details.seed} --path ${details.counterexamplePath}`);
  process.exitCode = 1;
} else {
  say(`${details.numRuns} schedules held, ${elapsed()}, seed ${seed}`);
}

function elapsed(): string {
  return `${((performance.now() - started) / 1000).toFixed(0)} s`;
}

function memory(): string {
  return `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`;
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${name} takes a whole number, not ${text}`);
  return Number(text);
}
