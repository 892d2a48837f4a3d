/**
 * Runs in a process of its own, to be killed: writes to all three services as fast as it can, and says on standard output
 * what was acknowledged. Notifications of each writer's first ten keys are delivered, all later ones refused.
 *
 *     node crash-writer.ts DATA_DIR ROUND
 */
import { writeSync } from 'node:fs';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { startEmulators } from '../../../local/emulators/emulators.ts';
import { createCatalogueTable } from '../../catalogue-resources.ts';
import { dynamoDbClient, s3Client, sqsClient } from './contract/target.ts';

const [, , dataDir = '', round = '0'] = process.argv;
const say = (...words: readonly string[]): void => void writeSync(1, `${words.join(' ')}\n`);

const { endpoint } = await startEmulators({
  dataDir,
  onS3Event: async ({ Records: [record] }) => {
    const { key = '' } = record?.s3.object ?? {};
    if (Number(key.split('-').at(-1)) >= 10) throw new Error('refused');
    say('event', key);
  },
});
process.on('warning', () => undefined); // the refusals above are meant

const s3 = s3Client(endpoint);
const sqs = sqsClient(endpoint);
const dynamodb = dynamoDbClient(endpoint);
const known = () => undefined;
await s3.send(new CreateBucketCommand({ Bucket: 'crash' })).catch(known);
const VersioningConfiguration = { Status: 'Enabled' } as const;
await s3.send(new PutBucketVersioningCommand({ Bucket: 'crash', VersioningConfiguration }));
await createCatalogueTable(dynamodb, 'crash').catch(known);
const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'crash' }));

const writers = {
  put: async (id: string, i: number) => {
    const size = i % 7 === 3 ? 200_000 : 3_000; // some as files, most in the catalogue
    await s3.send(new PutObjectCommand({ Bucket: 'crash', Key: id, Body: id.padEnd(size, '.') }));
  },
  delete: async (id: string) => {
    await s3.send(new PutObjectCommand({ Bucket: 'crash', Key: `deleted-${id}`, Body: id }));
    await s3.send(new DeleteObjectCommand({ Bucket: 'crash', Key: `deleted-${id}` }));
  },
  send: async (id: string) => void (await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: id }))),
  receive: async () => void (await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 }))),
  item: async (id: string) => {
    await dynamodb.send(new PutItemCommand({ TableName: 'crash', Item: { pk: { S: id }, sk: { S: '-' } } }));
  },
};

await Promise.all(
  Object.entries(writers).map(async ([kind, write]) => {
    for (let i = 0; ; i += 1) {
      const id = `${round}-${i}`;
      await write(id, i);
      say(kind, id);
    }
  }),
);
