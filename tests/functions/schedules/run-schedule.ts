/**
 * Runs a schedule and holds what readers see afterwards against the reference.
 *
 * ```
 * changes  put ── put ── delete ── …          each event 1 to 3 times, some at once, the others after the last change
 *            └▶ queue ◀────────── message back when its delivery failed or its worker died
 *                 └▶ worker, worker, … each call of each of them in its turn (`turns.ts`), with its faults (`delivery.ts`)
 * ```
 */

import assert from 'node:assert/strict';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { mix } from '../../../pipeline/fingerprint/words.ts';
import { NO_TOPICS } from '../../../pipeline/own-topics/compile-topics.ts';
import { random } from '../../bench/random.ts';
import { BucketHistory } from './bucket-history.ts';
import { Delivery, type Faults } from './delivery.ts';
import { intercepted, storesOf } from './intercepted-clients.ts';
import { indexRowsIn } from './leftover-rows.ts';
import { askedLists, expectedLists, readLists } from './lists.ts';
import { MessageQueue } from './message-queue.ts';
import { type Readings, readings } from './readings.ts';
import { reference } from './reference.ts';
import type { Schedule } from './schedule.ts';
import type { ScheduleStores } from './schedule-stores.ts';
import { Turns } from './turns.ts';

type Message = { readonly key: string; readonly seed: number; readonly attempt: number };

/** Deliveries of a message from which on nothing is made to fail: an error that comes all the same is a real one. */
const FAULTY_ATTEMPTS = 5;
const NO_FAULTS: Faults = { failed: 0, throttled: 0, slow: 0, killed: 0 };

/** @throws AssertionError when readers see anything else than the reference */
export function runSchedule(stores: ScheduleStores, schedule: Schedule): Promise<Readings> {
  return stores.forOne(async (table) => {
    const draw = random(schedule.seed);
    const turns = new Turns(draw);
    const queue = new MessageQueue<Message>(draw);
    const history = new BucketHistory(stores.bucket);
    const errors: unknown[] = [];

    const change = async (): Promise<void> => {
      const later: Message[] = [];
      for (const [step, { key, change: what, early, late }] of schedule.steps.entries()) {
        await turns.take(draw.below(PAUSE_TURNS), () => history.apply(key, what));
        const messages = Array.from({ length: early + late }, (_, copy) => {
          return { key, seed: mix(schedule.seed ^ mix(step * 4 + copy)), attempt: 0 };
        });
        for (const message of messages.slice(0, early)) queue.send(message);
        later.push(...messages.slice(early));
      }
      for (const message of later) queue.send(message);
      queue.close();
    };

    const work = async (): Promise<void> => {
      let process = storesOf(stores.clients, stores.bucket.name, table.name);
      for (let message = await queue.receive(); message !== null; message = await queue.receive()) {
        const { key, seed, attempt } = message;
        const faults = attempt < FAULTY_ATTEMPTS ? schedule.faults : NO_FAULTS;
        const delivery = new Delivery(mix(seed + attempt), faults, turns);
        const visit = () =>
          ingestObject({ ...process, topics: async () => NO_TOPICS, now: () => new Date() }, key, false, attempt > 0);
        await intercepted(delivery.intercept, visit).catch((error: unknown) => {
          process = storesOf(stores.clients, stores.bucket.name, table.name);
          if (attempt > FAULTY_ATTEMPTS) errors.push(error);
          else queue.send({ key, seed, attempt: attempt + 1 });
        });
      }
    };

    await Promise.all([change(), ...Array.from({ length: schedule.workers }, work)]);
    await turns.idle(); // calls that failed deliveries have left behind
    if (errors.length > 0) throw new AggregateError(errors, 'a delivery without faults failed');
    const objects = await history.objects();
    const expected = reference(stores.bucket.name, objects);
    assert.deepStrictEqual(await readings(stores.bucket, table), expected);
    const asked = askedLists(schedule.seed, objects);
    assert.deepStrictEqual(await readLists(table, asked), expectedLists(stores.bucket.name, objects, asked));
    assert.deepStrictEqual(await indexRowsIn(table), { missing: [], leftover: [] });
    return expected;
  });
}

/** Turns between two changes at most: some follow each other at once, between others a visit ends. */
const PAUSE_TURNS = 60;
