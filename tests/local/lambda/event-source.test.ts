/** What the poller does with what a function answers: functions written for these tests, on an emulated queue. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulators, startEmulators } from '../../../local/emulators/emulators.ts';
import { pollEventSource } from '../../../local/lambda/event-source.ts';
import { FunctionRuntime } from '../../../local/lambda/function-runtime.ts';

const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:tested';
let folder: string;
let emulators: Emulators;
let sqs: SQSClient;
let queueUrl: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsfold-event-source-'));
  emulators = await startEmulators({ dataDir: null, onS3Event: async () => {} });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  sqs = new SQSClient({ endpoint: emulators.endpoint, region: emulators.region, credentials });
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'tested' }));
  queueUrl = QueueUrl;
});
afterAll(async () => {
  await emulators.close();
  await rm(folder, { recursive: true, force: true });
});

/** Lets a function that answers so work on three messages, a, b and c, in one batch. */
async function afterAnswering(answer: string): Promise<{ left: number; errors: string[] }> {
  const code = await mkdtemp(path.join(folder, 'code-'));
  await writeFile(path.join(code, 'index.mjs'), `export const handler = async ({ Records }) => { ${answer} };`);
  const fn = { code, name: 'tested', logicalId: 'Tested', handler: 'index.handler', environment: {} };
  const runtime = new FunctionRuntime(
    { ...fn, timeoutSeconds: 5, memoryMegabytes: 128, statements: [] },
    { endpoint: emulators.endpoint, region: emulators.region, logDirectory: code },
  );
  await sqs.send(new PurgeQueueCommand({ QueueUrl: queueUrl }));
  const Entries = ['a', 'b', 'c'].map((MessageBody) => ({ Id: MessageBody, MessageBody }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));

  const errors: string[] = [];
  const source = {
    functionName: 'tested',
    queueArn: QUEUE_ARN,
    batchSize: 10,
    batchingWindowSeconds: 0,
    partialResponses: true,
    maximumConcurrency: null,
  };
  let answered = () => {};
  const once = new Promise<void>((resolve) => (answered = resolve));
  const invoke = runtime.invoke.bind(runtime);
  runtime.invoke = (event) => invoke(event).finally(answered);
  const poller = await pollEventSource(source, queueUrl, sqs, runtime, 1, (error) => errors.push(String(error)));
  await once;
  await poller.close(); // finishes the batch in hand
  await runtime.close();
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['ApproximateNumberOfMessagesNotVisible'] }),
  );
  return { left: Number(Attributes?.ApproximateNumberOfMessagesNotVisible), errors };
}

describe('a batch of three messages', () => {
  const FAILED = (id: string) => `return { batchItemFailures: [{ itemIdentifier: ${id} }] };`;

  it.each([
    ['nothing', '', 0],
    ['that none failed', 'return { batchItemFailures: [] };', 0],
    ['that one failed', FAILED('Records[1].messageId'), 1],
    [
      'that all failed',
      'return { batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };',
      3,
    ],
    ['that one failed which is none of them', FAILED(`'another'`), 3],
    ['that one failed which has no name', FAILED('null'), 3],
  ])('whose function answers %s', async (_what, answer, left) => {
    expect(await afterAnswering(answer)).toMatchObject({ left });
  });

  it('whose function throws stays as it is, and the error is told', async () => {
    const { left, errors } = await afterAnswering(`throw new Error('out of luck')`);
    expect(left).toBe(3);
    expect(errors).toEqual([expect.stringContaining('out of luck')]);
  });
});
