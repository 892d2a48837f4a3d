/** The second way of use, end to end: the schedule finds what is stale, missed or failed, and sends it through the line again. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { ledgerKeyOf } from '../../functions/catalogue/keys.ts';
import { NO_TOPICS } from '../../pipeline/own-topics/compile-topics.ts';
import { currentVersions, STAGE_VERSIONS } from '../../pipeline/versions.ts';
import { articleText } from '../functions/articles-for-tests.ts';
import { PATIENCE, type StackForTests, startStack } from './stack-for-tests.ts';
import type { TemplateEdit } from './template-edit.ts';

/** Milliseconds: a sweep of a few objects takes a fraction of it. */
const OFTEN = 300;
const missedAtOnce = (template: TemplateEdit) =>
  template.set(
    'AWS::Lambda::Function',
    'ReprocessScheduleFunction',
    ['Environment', 'Variables', 'MISSED_AFTER_SECONDS'],
    '0',
  );

describe('the schedule', () => {
  const broken = ['missed.txt', 'failed.txt', 'stale.txt'];
  const keys = ['beside.txt', ...broken];
  let dataDir: string;
  let stack: StackForTests;
  let before: Map<string, readonly CatalogueRecord[]>;

  /** Objects are stored, their rows broken, and only then does a stack run whose schedule fires. */
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'newsfold-schedule-'));
    const first = await startStack({ dataDir });
    for (const [seed, key] of keys.entries()) await first.put(key, articleText(seed));
    for (const key of keys) await first.reaches(key, 'stored');
    await first.isIdle();
    before = new Map(await Promise.all(keys.map(async (key) => [key, await first.documentsOf(key)] as const)));

    const { client, name: TableName } = first.table;
    await client.send(new DeleteCommand({ TableName, Key: ledgerKeyOf('missed.txt') }));
    const set = (key: string, UpdateExpression: string, value: unknown) =>
      client.send(
        new UpdateCommand({
          TableName,
          Key: ledgerKeyOf(key),
          UpdateExpression,
          ExpressionAttributeValues: { ':value': value },
        }),
      );
    await set('failed.txt', 'SET settlement = :value', { state: 'failed', detail: 'Error: out of luck' });
    await set('stale.txt', 'SET versions.classify = :value', STAGE_VERSIONS.classify - 1);
    await first.close();
    stack = await startStack({ dataDir, change: missedAtOnce, scheduleInterval: OFTEN });
  });
  afterAll(async () => {
    await stack.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Why an object was re-sent, as the function's log says; once for each time. */
  const resent = async (key: string) =>
    (await stack.logOf('reprocess'))
      .split('\n')
      .filter((line) => line.includes('"object re-sent"'))
      .map((line) => JSON.parse(line) as { readonly key: string; readonly reason: string })
      .filter((line) => line.key === key)
      .map(({ reason }) => reason);

  it.each(broken)('has an object stored again that is %s', async (key) => {
    const processedAt = async () => (await stack.documentsOf(key))[0]?.processedAt;
    await expect.poll(processedAt, PATIENCE).not.toBe(before.get(key)?.[0]?.processedAt);
    await stack.reaches(key, 'stored');
    expect((await stack.rowOf(key))?.versions).toEqual(currentVersions(NO_TOPICS));
    const [after, ...others] = await stack.documentsOf(key);
    expect(others).toEqual([]);
    expect(after).toEqual({ ...before.get(key)?.[0], processedAt: after?.processedAt });
    await expect.poll(() => resent(key), PATIENCE).toContain(key.replace('.txt', ''));
  });

  it('leaves alone what is as it should be', async () => {
    expect(await resent('beside.txt')).toEqual([]);
    expect(await stack.documentsOf('beside.txt')).toEqual(before.get('beside.txt'));
    expect(stack.errors).toEqual([]);
  });
});

describe('an outage', () => {
  it('that outlasts all attempts leaves objects failed, and the schedule has them stored after it', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'newsfold-outage-'));
    try {
      const during = await startStack({
        dataDir,
        change: (template) => template.failFast().forbid('IngestFunction', 's3:GetObject'),
      });
      await during.put('unreadable.txt', articleText(4));
      await during.reaches('unreadable.txt', 'failed');
      const { settlement } = (await during.rowOf('unreadable.txt')) ?? {};
      expect(settlement).toMatchObject({ detail: expect.stringContaining('AccessDenied') });
      await expect.poll(() => during.depthOf(during.outputs['DeadLetterQueueUrl'] ?? ''), PATIENCE).toBe(1);
      await during.close();

      const after = await startStack({ dataDir, scheduleInterval: OFTEN });
      await after.reaches('unreadable.txt', 'stored');
      expect(await after.documentsOf('unreadable.txt')).toHaveLength(1);
      await after.close();
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
