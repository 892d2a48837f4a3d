/** Every request is put as an IAM question first: which one, and what a refusal looks like. */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  ListTablesCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../local/emulators/authorization.ts';
import { type Emulators, startEmulators } from '../../../local/emulators/emulators.ts';
import { createCatalogueTable } from '../../catalogue-resources.ts';
import { dynamoDbClient, s3Client, sqsClient } from './contract/target.ts';

type Clients = {
  readonly s3: ReturnType<typeof s3Client>;
  readonly sqs: ReturnType<typeof sqsClient>;
  readonly dynamodb: ReturnType<typeof dynamoDbClient>;
};

const BUCKET = 'arn:aws:s3:::asked';
const QUEUE = 'arn:aws:sqs:eu-west-1:000000000000:asked';
const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table/asked';
const Bucket = 'asked';
const TableName = 'asked';
const Key = { pk: { S: 'a' }, sk: { S: 'b' } };

describe('authorization', () => {
  const calls: Call[] = [];
  let refused: ReadonlySet<string> = new Set();
  let emulators: Emulators;
  let clients: Clients;
  let QueueUrl = '';

  beforeAll(async () => {
    emulators = await startEmulators({
      dataDir: null,
      region: 'eu-west-1',
      onS3Event: async () => undefined,
      authorize: (call) => {
        calls.push(call);
        return !refused.has(call.action);
      },
    });
    const { endpoint } = emulators;
    clients = { s3: s3Client(endpoint), sqs: sqsClient(endpoint), dynamodb: dynamoDbClient(endpoint) };
    await clients.s3.send(new CreateBucketCommand({ Bucket }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await clients.s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    await clients.s3.send(new PutObjectCommand({ Bucket, Key: 'there', Body: 'x' }));
    QueueUrl = (await clients.sqs.send(new CreateQueueCommand({ QueueName: 'asked' }))).QueueUrl ?? '';
    await createCatalogueTable(clients.dynamodb, TableName);
  });
  beforeEach(() => {
    calls.length = 0;
    refused = new Set();
  });
  afterAll(() => emulators.close());

  const questions: readonly (readonly [string, (c: Clients) => Promise<unknown>, readonly string[]])[] = [
    ['HeadBucket', ({ s3 }) => s3.send(new HeadBucketCommand({ Bucket })), [`s3:ListBucket ${BUCKET}`]],
    ['ListObjectsV2', ({ s3 }) => s3.send(new ListObjectsV2Command({ Bucket })), [`s3:ListBucket ${BUCKET}`]],
    [
      'ListObjectVersions',
      ({ s3 }) => s3.send(new ListObjectVersionsCommand({ Bucket })),
      [`s3:ListBucketVersions ${BUCKET}`],
    ],
    [
      'HeadObject',
      ({ s3 }) => s3.send(new HeadObjectCommand({ Bucket, Key: 'there' })),
      [`s3:GetObject ${BUCKET}/there`],
    ],
    [
      'GetObject of a version',
      ({ s3 }) => s3.send(new GetObjectCommand({ Bucket, Key: 'خ +', VersionId: 'v' })),
      [`s3:GetObjectVersion ${BUCKET}/خ +`, `s3:ListBucket ${BUCKET}`],
    ],
    [
      'CopyObject',
      ({ s3 }) => s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: 'asked/there' })),
      [`s3:PutObject ${BUCKET}/copy`, `s3:GetObject ${BUCKET}/there`],
    ],
    [
      'DeleteObject of a version',
      ({ s3 }) => s3.send(new DeleteObjectCommand({ Bucket, Key: 'k', VersionId: 'v' })),
      [`s3:DeleteObjectVersion ${BUCKET}/k`],
    ],
    [
      'DeleteObjects',
      ({ s3 }) => s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'k' }, { Key: 'l' }] } })),
      [`s3:DeleteObject ${BUCKET}/k`, `s3:DeleteObject ${BUCKET}/l`],
    ],
    [
      'SendMessage',
      ({ sqs }) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' })),
      [`sqs:SendMessage ${QUEUE}`],
    ],
    [
      'SendMessageBatch',
      ({ sqs }) => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', MessageBody: 'a' }] })),
      [`sqs:SendMessage ${QUEUE}`],
    ],
    [
      'DeleteMessageBatch',
      ({ sqs }) => sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', ReceiptHandle: 'a' }] })),
      [`sqs:DeleteMessage ${QUEUE}`],
    ],
    [
      'UpdateItem',
      ({ dynamodb }) => dynamodb.send(new UpdateItemCommand({ TableName, Key })),
      [`dynamodb:UpdateItem ${TABLE}`],
    ],
    [
      'BatchGetItem',
      ({ dynamodb }) => dynamodb.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } })),
      [`dynamodb:BatchGetItem ${TABLE}`],
    ],
    [
      'BatchWriteItem',
      ({ dynamodb }) =>
        dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ DeleteRequest: { Key } }] } })),
      [`dynamodb:BatchWriteItem ${TABLE}`],
    ],
    [
      'Query of an index',
      ({ dynamodb }) => {
        const asked = { KeyConditionExpression: 'pk = :a', ExpressionAttributeValues: { ':a': { S: 'a' } } };
        return dynamodb.send(new QueryCommand({ TableName, IndexName: 'byDay', ...asked }));
      },
      [`dynamodb:Query ${TABLE}/index/byDay`],
    ],
    ['ListTables', ({ dynamodb }) => dynamodb.send(new ListTablesCommand({})), ['dynamodb:ListTables *']],
  ];

  it.each(questions)('of %s asks for what a policy would have to grant', async (_, call, expected) => {
    await call(clients).catch(() => undefined);
    expect(calls.map(({ action, resources }) => `${action} ${resources.join(' ')}`)).toEqual(expected);
    expect(new Set(calls.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['local']));
  });

  it.each([
    [
      'S3',
      's3:GetObject',
      (c: Clients) => c.s3.send(new GetObjectCommand({ Bucket, Key: 'there' })),
      'AccessDenied',
      403,
    ],
    [
      'SQS',
      'sqs:ReceiveMessage',
      (c: Clients) => c.sqs.send(new ReceiveMessageCommand({ QueueUrl })),
      'AccessDenied',
      403,
    ],
    [
      'DynamoDB',
      'dynamodb:GetItem',
      (c: Clients) => c.dynamodb.send(new GetItemCommand({ TableName, Key })),
      'AccessDeniedException',
      400,
    ],
  ] as const)('of %s is refused as AWS refuses', async (_, action, call, name, status) => {
    refused = new Set([action]);
    const error = await call(clients).then(
      () => null,
      (reason) => reason,
    );
    expect(error?.name).toMatch(new RegExp(`^${name}`));
    expect(error?.$metadata.httpStatusCode).toBe(status);
  });

  it('hides that a key is missing from who may not list', async () => {
    refused = new Set(['s3:ListBucket']);
    const read = clients.s3.send(new GetObjectCommand({ Bucket, Key: 'absent' }));
    await expect(read).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
  });

  it('refuses single keys of a list to delete', async () => {
    refused = new Set(['s3:DeleteObjectVersion']);
    const Objects = [{ Key: 'k' }, { Key: 'there', VersionId: 'v' }];
    const { Deleted, Errors } = await clients.s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['k']);
    expect(Errors).toMatchObject([{ Key: 'there', Code: 'AccessDenied' }]);
  });
});
