/** Bucket, table and queue on emulated AWS, with nothing in them, for one test file. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import type { Table } from '../../functions/catalogue/table.ts';
import { type ClientSettings, openBucket, openQueue, openTable } from '../../functions/clients.ts';
import type { Bucket } from '../../functions/objects/bucket.ts';
import type { Queue } from '../../functions/reprocess/queue.ts';
import { startEmulators } from '../../local/emulators/emulators.ts';
import { NO_TOPICS, type OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import { createCatalogueTable, createVersionedBucket } from '../catalogue-resources.ts';

export type EmulatedStores = {
  readonly bucket: Bucket;
  readonly table: Table;
  readonly queue: Queue;
  /** None. */
  readonly topics: () => Promise<OwnTopics>;
  readonly now: () => Date;
  /** No visit counts as failed for having taken too long. */
  readonly stalledBefore: () => Date;
  /** For further clients of the same emulator. */
  readonly settings: ClientSettings;
  readonly put: (key: string, body: string | Uint8Array) => Promise<void>;
  /** A fresh, empty table in the same emulator. */
  readonly freshTable: () => Promise<Table>;
  readonly freshBucket: () => Promise<Bucket>;
  readonly close: () => Promise<void>;
};

export async function emulatedStores(): Promise<EmulatedStores> {
  const emulators = await startEmulators({ dataDir: null, onS3Event: async () => {} });
  const settings = {
    endpoint: emulators.endpoint,
    region: emulators.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  let made = 0;
  const freshTable = async () => {
    const table = openTable(`table-${made++}`, settings);
    await createCatalogueTable(new DynamoDBClient(settings), table.name);
    return table;
  };
  const freshBucket = async () => {
    const bucket = openBucket(`bucket-${made++}`, settings);
    await createVersionedBucket(bucket.client, bucket.name);
    return bucket;
  };
  const bucket = await freshBucket();
  const unnamed = openQueue(emulators.endpoint, settings);
  const { QueueUrl = '' } = await unnamed.client.send(
    new CreateQueueCommand({ QueueName: 'queue', Attributes: { VisibilityTimeout: '360' } }),
  );
  return {
    bucket,
    table: await freshTable(),
    queue: openQueue(QueueUrl, settings),
    topics: async () => NO_TOPICS,
    now: () => new Date(),
    stalledBefore: () => new Date(0),
    settings,
    put: async (key, body) => {
      await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body: body }));
    },
    freshTable,
    freshBucket,
    close: emulators.close,
  };
}
