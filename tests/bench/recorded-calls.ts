/**
 * SDK calls, recorded so that the same can be made again with no logic in between: those that ingesting a file makes, or any others.
 */

import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Table } from '../../functions/catalogue/table.ts';
import { openBucket, openTable } from '../../functions/clients.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { NO_TOPICS } from '../../pipeline/own-topics/compile-topics.ts';
import type { BenchArticle } from './corpus.ts';
import { type ResourceNames, startEmulatedAws } from './emulated-aws.ts';

/** Can be passed to another thread. */
export type RecordedCall = {
  /** Of the SDK: `GetObject`, `PutItem` … */
  readonly operation: string;
  /** As given to the SDK: for DynamoDB, to its document client. */
  readonly input: Readonly<Record<string, unknown>>;
};

/** Calls in the order they were made. Those of one wave were under way together; the next began when all had ended. */
export type Waves = readonly (readonly RecordedCall[])[];

export class CallRecorder {
  #waves: RecordedCall[][] = [];
  #underWay = 0;

  /** Records the calls of the table's client from now on. */
  watch({ client }: Table): void {
    client.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          this.record(commandName, args.input, () => next(args)),
      { step: 'initialize', name: 'record' },
    );
  }

  async record<Result>(command: unknown, input: object, call: () => Promise<Result>): Promise<Result> {
    if (this.#underWay === 0) this.#waves.push([]);
    const operation = String(command).replace(/Command$/, '');
    this.#waves.at(-1)?.push({ operation, input: { ...input } });
    this.#underWay += 1;
    try {
      return await call();
    } finally {
      this.#underWay -= 1;
    }
  }

  /** What was recorded since it was last taken. */
  take(): Waves {
    const waves = this.#waves;
    this.#waves = [];
    return waves;
  }
}

/**
 * Ingests the files one by one on emulated AWS of their own.
 * @param names bucket and table as they will be called when the calls are made again: inputs and derived ids contain them
 */
export async function recordCalls(
  files: readonly BenchArticle[],
  names: ResourceNames,
): Promise<ReadonlyMap<string, Waves>> {
  const aws = await startEmulatedAws(names);
  try {
    const uploader = openBucket(names.bucket, aws.settings);
    const stores = {
      bucket: openBucket(names.bucket, aws.settings),
      table: openTable(names.table, aws.settings),
      topics: async () => NO_TOPICS,
      now: () => new Date(),
    };
    const recorder = new CallRecorder();
    stores.bucket.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          recorder.record(commandName, args.input, () => next(args)),
      { step: 'initialize', name: 'record' },
    );
    recorder.watch(stores.table);

    const recorded = new Map<string, Waves>();
    for (const { key, bytes } of files) {
      await uploader.client.send(new PutObjectCommand({ Bucket: names.bucket, Key: key, Body: bytes }));
      await ingestObject(stores, key, false);
      recorded.set(key, recorder.take());
    }
    return recorded;
  } finally {
    await aws.close();
  }
}
