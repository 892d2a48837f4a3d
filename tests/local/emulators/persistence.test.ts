/** The data folder: what is in it after a close, and whose it is. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDirInUseError } from '../../../local/emulators/data-dir-lock.ts';
import { openDynamoDb } from '../../../local/emulators/dynamodb/dynalite.ts';
import { startEmulators } from '../../../local/emulators/emulators.ts';
import { createCatalogueTable } from '../../catalogue-resources.ts';
import { dynamoDbClient, s3Client, sqsClient } from './contract/target.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'newsfold-data-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const start = (dir: string | null = dataDir) => startEmulators({ dataDir: dir, onS3Event: async () => undefined });

describe('the data folder', () => {
  it('keeps objects small and large, messages with their state, and items', async () => {
    const large = 'large '.repeat(50_000);
    const first = await start();
    const s3 = s3Client(first.endpoint);
    await s3.send(new CreateBucketCommand({ Bucket: 'kept' }));
    await s3.send(new PutObjectCommand({ Bucket: 'kept', Key: 'small', Body: 'small', Metadata: { a: 'b' } }));
    await s3.send(new PutObjectCommand({ Bucket: 'kept', Key: 'large', Body: large }));
    const sqs = sqsClient(first.endpoint);
    const asked = { QueueName: 'kept', Attributes: { VisibilityTimeout: '300' } };
    const { QueueUrl } = await sqs.send(new CreateQueueCommand(asked));
    for (const MessageBody of ['deleted', 'in flight', 'waiting']) {
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    }
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 2 }));
    expect(Messages.map(({ Body }) => Body)).toEqual(['deleted', 'in flight']);
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[0]?.ReceiptHandle }));
    const dynamodb = dynamoDbClient(first.endpoint);
    await createCatalogueTable(dynamodb, 'kept');
    const Item = { pk: { S: 'a' }, sk: { S: 'b' }, set: { SS: ['x', 'y'] } };
    await dynamodb.send(new PutItemCommand({ TableName: 'kept', Item }));
    await first.close();

    const second = await start();
    expect(second.endpoint).not.toBe(first.endpoint);
    const read = async (Key: string) => s3Client(second.endpoint).send(new GetObjectCommand({ Bucket: 'kept', Key }));
    const small = await read('small');
    expect(small.Metadata).toEqual({ a: 'b' });
    expect(await small.Body?.transformToString()).toBe('small');
    expect(await (await read('large')).Body?.transformToString()).toBe(large);
    const again = sqsClient(second.endpoint);
    const found = await again.send(new GetQueueUrlCommand({ QueueName: 'kept' }));
    expect(found.QueueUrl).toBe(`${second.endpoint}/000000000000/kept`);
    const left = await again.send(new ReceiveMessageCommand({ QueueUrl: found.QueueUrl, MaxNumberOfMessages: 10 }));
    expect(left.Messages?.map(({ Body }) => Body)).toEqual(['waiting']);
    // A message received before the restart can still be deleted, under the URL from before as well.
    await again.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[1]?.ReceiptHandle }));
    const Key = { pk: { S: 'a' }, sk: { S: 'b' } };
    const got = await dynamoDbClient(second.endpoint).send(new GetItemCommand({ TableName: 'kept', Key }));
    expect(got.Item).toEqual(Item);
    await second.close();
  });

  it('is freed of bodies that no object has, and of nothing else', async () => {
    const first = await start();
    const s3 = s3Client(first.endpoint);
    await s3.send(new CreateBucketCommand({ Bucket: 'swept' }));
    const Body = 'x'.repeat(100_000);
    await s3.send(new PutObjectCommand({ Bucket: 'swept', Key: 'replaced', Body }));
    await s3.send(new PutObjectCommand({ Bucket: 'swept', Key: 'replaced', Body: 'small' }));
    await s3.send(new PutObjectCommand({ Bucket: 'swept', Key: 'kept', Body }));
    await first.close();
    const bodies = path.join(dataDir, 's3', 'bodies');
    writeFileSync(path.join(bodies, 'half-written'), 'x');
    const second = await start();
    const { Body: kept } = await s3Client(second.endpoint).send(new GetObjectCommand({ Bucket: 'swept', Key: 'kept' }));
    expect(await kept?.transformToString()).toBe(Body);
    expect(readdirSync(bodies)).toHaveLength(1);
    await second.close();
  });

  it('finishes a table whose creation a kill interrupted', async () => {
    const folder = path.join(dataDir, 'dynamodb');
    const before = await openDynamoDb(folder, 'us-east-1');
    const KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' }];
    const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' }];
    const created = before.call(
      'CreateTable',
      { TableName: 'half', KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' },
      () => false,
    );
    expect(await created).toMatchObject({ status: 200, body: { TableDescription: { TableStatus: 'CREATING' } } });
    await before.close(); // before the timer that makes it ACTIVE
    const after = await openDynamoDb(folder, 'us-east-1');
    const described = await after.call('DescribeTable', { TableName: 'half' }, () => false);
    expect(described).toMatchObject({ status: 200, body: { Table: { TableStatus: 'ACTIVE' } } });
    await after.close();
  });

  it('is temporary when none is given', async () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('newsfold-emulators-'));
    const before = new Set(folders());
    const emulators = await start(null);
    const own = folders().filter((name) => !before.has(name));
    expect(own.length).toBeGreaterThan(0);
    await emulators.close();
    expect(own.filter((name) => existsSync(path.join(tmpdir(), name))).length).toBeLessThan(own.length);
  });
});

describe('two on one data folder', () => {
  it('are refused at once, and told what to do', async () => {
    const first = await start();
    const started = Date.now();
    const second = start();
    await expect(second).rejects.toThrow(DataDirInUseError);
    await expect(second).rejects.toThrow(dataDir);
    expect(Date.now() - started).toBeLessThan(500);
    await first.close();
    await (await start()).close();
  });

  it('are refused across processes, until the first one dies', async () => {
    const script = path.join(import.meta.dirname, 'crash-writer.ts');
    const child = spawn(process.execPath, [script, dataDir, '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
    await once(child.stdout, 'data');
    await expect(start()).rejects.toThrow(DataDirInUseError);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await start()).close();
  });
});
