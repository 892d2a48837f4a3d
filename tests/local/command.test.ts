/**
 * The commands that work on a catalogue, as a user meets them. Several on one folder, and killed ones:
 * `shared-folder.test.ts`; `parse`, wrong calls and help: `calls.test.ts`.
 */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { ledgerKeyOf } from '../../functions/catalogue/keys.ts';
import type { Why } from '../../functions/query/why.ts';
import { STAGE_VERSIONS } from '../../pipeline/versions.ts';
import { articleText } from '../functions/articles-for-tests.ts';
import { newsfold, type Result } from './newsfold-command.ts';
import { startStack } from './stack-for-tests.ts';

const HEADLINE = articleText(1).split('\n')[0] ?? '';

let folder: string;
let press: string;
const at = () => ['--data-dir', path.join(folder, 'state')];
/** Runs a command on the folder's catalogue, which must go well, and reads what it printed as JSON. */
async function answer<T>(...args: string[]): Promise<T> {
  const { status, stdout, stderr } = await newsfold(...args, ...at(), '--format', 'json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as T;
}
type Page = { readonly documents: readonly CatalogueRecord[]; readonly cursor: string | null };

let ingested: Result;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsfold-command-'));
  press = path.join(folder, 'press');
  await mkdir(path.join(press, 'أخبار'), { recursive: true });
  await mkdir(path.join(press, '.git'));
  await writeFile(path.join(press, 'one.txt'), articleText(1));
  await writeFile(path.join(press, 'copy of one.txt'), articleText(1));
  await writeFile(path.join(press, 'two.txt'), articleText(2, '7 April 2023'));
  await writeFile(path.join(press, 'أخبار', '100% + one.txt'), articleText(3));
  await writeFile(path.join(press, '.hidden'), articleText(4));
  await writeFile(path.join(press, '.git', 'config.txt'), articleText(5));
  ingested = await newsfold('ingest', press, ...at(), '--format', 'json');
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('newsfold ingest', () => {
  it('stores every file of a folder but the hidden ones, and ends with 0', () => {
    expect(ingested.status, ingested.stderr).toBe(0);
    expect(JSON.parse(ingested.stdout)).toMatchObject([
      { key: 'press/copy of one.txt', uploaded: true, state: 'stored' },
      { key: 'press/one.txt', uploaded: true, state: 'stored', articles: [{ headline: HEADLINE }] },
      { key: 'press/two.txt', uploaded: true, state: 'stored', articles: [{ publishedAt: '2023-04-07' }] },
      { key: 'press/أخبار/100% + one.txt', uploaded: true, state: 'stored' },
    ]);
    expect(ingested.stderr).toBe('4 files (4 uploaded, 0 unchanged): 4 stored; 4 articles\n');
  });

  it('changes nothing when nothing has changed', async () => {
    const before = await answer<Page>('query');
    const { status, stderr } = await newsfold('ingest', press, ...at());
    expect(status).toBe(0);
    expect(stderr).toBe('4 files (0 uploaded, 4 unchanged): 4 stored; 4 articles\n');
    expect(await answer<Page>('query')).toEqual(before);
  });

  it('ends with 1 when a file is rejected, says why, and stores the others', async () => {
    const mixed = path.join(folder, 'mixed');
    await mkdir(mixed);
    await writeFile(path.join(mixed, 'blank.txt'), '  \n');
    await writeFile(path.join(mixed, 'good.txt'), articleText(6));
    const { status, stdout, stderr } = await newsfold(
      'ingest',
      mixed,
      '--data-dir',
      path.join(folder, 'mixed-state'),
      '--prefix',
      'inbox/',
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/inbox\/mixed\/blank\.txt .* rejected: empty/);
    expect(stdout).toMatch(/inbox\/mixed\/good\.txt .* unique/);
    expect(stderr).toBe('2 files (2 uploaded, 0 unchanged): 1 stored, 1 rejected; 1 article\n');
  });
});

describe('newsfold query', () => {
  it('finds articles by what they are', async () => {
    const keys = async (...filters: string[]) =>
      (await answer<Page>('query', ...filters)).documents.map(({ object }) => object.key);
    expect(await keys('--to', '2023')).toEqual(['press/two.txt']);
    expect(await keys('--from', '2024', '--language', 'en', '--no-copies')).toHaveLength(2);
    expect(await keys('--language', 'fr')).toEqual([]);
  });

  it('hands out pages, and says how to go on', async () => {
    const all = (await answer<Page>('query', '--oldest')).documents;
    const first = await answer<Page>('query', '--oldest', '--limit', '3');
    const rest = await answer<Page>('query', '--oldest', '--limit', '3', '--cursor', first.cursor ?? '');
    expect([...first.documents, ...rest.documents]).toEqual(all);
    const { stderr } = await newsfold('query', '--oldest', '--limit', '3', ...at());
    expect(stderr).toContain(`--cursor ${first.cursor}`);
  });

  it('ends with 2 for a cursor that is none', async () => {
    const { status, stdout, stderr } = await newsfold('query', '--cursor', 'damaged', ...at());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('the cursor is damaged');
  });

  it('prints a record a line as JSON Lines', async () => {
    const { stdout, stderr } = await newsfold('query', '--format', 'jsonl', ...at());
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual((await answer<Page>('query')).documents);
    expect(stderr).toBe('');
  });
});

describe('newsfold show', () => {
  it('shows one article, its copies and its text', async () => {
    const { documents } = await answer<Page>('query');
    const copy = documents.find(({ status }) => status === 'duplicate');
    const shown = await answer<CatalogueRecord & { body: string }>('show', copy?.id ?? '', '--body');
    const { body, ...record } = shown;
    expect(record).toEqual(copy);
    expect(articleText(1)).toContain(body.split('\n')[0]);
    const { stdout } = await newsfold('show', copy?.id ?? '', ...at());
    expect(stdout).toContain(HEADLINE);
    expect(stdout).toContain(`exact copy of ${copy?.duplicate?.of}`);
  });

  it('explains what an article has in common with a copy, or with any other', async () => {
    const { documents } = await answer<Page>('query');
    const copy = documents.find(({ status }) => status === 'duplicate');
    const other = documents.find(({ status }) => status === 'unique');
    const copied = await newsfold('show', copy?.id ?? '', '--why', ...at());
    expect(copied.stdout).toContain(`exact copy: 100 % of both in common, 100 % of the shorter`);
    const apart = await newsfold('show', copy?.id ?? '', '--why', '--with', other?.id ?? '', ...at());
    expect(apart.stdout).toContain('no copy: too little in common');
    const { why } = await answer<{ why: Why }>('show', copy?.id ?? '', '--why');
    expect(why.comparedWith).toMatchObject([{ id: copy?.duplicate?.of, explanation: { match: { kind: 'exact' } } }]);
    expect(await newsfold('show', copy?.id ?? '', '--with', other?.id ?? '', ...at())).toMatchObject({ status: 2 });
    expect(await newsfold('show', copy?.id ?? '', '--why', '--with', 'nobody', ...at())).toMatchObject({ status: 1 });
  });

  it('shows all articles of an object, given its key', async () => {
    const shown = await answer<CatalogueRecord[]>('show', 'press/one.txt');
    expect(shown).toMatchObject([{ headline: HEADLINE, object: { key: 'press/one.txt' } }]);
  });

  it.each(['0123456789abcdef0123-0', 'no name of anything'])('ends with 1 for %s, and says so', async (name) => {
    const { status, stdout, stderr } = await newsfold('show', name, ...at());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(name);
  });
});

describe('newsfold status and reprocess', () => {
  it('count what there is', async () => {
    expect(await answer('status')).toMatchObject({ objects: 4, stored: 4, articles: 4, pending: 0, addsUp: true });
    const { status, stdout } = await newsfold('status', ...at());
    expect(status).toBe(0);
    expect(stdout).toMatch(/^stored +4 +4 articles$/m);
    expect(stdout).toMatch(/it adds up/);
  });

  it('list every object with its state', async () => {
    const objects = await answer<{ key: string; state: string }[]>('status', '--objects');
    expect(objects.map(({ key, state }) => `${key}: ${state}`)).toEqual([
      'press/copy of one.txt: stored',
      'press/one.txt: stored',
      'press/two.txt: stored',
      'press/أخبار/100% + one.txt: stored',
    ]);
  });

  it('find nothing to do when nothing has changed', async () => {
    expect(await answer('reprocess', '--dry-run')).toEqual([]);
    const { stderr } = await newsfold('reprocess', ...at());
    expect(stderr).toBe('sent 0 stale, 0 missed, 0 failed of 4 keys looked at\n0 of 0 have ended\n');
  });
});

describe('newsfold reprocess', () => {
  it('lists in a dry run exactly what it then sends, and follows it to its end', async () => {
    const dataDir = path.join(folder, 'state');
    const stack = await startStack({ dataDir });
    await stack.table.client.send(
      new UpdateCommand({
        TableName: stack.table.name,
        Key: ledgerKeyOf('press/two.txt'),
        UpdateExpression: 'SET versions.parse = :former',
        ExpressionAttributeValues: { ':former': STAGE_VERSIONS.parse - 1 },
      }),
    );
    await stack.close();

    const stale = { key: 'press/two.txt', reason: 'stale', detail: expect.stringMatching(/^parse \d+ → \d+$/) };
    expect(await answer('reprocess', '--dry-run')).toEqual([stale]);
    expect(await answer('reprocess', '--dry-run')).toEqual([stale]);
    const { status, stderr } = await newsfold('reprocess', ...at());
    expect(status).toBe(0);
    expect(stderr).toBe('sent 1 stale, 0 missed, 0 failed of 4 keys looked at\n1 of 1 have ended\n');
    expect(await answer('reprocess', '--dry-run')).toEqual([]);
  });
});
