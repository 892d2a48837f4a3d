/**
 * The template is the wiring: a stack whose template says something else behaves differently. What is left as it is
 * behaves as `drop.test.ts` and `schedule.test.ts` say.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../local/template/statements.ts';
import { articleText } from '../functions/articles-for-tests.ts';
import { PATIENCE, type StackForTests, startStack } from './stack-for-tests.ts';
import type { TemplateEdit } from './template-edit.ts';

const MAPPING = ['AWS::Lambda::EventSourceMapping', 'IngestFunctionFromQueue'] as const;
const SCHEDULE = ['AWS::Scheduler::Schedule', 'ReprocessSchedule'] as const;

type StackOptions = Parameters<typeof startStack>[0];

/** Runs a stack, and closes it whatever happens. */
async function withStack(options: StackOptions, work: (stack: StackForTests) => Promise<void>): Promise<void> {
  const stack = await startStack(options);
  try {
    await work(stack);
  } finally {
    await stack.close();
  }
}

/** Objects ingested by each invocation, as the function's log says: its lines carry the invocation's id. */
async function batches(stack: StackForTests): Promise<number[]> {
  const sizes = new Map<string, number>();
  for (const line of (await stack.logOf('ingest')).split('\n').filter((one) => one.includes('"object ingested"'))) {
    const { function_request_id: id } = JSON.parse(line) as { readonly function_request_id: string };
    sizes.set(id, (sizes.get(id) ?? 0) + 1);
  }
  return [...sizes.values()];
}

describe('the event source mapping', () => {
  const OBJECTS = 12;

  it.each([
    { says: 'batches of 4', batches: [4, 4, 4], change: { BatchSize: 4 } },
    {
      says: 'batches of 100 within a second, one at a time',
      batches: [12],
      change: {
        BatchSize: 100,
        MaximumBatchingWindowInSeconds: 1,
        ScalingConfig: { MaximumConcurrency: 1 },
      },
    },
  ])('that is switched off delivers nothing; that says $says delivers such', async ({ batches: expected, change }) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'newsfold-batches-'));
    try {
      const off = (template: TemplateEdit) => template.set(...MAPPING, ['Enabled'], false);
      await withStack({ dataDir, change: off }, async (stack) => {
        for (let index = 0; index < OBJECTS; index += 1) await stack.put(`${index}.txt`, ' ');
        await expect.poll(() => stack.depthOf(stack.queue.url), PATIENCE).toBe(OBJECTS);
        expect(await batches(stack)).toEqual([]);
      });
      const on = (template: TemplateEdit) => {
        for (const [name, value] of Object.entries(change)) template.set(...MAPPING, [name], value);
      };
      await withStack({ dataDir, change: on }, async (stack) => {
        await stack.isIdle();
        await expect.poll(() => batches(stack), PATIENCE).toEqual(expected);
      });
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  it('without partial responses drops what the function reports as failed', async () => {
    const change = (template: TemplateEdit) =>
      template.failFast().set(...MAPPING, ['FunctionResponseTypes'], undefined);
    await withStack({ change }, async (stack) => {
      await stack.tell('no event at all');
      await expect.poll(async () => /message failed/.test(await stack.logOf('ingest')), PATIENCE).toBe(true);
      await stack.isIdle();
      expect(await stack.depthOf(stack.outputs['DeadLetterQueueUrl'] ?? '')).toBe(0);
    });
  });
});

describe('the notification configuration', () => {
  it('without removed-events leaves the record of a deleted object where it is', async () => {
    const place = ['NotificationConfiguration', 'QueueConfigurations', '1', 'Events'];
    const change = (template: TemplateEdit) =>
      template.set('Custom::S3BucketNotifications', 'IncomingBucketNotifications', place, []);
    await withStack({ change }, async (stack) => {
      await stack.put('deleted.txt', articleText(1));
      await stack.reaches('deleted.txt', 'stored');
      await stack.isIdle();
      const before = await stack.rowOf('deleted.txt');
      await stack.remove('deleted.txt');
      await stack.put('later.txt', articleText(2));
      await stack.reaches('later.txt', 'stored');
      await stack.isIdle();
      expect(await stack.rowOf('deleted.txt')).toEqual(before);
      expect(await stack.documentsOf('deleted.txt')).toHaveLength(1);
    });
  });

  it('with some created-events only lets only those through', async () => {
    const place = ['NotificationConfiguration', 'QueueConfigurations', '0', 'Events'];
    const change = (template: TemplateEdit) =>
      template
        .set(...MAPPING, ['Enabled'], false)
        .set('Custom::S3BucketNotifications', 'IncomingBucketNotifications', place, ['s3:ObjectCreated:Copy']);
    await withStack({ change }, async (stack) => {
      await stack.put('put.txt', ' ');
      await stack.remove('put.txt');
      await expect.poll(() => stack.depthOf(stack.queue.url), PATIENCE).toBe(1); // the removal
    });
  });
});

