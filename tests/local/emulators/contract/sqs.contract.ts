/** What Newsfold needs of SQS: at least once, visibility, redrive to the dead-letter queue, long polls, batches. */
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, randomName, type Target } from './target.ts';

export function describeSqs(): void {
  let target: Target;
  let sqs: SQSClient;
  const created: string[] = [];

  beforeAll(async () => {
    target = await openTarget();
    sqs = target.sqs;
  });
  afterAll(async () => {
    for (const QueueUrl of created) await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    await target.close();
  });

  const createQueue = async (Attributes: Record<string, string> = {}): Promise<string> => {
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: randomName('queue'), Attributes }));
    created.push(QueueUrl);
    return QueueUrl;
  };
  const send = (QueueUrl: string, MessageBody: string) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  /** A wait of one second bridges AWS's own delays; ours answer at once when there is something. */
  const receive = async (QueueUrl: string, more = {}): Promise<Message[]> => {
    const asked: ReceiveMessageCommandInput = {
      QueueUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 1,
      MessageSystemAttributeNames: ['All'],
    };
    return (await sqs.send(new ReceiveMessageCommand({ ...asked, ...more }))).Messages ?? [];
  };
  const counts = async (QueueUrl: string) => {
    const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const asked = { QueueUrl, AttributeNames: [...AttributeNames] };
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand(asked));
    return AttributeNames.map((name) => Number(Attributes?.[name]));
  };

  it('finds a queue by its name, and knows its attributes', async () => {
    const QueueName = randomName('named');
    const Attributes = { VisibilityTimeout: '360', MessageRetentionPeriod: '1209600' };
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    created.push(QueueUrl);
    expect((await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl).toBe(QueueUrl);
    const all = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect(all.Attributes).toMatchObject({ ...Attributes, QueueArn: expect.stringMatching(`:${QueueName}$`) });
    const missing = sqs.send(new GetQueueUrlCommand({ QueueName: randomName('missing') }));
    await expect(missing).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  it('delivers a message with its attributes, and forgets it once deleted', async () => {
    const QueueUrl = await createQueue();
    const MessageAttributes = { outlet: { DataType: 'String', StringValue: 'المدن' } };
    const MessageBody = JSON.stringify({ text: 'خبر <&> "quoted"\n' });
    const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes }));
    const [message] = await receive(QueueUrl, { MessageAttributeNames: ['All'] });
    expect(message).toMatchObject({ MessageId, Body: MessageBody, MessageAttributes });
    expect(message?.Attributes).toMatchObject({ ApproximateReceiveCount: '1' });
    expect(Number(message?.Attributes?.SentTimestamp)).toBeGreaterThan(Date.now() - 60_000);
    expect(await receive(QueueUrl, { WaitTimeSeconds: 0 })).toEqual([]);
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    expect(await counts(QueueUrl)).toEqual([0, 0]);
  });

  it('shows a message again after its visibility timeout, and counts', async () => {
    const QueueUrl = await createQueue({ VisibilityTimeout: '1' });
    await send(QueueUrl, 'again');
    expect(await receive(QueueUrl)).toHaveLength(1);
    expect(await counts(QueueUrl)).toEqual([0, 1]);
    const [again] = await receive(QueueUrl, { WaitTimeSeconds: 5 });
    expect(again).toMatchObject({ Body: 'again', Attributes: { ApproximateReceiveCount: '2' } });
  });

  it('shows a message at once, or later, when a consumer says so', async () => {
    const QueueUrl = await createQueue({ VisibilityTimeout: '30' });
    await send(QueueUrl, 'changed');
    const change = async (VisibilityTimeout: number) => {
      const [message] = await receive(QueueUrl);
      const { ReceiptHandle } = message ?? {};
      await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
      return message?.Attributes?.ApproximateReceiveCount;
    };
    expect(await change(0)).toBe('1');
    expect(await change(0)).toBe('2');
    expect(await change(600)).toBe('3');
    expect(await receive(QueueUrl, { WaitTimeSeconds: 0 })).toEqual([]);
  });

  it('moves a message to the dead-letter queue after as many receives as allowed', async () => {
    const deadLetters = await createQueue();
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: deadLetters, AttributeNames: ['QueueArn'] }),
    );
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: 2 });
    const QueueUrl = await createQueue({ VisibilityTimeout: '0', RedrivePolicy });
    const { MessageId } = await send(QueueUrl, 'poison');
    expect(await receive(QueueUrl)).toHaveLength(1);
    expect(await receive(QueueUrl)).toHaveLength(1);
    expect(await receive(QueueUrl)).toEqual([]);
    expect(await receive(deadLetters)).toMatchObject([{ MessageId, Body: 'poison' }]);
    expect(await counts(QueueUrl)).toEqual([0, 0]);
  });

  it('waits for a message, and answers when one comes', async () => {
    const QueueUrl = await createQueue();
    const started = Date.now();
    const waiting = receive(QueueUrl, { WaitTimeSeconds: 10 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await send(QueueUrl, 'at last');
    expect((await waiting).map(({ Body }) => Body)).toEqual(['at last']);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(await receive(QueueUrl, { WaitTimeSeconds: 1 })).toEqual([]);
  });

  it('gives each of many waiting consumers its share: one message reaches one of them', async () => {
    const QueueUrl = await createQueue();
    const consumers = Array.from({ length: 4 }, () =>
      receive(QueueUrl, { WaitTimeSeconds: 3, MaxNumberOfMessages: 1 }),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const body of ['1', '2', '3', '4']) await send(QueueUrl, body);
    const bodies = (await Promise.all(consumers)).flat().map(({ Body }) => Body);
    expect(bodies.toSorted()).toEqual(['1', '2', '3', '4']);
  });

  it('sends and deletes in batches', async () => {
    const QueueUrl = await createQueue();
    const Entries = Array.from({ length: 10 }, (_, i) => ({ Id: `e${i}`, MessageBody: `m${i}` }));
    const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(sent.Successful?.map(({ Id }) => Id).toSorted()).toEqual(Entries.map(({ Id }) => Id));
    const received: Message[] = [];
    for (let tries = 0; received.length < 10 && tries < 20; tries += 1) received.push(...(await receive(QueueUrl)));
    expect(received.map(({ Body }) => Body).toSorted()).toEqual(Entries.map(({ MessageBody }) => MessageBody));
    const handles = received.map(({ ReceiptHandle }, i) => ({ Id: `d${i}`, ReceiptHandle }));
    const deleted = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: handles }));
    expect(deleted.Successful).toHaveLength(10);
    expect(await counts(QueueUrl)).toEqual([0, 0]);
  });

  it('delays a message', async () => {
    const QueueUrl = await createQueue();
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'later', DelaySeconds: 1 }));
    expect(await receive(QueueUrl, { WaitTimeSeconds: 0 })).toEqual([]);
    expect(await receive(QueueUrl, { WaitTimeSeconds: 5 })).toMatchObject([{ Body: 'later' }]);
  });

  it('empties a queue', async () => {
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a');
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    expect(await receive(QueueUrl)).toEqual([]);
  });

  describe('refusals', () => {
    it('names a queue that does not exist', async () => {
      const QueueUrl = `${await createQueue()}x`;
      await expect(send(QueueUrl, 'a')).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    });

    it('takes at most ten messages in a batch', async () => {
      const QueueUrl = await createQueue();
      const Entries = Array.from({ length: 11 }, (_, i) => ({ Id: `e${i}`, MessageBody: 'a' }));
      const sending = sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      await expect(sending).rejects.toThrow(/TooManyEntries|Maximum number of entries/);
    });
  });
}
