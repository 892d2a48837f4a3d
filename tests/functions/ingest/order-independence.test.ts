/**
 * The table depends only on the objects in the bucket: not on the order of events, how often each is delivered, how many workers are at it,
 * which call fails, or where a worker is killed. `npm run fuzz` runs more of the same.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSchedule } from '../schedules/run-schedule.ts';
import { schedules } from '../schedules/schedule.ts';
import { type ScheduleStores, scheduleStores } from '../schedules/schedule-stores.ts';

let stores: ScheduleStores;
beforeAll(async () => {
  stores = await scheduleStores();
});
afterAll(() => stores.close());

const SCHEDULES = 150;

describe('after the queue is empty', () => {
  it('the catalogue is what the bucket says, whatever happened on the way', async () => {
    const seed = Date.now() % 2 ** 31;
    console.info(`${SCHEDULES} schedules of seed ${seed}; again: npm run fuzz -- --runs ${SCHEDULES} --seed ${seed}`);
    const property = fc.asyncProperty(schedules, async (schedule) => void (await runSchedule(stores, schedule)));
    await fc.assert(property, { numRuns: SCHEDULES, seed });
  }, 600_000);

  it('forty versions of one story that came at once are one group', async () => {
    for (const seed of [1, 2, 3]) {
      const steps = Array.from({ length: 40 }, (_, i) => {
        return { key: `${i}.txt`, change: { put: `version ${i}` as const }, early: 0, late: 1 };
      });
      const faults = { failed: 0, throttled: 0, slow: 50, killed: 10 };
      const { representatives } = await runSchedule(stores, { steps, workers: 32, faults, seed });
      expect(representatives).toHaveLength(1);
    }
  }, 120_000);
});
