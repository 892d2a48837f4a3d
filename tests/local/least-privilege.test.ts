/**
 * Least privilege, held against what happens: every call that the three functions make while they go through all their
 * paths is recorded, and compared with what their roles in the synthesized template allow.
 */
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NewsfoldClient } from '../../client/newsfold-client.ts';
import { articleKeyOf, ledgerKeyOf } from '../../functions/catalogue/keys.ts';
import { TOPICS_KEY } from '../../functions/configuration/topics-in-force.ts';
import { SEND_BATCH } from '../../functions/reprocess/queue.ts';
import { allows, type Call, type Statement } from '../../local/template/statements.ts';
import { articleText } from '../functions/articles-for-tests.ts';
import { type StackForTests, startStack } from './stack-for-tests.ts';
import type { TemplateEdit } from './template-edit.ts';

type Recorded = Call & { readonly fn: string; readonly allowed: boolean };

let stack: StackForTests;
const calls: Recorded[] = [];

/** Uploads become visible to the sweep at once. */
const missedAtOnce = (template: TemplateEdit) =>
  template.set(
    'AWS::Lambda::Function',
    'ReprocessScheduleFunction',
    ['Environment', 'Variables', 'MISSED_AFTER_SECONDS'],
    '0',
  );

const nameOf = (logicalId: string): string =>
  stack.wiring.functions.find((fn) => fn.logicalId === logicalId)?.environment['POWERTOOLS_SERVICE_NAME'] ?? '';
const functionIdOf = (name: string): string =>
  stack.wiring.functions.find((fn) => nameOf(fn.logicalId) === name)?.logicalId ?? '';

beforeAll(async () => {
  stack = await startStack({
    change: missedAtOnce,
    onCall: (fn, call, allowed) => calls.push({ ...call, fn, allowed }),
  });
  await withoutTopics();
  await malformedTopics();
  await ingestPaths();
  await reprocessPaths();
  await queryPaths();
}, 60_000);
afterAll(() => stack.close());

/** Each function asks for a topics file that is not there. */
async function withoutTopics(): Promise<void> {
  await stack.put('early.txt', articleText(7));
  await stack.reaches('early.txt', 'stored');
  const [document] = await stack.documentsOf('early.txt');
  expect(await stack.ask(`/${document?.id}/why`)).toMatchObject({ status: 200 });
  await stack.invoke(functionIdOf('reprocess'), { source: 'schedule' });
}

/** Each function then looks for the version before it, when it reads the topics again. */
async function malformedTopics(): Promise<void> {
  await putTopics(stack, 'topics:\n  - { id: ports, labels: { en: Ports }, phrases: [harbour] }\n');
  await putTopics(stack, 'topics: 1');
}

async function putTopics({ configuration }: StackForTests, Body: string): Promise<void> {
  const { client, name: Bucket } = configuration;
  await client.send(new PutObjectCommand({ Bucket, Key: TOPICS_KEY, Body }));
}

async function ingestPaths(): Promise<void> {
  await stack.put('dropped.txt', articleText(1));
  await stack.reaches('dropped.txt', 'stored');
  await stack.put('exact copy.txt', articleText(1));
  await stack.put('near copy.txt', articleText(1).replace('after', 'before'));
  for (const key of ['exact copy.txt', 'near copy.txt']) await stack.reaches(key, 'stored');
  expect((await stack.documentsOf('near copy.txt'))[0]?.duplicate).toMatchObject({ kind: 'near' });
  await stack.isIdle();

  await stack.put('dropped.txt', articleText(2)); // overwritten
  await stack.put('rejected.txt', ' ');
  await stack.put('too large.txt', Buffer.alloc(11 * 1024 * 1024, 'a'));
  await stack.remove('exact copy.txt');
  await stack.remove('never there.txt'); // its event finds nothing
  for (const key of ['rejected.txt', 'too large.txt']) await stack.reaches(key, 'rejected');
  for (const key of ['exact copy.txt', 'never there.txt']) await stack.reaches(key, 'gone');
  await stack.isIdle();
}

async function reprocessPaths(): Promise<void> {
  const keys = ['dropped.txt'];
  for (let index = 0; index < SEND_BATCH; index += 1) keys.push(`lost/${index}.txt`); // enough for a checkpoint
  for (const key of keys.slice(1)) await stack.put(key, ' ');
  for (const key of keys.slice(1)) await stack.reaches(key, 'rejected');
  await stack.isIdle();
  const { client, name: TableName } = stack.table;
  for (const key of keys) await client.send(new DeleteCommand({ TableName, Key: ledgerKeyOf(key) }));
  const report = await stack.invoke(functionIdOf('reprocess'), { source: 'schedule' });
  expect(report).toMatchObject({ counts: { missed: keys.length }, completed: true });
  await stack.reaches('dropped.txt', 'stored');
}