describe('a function', () => {
  it('runs in the environment that the template gives it', async () => {
    const variable = ['Environment', 'Variables', 'BUCKET_NAME'];
    const change = (template: TemplateEdit) =>
      template.failFast().set('AWS::Lambda::Function', 'IngestFunction', variable, 'another-bucket');
    await withStack({ change }, async (stack) => {
      await stack.put('foreign.txt', articleText(1));
      await expect.poll(() => stack.depthOf(stack.outputs['DeadLetterQueueUrl'] ?? ''), PATIENCE).toBe(1);
      expect(await stack.logOf('ingest')).toContain('this function reads another-bucket only');
    });
  });

  it('that cannot start fails its batches, and they come again', async () => {
    const variable = ['Environment', 'Variables', 'TABLE_NAME'];
    const change = (template: TemplateEdit) =>
      template.failFast().set('AWS::Lambda::Function', 'IngestFunction', variable, undefined);
    await withStack({ change }, async (stack) => {
      await stack.put('unread.txt', articleText(1));
      await expect.poll(() => stack.depthOf(stack.outputs['DeadLetterQueueUrl'] ?? ''), PATIENCE).toBe(1);
      expect(String(stack.errors[0])).toContain("the function's environment is incomplete");
      expect(await stack.rowOf('unread.txt')).toBeNull();
    });
  });
});

describe('the schedule', () => {
  const OFTEN = 50; // milliseconds

  it.each([
    { state: 'ENABLED', fires: true },
    { state: 'DISABLED', fires: false },
  ])('that is $state fires: $fires', async ({ state, fires }) => {
    const calls: (Call & { readonly fn: string })[] = [];
    const options: StackOptions = {
      scheduleInterval: OFTEN,
      change: (template) => template.set(...SCHEDULE, ['State'], state),
      onCall: (fn, call) => calls.push({ fn, ...call }),
    };
    await withStack(options, async (stack) => {
      const fired = () => calls.some(({ fn }) => fn.startsWith('ReprocessScheduleFunction'));
      if (fires) await expect.poll(fired, PATIENCE).toBe(true);
      await stack.put('meanwhile.txt', articleText(1)); // takes much longer than the interval
      await stack.reaches('meanwhile.txt', 'stored');
      expect(fired()).toBe(fires);
    });
  });
});

describe('the local names', () => {
  it('are different for different resources', async () => {
    await withStack({}, async ({ wiring }) => {
      const { buckets, queues, tables, functions } = wiring;
      const names = [buckets, queues, tables, functions].flat().map(({ name }) => name);
      expect(names).toHaveLength(8);
      expect(new Set(names).size).toBe(names.length);
    });
  });
});

describe('a template that the local stack does not understand', () => {
  const filter = { S3Key: { Rules: [{ Name: 'suffix', Value: '.txt' }] } };

  it.each([
    [
      'a filter on notifications',
      (template: TemplateEdit) =>
        template.set(
          'Custom::S3BucketNotifications',
          'IncomingBucketNotifications',
          ['NotificationConfiguration', 'QueueConfigurations', '0', 'Filter'],
          filter,
        ),
    ],
    [
      'a filter on messages',
      (template: TemplateEdit) => template.set(...MAPPING, ['FilterCriteria'], { Filters: [{ Pattern: '{}' }] }),
    ],
    [
      'managed policies',
      (template: TemplateEdit) =>
        template.set(
          'AWS::IAM::Role',
          'IngestFunctionRole',
          ['ManagedPolicyArns'],
          ['arn:aws:iam::aws:policy/AmazonS3FullAccess'],
        ),
    ],
    [
      'conditions',
      (template: TemplateEdit) =>
        template.set('AWS::IAM::Policy', 'IngestFunctionGrants', ['PolicyDocument', 'Statement', '0', 'Condition'], {}),
    ],
  ])('because of %s is refused, not half-obeyed', async (_what, change) => {
    await expect(startStack({ change })).rejects.toThrow(/unrecognized_keys|has managed policies/);
  });
});
