/** A bucket, and workers that visit its objects when a test says so. */

import assert from 'node:assert/strict';
import type { Table } from '../../../functions/catalogue/table.ts';
import { type IngestOutcome, ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { NO_TOPICS } from '../../../pipeline/own-topics/compile-topics.ts';
import { BucketHistory } from './bucket-history.ts';
import type { ControlledWorker } from './controlled-worker.ts';
import { intercepted, storesOf } from './intercepted-clients.ts';
import { readings } from './readings.ts';
import { reference } from './reference.ts';
import type { Change } from './schedule.ts';
import type { ScheduleStores } from './schedule-stores.ts';
import type { TextName } from './texts.ts';

export class CatalogueForTests {
  readonly #stores: ScheduleStores;
  readonly #table: Table;
  readonly #history: BucketHistory;

  constructor(stores: ScheduleStores, table: Table) {
    this.#stores = stores;
    this.#table = table;
    this.#history = new BucketHistory(stores.bucket);
  }

  /** The object is not visited yet. */
  change(key: string, change: Change): Promise<void> {
    return this.#history.apply(key, change);
  }

  async putAndVisit(key: string, put: TextName): Promise<void> {
    await this.change(key, { put });
    await this.visit(key);
  }

  /** As a message is delivered again whose first delivery ended in no way. */
  visitAgain(key: string): Promise<IngestOutcome> {
    return this.visit(key, undefined, true);
  }

  visit(key: string, worker?: ControlledWorker, isRepeated = false): Promise<IngestOutcome> {
    const stores = storesOf(this.#stores.clients, this.#stores.bucket.name, this.#table.name);
    const ingest = () =>
      ingestObject({ ...stores, topics: async () => NO_TOPICS, now: () => new Date() }, key, false, isRepeated);
    return worker === undefined ? ingest() : intercepted(worker.intercept, ingest);
  }

  /** @param when says in a failure where a table of cases was */
  async expectAsInReference(when = ''): Promise<void> {
    const objects = await this.#history.objects();
    const { bucket } = this.#stores;
    const expected = reference(bucket.name, objects);
    assert.deepStrictEqual({ when, ...(await readings(bucket, this.#table)) }, { when, ...expected });
  }

  /** Ids of the canonical articles, those that stand alone included. */
  async groups(): Promise<readonly string[]> {
    return (await readings(this.#stores.bucket, this.#table)).representatives;
  }
}
