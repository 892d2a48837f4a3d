/** `newsfold export` of more than one page: to the end, cut off, killed. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replaceArticle } from '../../functions/catalogue/articles.ts';
import { everyMapped } from '../../functions/catalogue/table.ts';
import { recordOf } from '../functions/records-for-tests.ts';
import { readCsv } from './command/read-csv.ts';
import { newsfold, start } from './newsfold-command.ts';
import { startStack } from './stack-for-tests.ts';

/** Pages have 200. */
const ARTICLES = 900;

let root: string;
let folder: string;
const at = () => ['--data-dir', path.join(root, 'state')];
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'newsfold-export-'));
  const stack = await startStack({ dataDir: path.join(root, 'state') });
  const records = Array.from({ length: ARTICLES }, (_, n) =>
    recordOf({ key: `${n}.txt`, uploadedAt: new Date(Date.UTC(2024, 0, 1, 0, n)).toISOString(), language: 'en' }),
  );
  await everyMapped(records, 50, (record) => replaceArticle(stack.table, record, 1, null, 0));
  await stack.close();
}, 90_000);
beforeEach(async () => {
  folder = await mkdtemp(path.join(root, 'exports-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const EXPECTED = Array.from({ length: ARTICLES }, (_, n) => `${ARTICLES - 1 - n}.txt`);
const keysOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { object: { key: string } }).object.key);

describe('newsfold export', () => {
  it('writes everything to standard output, a line for each article', async () => {
    const { status, stdout, stderr } = await newsfold('export', ...at());
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(keysOf(stdout)).toEqual(EXPECTED);
  });

  it('ends quietly when its reader has had enough', async () => {
    const { child, ended } = start(['export', ...at()]);
    const [first] = await once(child.stdout ?? child, 'data');
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ status: 0, stderr: '' });
    expect(first).toContain('"object"');
  });

  it('says how to go on when it is interrupted, and goes on there without a second heading', async () => {
    const csv = ['export', '--format', 'csv', ...at()];
    const { child, ended } = start(csv);
    await once(child.stdout ?? child, 'data');
    child.kill('SIGINT');
    const { status, stdout, stderr } = await ended;
    expect(status).toBe(1);
    const [, articles, cursor = ''] = /^cut off after (\d+) articles; the rest: --cursor (\S+)\n$/.exec(stderr) ?? [];
    const rest = await newsfold(...csv, '--cursor', cursor);
    expect(readCsv(stdout)).toHaveLength(Number(articles) + 1);
    expect(readCsv(stdout + rest.stdout).map(([_id, key]) => key)).toEqual(['objectKey', ...EXPECTED]);
  });

  it('to a file, goes on where it was killed, as often as that happens', { timeout: 90_000 }, async () => {
    const file = path.join(folder, 'all.jsonl');
    const args = ['export', '--output', file, ...at()];
    const written = async () =>
      JSON.parse(await readFile(`${file}.state`, 'utf8').catch(() => '{"articles":0}')).articles;
    for (const pages of [1, 2]) {
      const { child, ended } = start(args);
      while ((await written()) < pages * 200 && child.exitCode === null) await sleep(2);
      child.kill('SIGKILL');
      await ended;
      expect(existsSync(file)).toBe(false);
    }
    const other = await newsfold(...args, '--language', 'en');
    expect(other).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--restart') });

    const last = await newsfold(...args);
    expect(last).toMatchObject({ status: 0, stdout: '' });
    expect(last.stderr).toMatch(/^going on after \d+ articles\n900 articles in /);
    expect(keysOf(await readFile(file, 'utf8'))).toEqual(EXPECTED);
    expect(await readdir(folder)).toEqual(['all.jsonl']);
    expect(await newsfold(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining('--overwrite') });
  });
});
