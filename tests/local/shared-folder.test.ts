/** One data folder, several commands: at once, beside a running stack, and after one of them was killed. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IngestedFile } from '../../local/command/ingest.ts';
import { articleText } from '../functions/articles-for-tests.ts';
import { newsfold, type Running, start } from './newsfold-command.ts';
import { PATIENCE, ROOT, startStack } from './stack-for-tests.ts';

let root: string;
let folders = 0;
/** A data folder with nothing in it, for one test. */
let dataDir: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'newsfold-shared-'));
});
beforeEach(() => {
  dataDir = path.join(root, `state-${folders++}`);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function files(name: string, count: number): Promise<string> {
  const folder = path.join(root, name);
  await mkdir(folder);
  for (let index = 0; index < count; index += 1) {
    await writeFile(path.join(folder, `${index}.txt`), articleText(index));
  }
  return folder;
}

const says = (running: Running, text: string) =>
  vi.waitFor(() => expect(running.said.stdout + running.said.stderr).toContain(text), PATIENCE);

async function status(): Promise<{ stored: number; pending: number; addsUp: boolean }> {
  return JSON.parse((await newsfold('status', '--format', 'json', '--data-dir', dataDir)).stdout);
}

describe('two commands at once on one folder', () => {
  it('both do their work', async () => {
    const [a, b] = [await files('a', 5), await files('b', 5)];
    const results = await Promise.all([a, b].map((folder) => newsfold('ingest', folder, '--data-dir', dataDir)));
    for (const result of results) expect(result.status, result.stderr).toBe(0);
    expect(await status()).toMatchObject({ stored: 10, addsUp: true });
  });

  it('take turns, and the second says that it waits', async () => {
    const first = await startStack({ dataDir });
    const second = start(['query', '--data-dir', dataDir]);
    await says(second, `waiting for another newsfold command on ${dataDir} to end`);
    expect(second.child.exitCode).toBeNull();
    await first.close();
    expect(await second.ended).toMatchObject({ status: 0, stderr: expect.stringContaining('0 articles') });
  });
});

describe('a running stack', () => {
  const startArgs = () => ['start', '--port', '0', '--api-port', '0', '--data-dir', dataDir];
  const note = () => path.join(dataDir, 'running.json');

  it('is used by other commands, which neither wait nor stop it', async () => {
    const stack = start(startArgs());
    await says(stack, 'HTTP API');
    const [, api = ''] = /HTTP API +(\S+)/.exec(stack.said.stdout) ?? [];

    const folder = await files('beside', 3);
    const ingested = await newsfold('ingest', folder, '--data-dir', dataDir);
    expect(ingested).toMatchObject({
      status: 0,
      stderr: '3 files (3 uploaded, 0 unchanged): 3 stored; 3 articles\n',
    });
    const { documents } = (await (await fetch(`${api}/documents`)).json()) as { documents: unknown[] };
    expect(documents).toHaveLength(3);

    const another = await newsfold(...startArgs());
    expect(another.status).toBe(1);
    expect(another.stderr).toContain('in use by another process');

    stack.child.kill('SIGTERM');
    expect(await stack.ended).toMatchObject({ status: 0, stderr: 'stopping\n' });
    expect(existsSync(note())).toBe(false);
    expect(await status()).toMatchObject({ stored: 3, addsUp: true });
  });

  it('that was killed leaves a note behind, which misleads nobody', async () => {
    const stack = start(startArgs());
    await says(stack, 'HTTP API');
    stack.child.kill('SIGKILL');
    await stack.ended;
    expect(existsSync(note())).toBe(true);
    const [a, b] = await Promise.all([1, 2].map(() => newsfold('status', '--data-dir', dataDir)));
    expect(a, b?.stderr).toMatchObject({ status: 0 });
    expect(b, a?.stderr).toMatchObject({ status: 0 });
  });
});

describe('a killed command', () => {
  const FILES = 120;

  it('loses nothing: the same command again stores everything, without waiting for any timeout', {
    timeout: 90_000,
  }, async () => {
    const folder = await files('many', FILES);
    const first = start(['ingest', folder, '--data-dir', dataDir]);
    const log = path.join(dataDir, 'logs', 'newsfold-ingestfunction.log');
    const ingested = async () => (await readFile(log, 'utf8')).match(/"object ingested"/g)?.length ?? 0;
    await vi.waitFor(async () => expect(await ingested()).toBeGreaterThan(FILES / 10), { ...PATIENCE, interval: 10 });
    first.child.kill('SIGKILL');
    expect(await first.ended).toMatchObject({ status: null, stdout: '' });

    const again = await newsfold('ingest', folder, '--data-dir', dataDir, '--format', 'json');
    expect(again.status, again.stderr).toBe(0);
    const results = JSON.parse(again.stdout) as IngestedFile[];
    expect(results.filter(({ state }) => state === 'stored')).toHaveLength(FILES);
    expect(results.filter(({ uploaded }) => !uploaded).length).toBeGreaterThan(FILES / 10);
    await vi.waitFor(async () => expect(await status()).toMatchObject({ stored: FILES, addsUp: true }), PATIENCE);

    // The output of many records, whose reader has had enough after the first.
    const query = `"${process.execPath}" bin/newsfold.js query --limit 200 --format jsonl --data-dir "${dataDir}" | head -n 1`;
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', query], { cwd: ROOT });
    expect(JSON.parse(stdout)).toMatchObject({ publishedAt: '2024-03-05' });
    expect(stderr).toBe('');
  });

  it('leaves no message out of sight: what it was working on is taken up by the next stack at once', async () => {
    const before = await startStack({
      dataDir,
      change: (template) =>
        template.set('AWS::Lambda::EventSourceMapping', 'IngestFunctionFromQueue', ['Enabled'], false),
    });
    await before.put('in flight.txt', articleText(1));
    const { client, url: QueueUrl } = before.queue;
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    expect(Messages).toHaveLength(1); // invisible now, for six minutes
    await before.close();

    const after = await startStack({ dataDir });
    await after.reaches('in flight.txt', 'stored');
    await after.isIdle();
    await after.close();
  });
});
