/** The one port: which protocols are understood, and what becomes of broken requests. */
import { connect } from 'node:net';
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutObjectTaggingCommand } from '@aws-sdk/client-s3';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulators, startEmulators } from '../../../local/emulators/emulators.ts';
import { dynamoDbClient, s3Client, sqsClient } from './contract/target.ts';

const Bucket = 'asked';

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
    const TransactItems = [{ Delete: { TableName: 'any', Key: { pk: { S: 'a' } } } }];
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
