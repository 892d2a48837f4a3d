/** The first way of use, end to end: a file dropped in the bucket becomes a record that can be queried. */
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleText } from '../functions/articles-for-tests.ts';
import { PATIENCE, type StackForTests, s3Event, startStack } from './stack-for-tests.ts';

let stack: StackForTests;
beforeAll(async () => {
  stack = await startStack({ change: (template) => template.failFast() });
});
afterAll(() => stack.close());

const headlineOf = async (key: string) => (await stack.documentsOf(key)).map(({ headline }) => headline);

/** Until the key's visit of this generation is the newest, and has ended. */
const settles = (key: string, generation: number) =>
  expect.poll(async () => (await stack.rowOf(key))?.settledGeneration, PATIENCE).toBe(generation);

describe('a file dropped in the bucket', () => {
  it('becomes a record that can be queried', async () => {
    await stack.put('news/first.txt', articleText(1));
    await stack.reaches('news/first.txt', 'stored');
    const [record, ...others] = await stack.documentsOf('news/first.txt');
    expect(others).toEqual([]);
    expect(record).toMatchObject({ publishedAt: '2024-03-05', language: 'en', status: 'unique', duplicate: null });
    const { body } = await stack.ask(`/${record?.id}`);
    expect(body).toEqual(record);
  });

  it('is replaced by what overwrites it', async () => {
    await stack.put('overwritten.txt', articleText(2));
    await stack.reaches('overwritten.txt', 'stored');
    const [former] = await stack.documentsOf('overwritten.txt');
    await stack.put('overwritten.txt', articleText(3));
    await expect.poll(() => headlineOf('overwritten.txt'), PATIENCE).toEqual([articleText(3).split('\n')[0]]);
    expect((await stack.documentsOf('overwritten.txt'))[0]?.id).toBe(former?.id);
  });

  it('is withdrawn when it is deleted, and comes back as it was when the delete marker is removed', async () => {
    await stack.put('restored.txt', articleText(4));
    await stack.reaches('restored.txt', 'stored');
    const [before] = await stack.documentsOf('restored.txt');
    const { versionId } = await stack.remove('restored.txt');
    await stack.reaches('restored.txt', 'gone');
    expect(await stack.documentsOf('restored.txt')).toEqual([]);

    const { bucket } = stack;
    await bucket.client.send(
      new DeleteObjectCommand({ Bucket: bucket.name, Key: 'restored.txt', VersionId: versionId }),
    );
    await stack.reaches('restored.txt', 'stored');
    const [restored] = await stack.documentsOf('restored.txt');
    expect(restored).toEqual({ ...before, processedAt: restored?.processedAt });
  });

  it('is withdrawn when its days are over', async () => {
    await stack.put('expired.txt', articleText(5));
    await stack.reaches('expired.txt', 'stored');
    stack.expire(stack.bucket.name, 'expired.txt');
    await stack.reaches('expired.txt', 'gone');
    expect(await stack.documentsOf('expired.txt')).toEqual([]);
  });

  it('may have any name', async () => {
    const keys = ['two words.txt', 'one+one.txt', 'صحيفة/خبر اليوم.txt', '100%.txt', 'a%20b+c d.txt', 'é&?#=\'"<>.txt'];
    for (const [index, key] of keys.entries()) await stack.put(key, articleText(20 + index));
    for (const key of keys) await stack.reaches(key, 'stored');
    for (const key of keys) expect(await stack.documentsOf(key), key).toHaveLength(1);
    for (const key of keys) await stack.remove(key);
    for (const key of keys) await stack.reaches(key, 'gone');
    for (const key of keys) expect(await stack.documentsOf(key), key).toEqual([]);
  });

  it('is counted as rejected when it is no article, and stored once it is one', async () => {
    await stack.put('mended.txt', '   \n');
    await stack.reaches('mended.txt', 'rejected');
    expect((await stack.rowOf('mended.txt'))?.settlement).toMatchObject({ state: 'rejected', reason: 'empty' });
    await stack.put('mended.txt', articleText(6));
    await stack.reaches('mended.txt', 'stored');
  });
});

describe('events', () => {
  it('that come again change nothing', async () => {
    await stack.put('repeated.txt', articleText(7));
    await stack.reaches('repeated.txt', 'stored');
    await stack.isIdle();
    const before = await stack.documentsOf('repeated.txt');
    const { generation = 0 } = (await stack.rowOf('repeated.txt')) ?? {};
    await stack.tell(s3Event(stack.bucket.name, 'repeated.txt', 'ObjectCreated:Put'));
    await settles('repeated.txt', generation + 1);
    expect(await stack.documentsOf('repeated.txt')).toEqual(before);
  });

  it('that come late, twice and out of order leave what the bucket holds now', async () => {
    const key = 'reordered.txt';
    await stack.put(key, articleText(8));
    await stack.put(key, articleText(9));
    await expect.poll(() => headlineOf(key), PATIENCE).toEqual([articleText(9).split('\n')[0]]);
    await stack.isIdle();
    const [before] = await stack.documentsOf(key);
    const { generation = 0 } = (await stack.rowOf(key)) ?? {};

    const late = [
      'ObjectRemoved:DeleteMarkerCreated',
      'ObjectCreated:Put',
      'ObjectCreated:Put',
      'ObjectRemoved:Delete',
    ];
    await Promise.all(late.map((eventName) => stack.tell(s3Event(stack.bucket.name, key, eventName))));
    await settles(key, generation + late.length);
    const [after, ...others] = await stack.documentsOf(key);
    expect(others).toEqual([]);
    expect(after).toEqual({ ...before, processedAt: after?.processedAt }); // visits that overlap write it again
  });

  it('about an object that was never there leave it gone, and disturb nothing', async () => {
    await stack.tell(s3Event(stack.bucket.name, 'never there.txt', 'ObjectCreated:Put'));
    await stack.reaches('never there.txt', 'gone');
    await stack.isIdle();
  });

  it('of the kind that S3 sends as a test are acknowledged', async () => {
    const test = { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: stack.bucket.name };
    await stack.tell(JSON.stringify(test));
    await stack.isIdle();
    expect(await stack.depthOf(stack.outputs['DeadLetterQueueUrl'] ?? '')).toBe(0);
  });

  it('that are none end in the dead-letter queue after the last attempt, and hold up no other message', async () => {
    await stack.tell('no event at all');
    await stack.put('beside.txt', articleText(10));
    await stack.reaches('beside.txt', 'stored');
    const deadLetters = stack.outputs['DeadLetterQueueUrl'] ?? '';
    await expect.poll(() => stack.depthOf(deadLetters), PATIENCE).toBe(1);
    await stack.isIdle();
    const { Messages } = await stack.queue.client.send(
      new ReceiveMessageCommand({ QueueUrl: deadLetters, MessageSystemAttributeNames: ['All'] }),
    );
    expect(Messages).toMatchObject([{ Body: 'no event at all' }]);
    expect((await stack.logOf('ingest')).match(/message failed/g)).toHaveLength(2);
  });

  it('were all handled without an error of the stack itself', () => {
    expect(stack.errors).toEqual([]);
  });
});