async function queryPaths(): Promise<void> {
  const { body } = await stack.ask('?language=en&from=2024-03-01&to=2024-04&copies=one&order=oldest&limit=1');
  expect(body.documents).toHaveLength(1);
  const next = await stack.ask(
    `?language=en&from=2024-03-01&to=2024-04&copies=one&order=oldest&limit=1&cursor=${body.cursor}`,
  );
  expect(next).toMatchObject({ status: 200 });
  expect(await stack.ask(`/${body.documents[0]?.id}`)).toMatchObject({ status: 200 });
  expect(await stack.ask('/0123456789abcdef0123-0')).toMatchObject({ status: 404 });
  expect(await stack.ask('?subject=15000000')).toMatchObject({ status: 200 });
  expect(await stack.ask('?source=Nobody')).toMatchObject({ status: 200 });

  const newsfold = new NewsfoldClient({ url: stack.apiUrl, credentials: null });
  expect(await Array.fromAsync(newsfold.objects({ state: 'rejected' }))).not.toHaveLength(0);
  expect(await newsfold.object('rejected.txt')).toMatchObject({ reason: 'empty' });
  expect((await newsfold.counts({ by: 'state' })).days).not.toHaveLength(0);
  expect(await newsfold.status()).toMatchObject({ addsUp: true });
  expect(await newsfold.topics()).toMatchObject({ topics: [{ id: 'ports' }] });

  const [document] = body.documents;
  expect(await stack.ask(`/${document?.id}/why`)).toMatchObject({ status: 200 });
  // An article whose object is gone, and the event about it still on its way.
  const vanished = { ...document, id: '0123456789abcdef0123-0', object: { ...document?.object, key: 'vanished.txt' } };
  const Item = { ...articleKeyOf(vanished.id), record: vanished, generation: 1 };
  await stack.table.client.send(new PutCommand({ TableName: stack.table.name, Item }));
  expect(await stack.ask(`/${document?.id}/why?with=${vanished.id}`)).toMatchObject({ status: 200 });
}

/** Lambda itself makes these calls, on the function's behalf and with its role; there is no such service here. */
const BY_LAMBDA = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

/** Each pair of action and resource that a function's role allows. */
const grantsOf = (statements: readonly Statement[]) =>
  statements.flatMap(({ actions, resources }) =>
    actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
  );

describe.each(['ingest', 'reprocess', 'query'])('the role of %s', (name) => {
  const own = () => calls.filter(({ fn }) => nameOf(fn) === name);
  const statements = () => stack.wiring.functions.find((fn) => nameOf(fn.logicalId) === name)?.statements ?? [];

  it('allows every call that the function made', () => {
    expect(own().length).toBeGreaterThan(0);
    expect(own().filter(({ allowed }) => !allowed)).toEqual([]);
  });

  it('allows nothing that the function never did', () => {
    const unused = grantsOf(statements()).filter(
      ({ action, resource }) =>
        !BY_LAMBDA.includes(action) &&
        !own().some((call) => allows([{ actions: [action], resources: [resource] }], call)),
    );
    expect(unused).toEqual([]);
  });

  it('names its resources, with two exceptions', () => {
    const wild = grantsOf(statements()).filter(({ action, resource }) => /[*?]/.test(action + resource));
    const exceptions = [
      // Any key may hold a news file, or its text be asked for.
      ...(name !== 'reprocess' ? [{ action: 's3:GetObject', resource: `arn:aws:s3:::${stack.bucket.name}/*` }] : []),
      // X-Ray knows no resources.
      { action: 'xray:PutTraceSegments', resource: '*' },
      { action: 'xray:PutTelemetryRecords', resource: '*' },
    ];
    expect(wild).toEqual(expect.arrayContaining(exceptions));
    expect(wild).toHaveLength(exceptions.length);
  });
});

describe('without a grant', () => {
  it('to list the bucket, an object that is gone would look like one that may not be read', async () => {
    const refused: Recorded[] = [];
    const without = await startStack({
      change: (template) => template.failFast().forbid('IngestFunction', 's3:ListBucket'),
      onCall: (fn, call, allowed) => !allowed && refused.push({ ...call, fn, allowed }),
    });
    await putTopics(without, 'topics: []');
    await without.remove('never there.txt');
    await without.reaches('never there.txt', 'failed');
    expect(refused[0]).toMatchObject({ action: 's3:ListBucket', resources: [`arn:aws:s3:::${without.bucket.name}`] });
    await without.close();
  });
});
