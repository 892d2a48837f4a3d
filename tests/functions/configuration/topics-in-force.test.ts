import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RefusedTopics, TOPICS_KEY, TopicsInForce } from '../../../functions/configuration/topics-in-force.ts';
import type { Bucket } from '../../../functions/objects/bucket.ts';
import { NO_TOPICS } from '../../../pipeline/own-topics/compile-topics.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';

let stores: EmulatedStores;
let bucket: Bucket;
let refused: RefusedTopics[];
let reader: TopicsInForce;
let answers: number[];

beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  bucket = await stores.freshBucket();
  refused = [];
  answers = [];
  reader = new TopicsInForce(bucket, (one) => refused.push(one));
  bucket.client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      answers.push((result.response as { statusCode: number }).statusCode);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'answers', override: true },
  );
});

const topic = (id: string) => `topics:\n  - { id: ${id}, labels: { en: T }, phrases: [water] }\n`;
const put = (Body: string) => bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: TOPICS_KEY, Body }));
const inForce = async () => (await reader.read()).topics.map(({ id }) => id);

describe('the topics in force', () => {
  it('are none without a file', async () => {
    expect(await reader.read()).toBe(NO_TOPICS);
  });

  it('are those of the newest version, at once', async () => {
    await put(topic('a'));
    expect(await inForce()).toEqual(['a']);
    await put(topic('b'));
    expect(await inForce()).toEqual(['b']);
  });

  it('are not downloaded again while nothing changes', async () => {
    await put(topic('a'));
    await inForce();
    answers.length = 0;
    expect(await inForce()).toEqual(['a']);
    expect(answers).toEqual([304]);
  });

  it('are none once the file is removed', async () => {
    await put(topic('a'));
    await inForce();
    await bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key: TOPICS_KEY }));
    expect(await inForce()).toEqual([]);
  });
});

describe('a malformed version', () => {
  it('leaves the one before it in force, and is told of once with its place', async () => {
    await put(topic('a'));
    await inForce();
    await put('topics:\n  - { id: A B, labels: { en: T }, phrases: [water] }\n');
    expect(await inForce()).toEqual(['a']);
    expect(await inForce()).toEqual(['a']);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.problems[0]).toMatchObject({ line: 2, column: 11 });
  });

  it('is passed over by a process that never saw the one before it, several in a row as well', async () => {
    await put(topic('a'));
    await put('topics: 1');
    await put('');
    expect(await inForce()).toEqual(['a']);
    expect(refused).toHaveLength(2);
  });

  it('does not bring back what was removed before it', async () => {
    await put(topic('a'));
    await bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key: TOPICS_KEY }));
    await put('topics: 1');
    expect(await inForce()).toEqual([]);
  });

  it('is one in another charset, too', async () => {
    await put(topic('a'));
    const latin1 = Buffer.from(topic('été'), 'latin1');
    await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: TOPICS_KEY, Body: latin1 }));
    expect(await inForce()).toEqual(['a']);
    expect(refused[0]?.problems[0]).toMatchObject({ line: 1, column: 1, message: 'the file is not UTF-8' });
  });

  it('a hundred times in a row stops the work, rather than taking the topics away', async () => {
    await put(topic('a'));
    for (let version = 0; version < 30; version++) await put(`topics: ${version}`);
    expect(await inForce()).toEqual(['a']);
    for (let version = 0; version < 80; version++) await put(`topics: again ${version}`);
    await expect(reader.read()).rejects.toThrow('malformed');
  });

  it('gives way to the next one that is in order', async () => {
    await put('topics: 1');
    expect(await inForce()).toEqual([]);
    await put(topic('c'));
    expect(await inForce()).toEqual(['c']);
  });
});
