/**
 * Brings a data folder to what the template has: buckets, queues and tables. What it holds already stays, but for a table of an earlier
 * release that lacks an index.
 */
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  ResourceNotFoundException,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  PutBucketVersioningCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Wiring } from './template/wiring.ts';

export async function createResources(
  { buckets, queues, tables }: Pick<Wiring, 'buckets' | 'queues' | 'tables'>,
  settings: S3ClientConfig & DynamoDBClientConfig,
  sqs: SQSClient,
  notice: (text: string) => void,
): Promise<void> {
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  for (const { name, versioned } of buckets) {
    await s3.send(new CreateBucketCommand({ Bucket: name })).catch((error: unknown) => {
      if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
    });
    if (!versioned) continue;
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration }));
  }
  for (const { name, attributes } of queues) {
    // Creating a queue that exists with other settings is an error, in SQS too.
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { ...attributes } }));
  }
  const dynamodb = new DynamoDBClient(settings);
  for (const table of tables) await createTable(dynamodb, table, notice);
}

/** Seconds that the emulator may take to remove the rows of a large catalogue. */
const REMOVAL_SECONDS = 900;

async function createTable(
  client: DynamoDBClient,
  { name, definition }: Wiring['tables'][number],
  notice: (text: string) => void,
): Promise<void> {
  const TableName = name;
  const existing = await indexesOf(client, name);
  const lacking = (definition.GlobalSecondaryIndexes ?? []).filter(
    ({ IndexName }) => existing?.has(IndexName) === false,
  );
  if (existing !== null && lacking.length === 0) return;
  if (existing !== null) {
    // dynalite cannot add an index. Everything in the table is derived from the bucket, which stays as it is. Said first: a process that is
    // killed on the way has said it, too.
    notice(
      `the catalogue in this folder is of an earlier release (without ${lacking.map(({ IndexName }) => IndexName).join(', ')}) ` +
        'and is made anew, empty; the files are all there: `newsfold reprocess` catalogues them again',
    );
    await client.send(new DeleteTableCommand({ TableName }));
    await waitUntilTableNotExists({ client, maxWaitTime: REMOVAL_SECONDS, minDelay: 0.02, maxDelay: 1 }, { TableName });
  }
  await client.send(new CreateTableCommand({ TableName, ...definition, BillingMode: 'PAY_PER_REQUEST' }));
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.02, maxDelay: 1 }, { TableName });
}

/** Names of the secondary indexes; null when there is no such table. */
async function indexesOf(client: DynamoDBClient, TableName: string): Promise<ReadonlySet<string | undefined> | null> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    return new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null;
    throw error;
  }
}
