/**
 * A worker thread of the bare run: what an event source and its function do, without a thought. Receives a batch of messages,
 * makes each file's recorded calls again, wave by wave, and deletes the batch.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type ClientSettings, openBucket, openQueue, openTable } from '../../functions/clients.ts';
import type { ResourceNames } from './emulated-aws.ts';
import type { RecordedCall, Waves } from './recorded-calls.ts';

export type BareWorkerData = {
  readonly settings: ClientSettings;
  readonly names: ResourceNames;
  readonly queueUrl: string;
  readonly batchSize: number;
  readonly calls: ReadonlyMap<string, Waves>;
};

if (parentPort === null) throw new Error('this module is the body of a worker thread');
const { settings, names, queueUrl, batchSize, calls } = workerData as BareWorkerData;
const s3 = openBucket(names.bucket, settings).client;
const dynamodb = openTable(names.table, settings).client;
const sqs = openQueue(queueUrl, settings).client;

/** Each takes the input that was recorded, hence what its command takes. */
const SEND: Readonly<Record<string, (input: never) => Promise<unknown>>> = {
  GetObject: async (input) => (await s3.send(new GetObjectCommand(input))).Body?.transformToByteArray(),
  ListObjectVersions: (input) => s3.send(new ListObjectVersionsCommand(input)),
  GetItem: (input) => dynamodb.send(new GetCommand(input)),
  BatchGetItem: (input) => dynamodb.send(new BatchGetCommand(input)),
  Query: (input) => dynamodb.send(new QueryCommand(input)),
  PutItem: (input) => dynamodb.send(new PutCommand(input)),
  UpdateItem: (input) => dynamodb.send(new UpdateCommand(input)),
  DeleteItem: (input) => dynamodb.send(new DeleteCommand(input)),
};

for (;;) {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: batchSize,
      WaitTimeSeconds: 20,
      MessageSystemAttributeNames: ['All'],
    }),
  );
  if (Messages.length === 0) continue;
  await Promise.all(Messages.map((message) => repeat(calls.get(keyOf(message)) ?? [])));
  const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
}

async function repeat(waves: Waves): Promise<void> {
  for (const wave of waves) await Promise.all(wave.map(send));
}

async function send({ operation, input }: RecordedCall): Promise<void> {
  const sendIt = SEND[operation];
  if (sendIt === undefined) throw new Error(`the bare run cannot make ${operation} calls`);
  try {
    await sendIt(input as never);
  } catch (error) {
    // Where the condition failed when it was recorded, it fails again.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

function keyOf({ Body = '' }: Message): string {
  const { Records } = JSON.parse(Body) as { readonly Records: readonly [{ readonly s3: { object: { key: string } } }] };
  return decodeURIComponent(Records[0].s3.object.key.replaceAll('+', ' '));
}
