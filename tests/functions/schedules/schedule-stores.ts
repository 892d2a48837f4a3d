/** The stores that schedules run on, one after the other: nothing of a schedule is left when it is over. */
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { Table } from '../../../functions/catalogue/table.ts';
import type { Bucket } from '../../../functions/objects/bucket.ts';
import { emulatedStores } from '../emulated-stores.ts';
import { type InterceptedClients, interceptedClients } from './intercepted-clients.ts';

export type ScheduleStores = {
  /** One for all schedules: ids are made of its name, and are to be the same when a schedule is repeated. */
  readonly bucket: Bucket;
  readonly clients: InterceptedClients;
  /** A table for one schedule, and the bucket, which is empty before and after. */
  readonly forOne: <Result>(run: (table: Table) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
};

export async function scheduleStores(): Promise<ScheduleStores> {
  const stores = await emulatedStores();
  const dynamodb = new DynamoDBClient(stores.settings);
  return {
    bucket: stores.bucket,
    clients: await interceptedClients(stores.settings),
    forOne: async (run) => {
      const table = await stores.freshTable();
      try {
        return await run(table);
      } finally {
        await dynamodb.send(new DeleteTableCommand({ TableName: table.name }));
        await emptyBucket(stores.bucket);
      }
    },
    close: stores.close,
  };
}

/** Schedules make fewer versions than one page lists. */
async function emptyBucket({ client, name: Bucket }: Bucket): Promise<void> {
  const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
  for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) {
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  }
}
