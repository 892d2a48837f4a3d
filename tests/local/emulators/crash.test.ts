/** kill -9 in the middle of writing: whatever was acknowledged is there afterwards, and every change is announced. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { startEmulators } from '../../../local/emulators/emulators.ts';
import { dynamoDbClient, s3Client, sqsClient } from './contract/target.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'newsfold-crash-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

type Acknowledged = { readonly kind: string; readonly id: string };

/** Kills the writer once it has said `lines` lines, and returns all that it said. */
async function writeAndKill(round: number, lines: number): Promise<readonly Acknowledged[]> {
  const script = path.join(import.meta.dirname, 'crash-writer.ts');
  const child = spawn(process.execPath, [script, dataDir, String(round)], { stdio: ['ignore', 'pipe', 'ignore'] });
  const said: Acknowledged[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind = '', id = ''] = line.split(' ');
    said.push({ kind, id });
    if (said.length === lines) child.kill('SIGKILL');
  }
  return said;
}

describe('a process killed in the middle of writing', () => {
  it('loses nothing that it acknowledged, time after time', { timeout: 60_000 }, async () => {
    const said: Acknowledged[] = [];
    for (const [round, lines] of [150, 301, 97].entries()) said.push(...(await writeAndKill(round, lines)));
    const ids = (kind: string): readonly string[] => said.filter((one) => one.kind === kind).map(({ id }) => id);
    for (const kind of ['put', 'delete', 'send', 'receive', 'item', 'event']) {
      expect(ids(kind).length, `acknowledged: ${kind}`).toBeGreaterThan(5);
    }

    const announced: string[] = [];
    const emulators = await startEmulators({
      dataDir,
      onS3Event: async ({ Records }) => {
        for (const { eventName, s3 } of Records) announced.push(`${eventName} ${s3.object.key}`);
      },
    });
    const s3 = s3Client(emulators.endpoint);
    const sqs = sqsClient(emulators.endpoint);
    const dynamodb = dynamoDbClient(emulators.endpoint);

    for (const id of ids('put')) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'crash', Key: id }));
      expect((await Body?.transformToString())?.replace(/\.+$/, '')).toBe(id);
    }
    for (const id of ids('delete')) {
      const read = s3.send(new GetObjectCommand({ Bucket: 'crash', Key: `deleted-${id}` }));
      await expect(read).rejects.toMatchObject({ name: 'NoSuchKey' });
    }
    for (const id of ids('item')) {
      const Key = { pk: { S: id }, sk: { S: '-' } };
      expect((await dynamodb.send(new GetItemCommand({ TableName: 'crash', Key }))).Item).toEqual(Key);
    }

    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'crash' }));
    const bodies = new Set<string | undefined>();
    for (let more = true; more; ) {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      for (const { Body } of Messages) bodies.add(Body);
      more = Messages.length > 0;
    }
    expect(ids('send').filter((id) => !bodies.has(id))).toEqual([]);

    const owed = [
      ...ids('put').map((id) => `ObjectCreated:Put ${id}`),
      ...ids('delete').map((id) => `ObjectRemoved:DeleteMarkerCreated deleted-${id}`),
    ].filter((event) => Number(event.split('-').at(-1)) >= 10); // the others were delivered before the kill
    expect(owed.length).toBeGreaterThan(20);
    await vi.waitFor(() => expect(owed.filter((event) => !announced.includes(event))).toEqual([]), 10_000);

    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: 'crash' }));
    const large = Versions.filter(({ Size = 0 }) => Size > 100_000);
    const files = () => readdirSync(path.join(dataDir, 's3', 'bodies'));
    await vi.waitFor(() => expect(files()).toHaveLength(large.length)); // half-written ones are swept away
    await emulators.close();
  });
});
