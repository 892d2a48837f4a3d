/** The one port: who is asked, what is refused, and which protocols are understood. */
import { connect } from 'node:net';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  ListTablesCommand,
  QueryCommand,
  TransactWriteItemsCommand,
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
  PutObjectTaggingCommand,
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
import { createTable } from './contract/dynamodb.contract.ts';
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
    await createTable(clients.dynamodb, TableName);
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

describe('requests out of the ordinary', () => {
  let emulators: Emulators;
  const credential = (service: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=old/20240305/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=x`,
  });
  const form = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const response = await fetch(`${emulators.endpoint}${path}`, { method: 'POST', headers: credential('sqs'), body });
    return { status: response.status, text: await response.text() };
  };
  const json = async (target: string, body: string) => {
    const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0', ...credential('any') };
    const response = await fetch(emulators.endpoint, { method: 'POST', headers, body });
    return { status: response.status, text: await response.text() };
  };

  beforeAll(async () => {
    emulators = await startEmulators({ dataDir: null, onS3Event: async () => undefined });
    await s3Client(emulators.endpoint).send(new CreateBucketCommand({ Bucket }));
  });
  afterAll(() => emulators.close());

  it('SQS understands its former protocol: a form in, XML out', async () => {
    const attribute = { 'Attribute.1.Name': 'VisibilityTimeout', 'Attribute.1.Value': '45' };
    const created = await form('/', {
      Action: 'CreateQueue',
      QueueName: 'former',
      Version: '2012-11-05',
      ...attribute,
    });
    const url = `${emulators.endpoint}/000000000000/former`;
    expect(created.text).toContain(`<CreateQueueResult><QueueUrl>${url}</QueueUrl></CreateQueueResult>`);
    const attributes = await form('/', {
      Action: 'GetQueueAttributes',
      QueueUrl: url,
      'AttributeName.1': 'VisibilityTimeout',
    });
    expect(attributes.text).toContain('<Attribute><Name>VisibilityTimeout</Name><Value>45</Value></Attribute>');
    const sent = await form('/000000000000/former', {
      Action: 'SendMessageBatch',
      'SendMessageBatchRequestEntry.1.Id': 'one',
      'SendMessageBatchRequestEntry.1.MessageBody': 'خبر <1>',
      'SendMessageBatchRequestEntry.1.MessageAttribute.1.Name': 'outlet',
      'SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType': 'String',
      'SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue': 'x',
      'SendMessageBatchRequestEntry.2.Id': 'two',
      'SendMessageBatchRequestEntry.2.MessageBody': '2',
    });
    expect(sent.text).toMatch(/<SendMessageBatchResultEntry><Id>one<\/Id>.*<SendMessageBatchResultEntry><Id>two<\/Id>/);
    const received = await form('/', {
      Action: 'ReceiveMessage',
      QueueUrl: url,
      MaxNumberOfMessages: '10',
      'AttributeName.1': 'All',
      'MessageAttributeName.1': 'All',
    });
    expect(received.text).toContain('<Body>خبر &lt;1&gt;</Body>');
    expect(received.text).toContain(
      '<MessageAttribute><Name>outlet</Name><Value><DataType>String</DataType><StringValue>x</StringValue></Value></MessageAttribute>',
    );
    expect(received.text).toContain('<Name>ApproximateReceiveCount</Name><Value>1</Value>');
    const missing = await form('/', { Action: 'GetQueueUrl', QueueName: 'missing' });
    expect(missing.status).toBe(400);
    expect(missing.text).toContain('<Code>AWS.SimpleQueueService.NonExistentQueue</Code>');
  });

  it('SQS keeps a message for who is still there, when another consumer hangs up while it waits', async () => {
    const sqs = sqsClient(emulators.endpoint);
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'hang-up' }));
    const abort = new AbortController();
    const asked = { QueueUrl, WaitTimeSeconds: 20 };
    const gone = sqs.send(new ReceiveMessageCommand(asked), { abortSignal: abort.signal });
    setTimeout(() => abort.abort(), 200);
    await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'kept' }));
    const { Messages } = await sqs.send(new ReceiveMessageCommand(asked));
    expect(Messages).toMatchObject([{ Body: 'kept', ReceiptHandle: expect.any(String) }]);
  });

  it('S3 names what it does not know, rather than pretending', async () => {
    const Tagging = { TagSet: [{ Key: 'a', Value: 'b' }] };
    const tagging = s3Client(emulators.endpoint).send(new PutObjectTaggingCommand({ Bucket, Key: 'k', Tagging }));
    await expect(tagging).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('?tagging'),
    });
  });

  it('DynamoDB says so too', async () => {
    const TransactItems = [{ Delete: { TableName: 'any', Key } }];
    const transaction = dynamoDbClient(emulators.endpoint).send(new TransactWriteItemsCommand({ TransactItems }));
    await expect(transaction).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  it.each([
    ['DynamoDB_20120810.GetItem', '{"TableName": '],
    ['DynamoDB_20120810.GetItem', '[1]'],
    ['DynamoDB_20120810.PutItem', '{"TableName":"t","Item":{"pk":7}}'],
    ['DynamoDB_20120810.__proto__', '{}'],
    ['AmazonSQS.SendMessage', 'null'],
    ['AmazonSQS.constructor', '{}'],
    ['AmazonSQS.SendMessage', '{"QueueUrl":1}'],
  ])('%s refuses the body %s', async (target, body) => {
    expect((await json(target, body)).status).toBeOneOf([400, 404]);
    expect((await json('DynamoDB_20120810.ListTables', '{}')).status).toBe(200);
  });

  it.each([
    ['a path that is no UTF-8', 'GET', '/asked/%ff', '', 400, 'InvalidURI'],
    ['a NUL in the key', 'PUT', '/asked/a%00b', 'x', 400, 'InvalidURI'],
    ['broken XML', 'POST', '/asked?delete', '<Delete><Object>', 400, 'MalformedXML'],
    ['XML of another kind', 'POST', '/asked?delete', '<Other/>', 400, 'MalformedXML'],
    ['deeply nested XML', 'POST', '/asked?delete', '<a>'.repeat(100_000), 400, 'MalformedXML'],
    ['a bucket name with capitals', 'PUT', '/Asked', '', 400, 'InvalidBucketName'],
    ['a listing of minus one key', 'GET', '/asked?list-type=2&max-keys=-1', '', 400, 'InvalidArgument'],
  ])('S3 refuses %s', async (_, method, path, body, status, code) => {
    const init = body === '' ? { method } : { method, body };
    const response = await fetch(`${emulators.endpoint}${path}`, { ...init, headers: credential('s3') });
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(`<Code>${code}</Code>`);
  });

  it.each([
    ['chunks without length', 'not-hex\r\nabc\r\n', 'IncompleteBody'],
    ['a chunk that is cut off', '5\r\nab', 'IncompleteBody'],
    ['a chunk longer than it says', '2\r\nabc\r\n0\r\n\r\n', 'IncompleteBody'],
    ['a trailer that does not fit', '3\r\nabc\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', 'BadDigest'],
    ['a trailer that never comes', '3\r\nabc\r\n0\r\n\r\n', 'InvalidRequest'],
  ])('S3 refuses a stream with %s', async (_, body, code) => {
    const headers = {
      ...credential('s3'),
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };
    const response = await fetch(`${emulators.endpoint}/asked/stream`, { method: 'PUT', headers, body });
    expect(await response.text()).toContain(`<Code>${code}</Code>`);
    const read = await fetch(`${emulators.endpoint}/asked/stream`, { headers: credential('s3') });
    expect(read.status).toBe(404);
  });

  it.each([
    ['S3', 'PUT /asked/cut HTTP/1.1', ''],
    ['DynamoDB', 'POST / HTTP/1.1', 'X-Amz-Target: DynamoDB_20120810.PutItem\r\n'],
    ['SQS', 'POST / HTTP/1.1', 'X-Amz-Target: AmazonSQS.SendMessage\r\n'],
  ])('%s outlives a client that hangs up in the middle of its request', async (_, line, header) => {
    const { hostname, port } = new URL(emulators.endpoint);
    const socket = connect(Number(port), hostname);
    socket.write(`${line}\r\nHost: x\r\n${header}Content-Length: 1000000\r\n\r\n${'x'.repeat(200_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await json('DynamoDB_20120810.ListTables', '{}')).status).toBe(200);
    const cut = await fetch(`${emulators.endpoint}/asked/cut`, { headers: credential('s3') });
    expect(cut.status).toBe(404);
  });
});
