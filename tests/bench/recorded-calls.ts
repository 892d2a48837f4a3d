/**
 * The SDK calls that ingesting a file makes, recorded so that the same can be made again with no logic in between.
 */

import { PutObjectCommand } from '@aws-sdk/client-s3';
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
    let waves: RecordedCall[][] = [];
    let underWay = 0;
    const record = async <Result>(command: unknown, input: object, call: () => Promise<Result>): Promise<Result> => {
      if (underWay === 0) waves.push([]);
      const operation = String(command).replace(/Command$/, '');
      waves.at(-1)?.push({ operation, input: { ...input } });
      underWay += 1;
      try {
        return await call();
      } finally {
        underWay -= 1;
      }
    };
    stores.bucket.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          record(commandName, args.input, () => next(args)),
      { step: 'initialize', name: 'record' },
    );
    stores.table.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          record(commandName, args.input, () => next(args)),
      { step: 'initialize', name: 'record' },
    );

    const recorded = new Map<string, Waves>();
    for (const { key, bytes } of files) {
      await uploader.client.send(new PutObjectCommand({ Bucket: names.bucket, Key: key, Body: bytes }));
      await ingestObject(stores, key, false);
      recorded.set(key, waves);
      waves = [];
    }
    return recorded;
  } finally {
    await aws.close();
  }
}
