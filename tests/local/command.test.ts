/** The command as a user meets it. How it deals with others on the same folder, and with being killed: `shared-folder.test.ts`. */
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { ledgerKeyOf } from '../../functions/catalogue/keys.ts';
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
    expect(stderr).toBe('sent 0 stale, 0 missed, 0 failed of 4 objects\n0 of 0 have ended\n');
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
    expect(stderr).toBe('sent 1 stale, 0 missed, 0 failed of 4 objects\n1 of 1 have ended\n');
    expect(await answer('reprocess', '--dry-run')).toEqual([]);
  });
});

describe('newsfold parse', () => {
  it('prints the records of many files, with body and path, and stores nothing', async () => {
    const files = ['one.txt', 'two.txt'].map((name) => path.join(press, name));
    await utimes(files[0] ?? '', new Date('2024-03-06'), new Date('2024-03-06'));
    const { status, stdout, stderr } = await newsfold('parse', '--format', 'jsonl', ...files);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records).toMatchObject([
      { object: { key: files[0], index: 0 }, headline: HEADLINE, sortAt: '2024-03-05T00:00:00.000Z' },
      { object: { key: files[1], index: 0 }, publishedAt: '2023-04-07', language: 'en' },
    ]);
    expect(records[0].body.split(/\s+/)).toHaveLength(records[0].wordCount);
  });

  it('takes the given instant as that of the upload', async () => {
    const file = path.join(folder, 'undated.txt');
    await writeFile(file, articleText(7, ''));
    const { stdout } = await newsfold('parse', '--format', 'json', '--uploaded', '2021-02-03T04:05:06Z', file);
    expect(JSON.parse(stdout)).toMatchObject([{ publishedAt: null, sortAt: '2021-02-03T04:05:06.000Z' }]);
  });

  it('says what each line was taken for', async () => {
    const file = path.join(press, 'one.txt');
    const { stdout } = await newsfold('parse', '--roles', '--format', 'json', file);
    const roles = JSON.parse(stdout) as { line: number; role: string }[];
    expect(roles.map(({ line }) => line)).toEqual(
      articleText(1)
        .split('\n')
        .map((_, index) => index + 1),
    );
    expect(roles.slice(0, 3).map(({ role }) => role)).toEqual(['headline', 'blank', 'dateline']);
    expect((await newsfold('parse', '--roles', file)).stdout).toMatch(/^1 +headline .*number 1$/m);
  });

  it('goes on past a file that is no article, one that is not there and a folder, and ends with 1', async () => {
    const blank = path.join(folder, 'blank.txt');
    await writeFile(blank, ' ');
    const good = path.join(press, 'two.txt');
    const files = [path.join(folder, 'nowhere.txt'), folder, blank, good];
    const { status, stdout, stderr } = await newsfold('parse', '--format', 'jsonl', ...files);
    expect(status).toBe(1);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).object.key),
    ).toEqual([blank, good]);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/nowhere\.txt: cannot be read: /),
      expect.stringContaining(`${folder}: cannot be read: `),
      expect.stringContaining(`${blank}: rejected: empty`),
    ]);
  });
});

describe('every command', () => {
  const COMMANDS = ['ingest', 'parse', 'query', 'show', 'status', 'reprocess', 'start'];

  it('explains itself', async () => {
    const overview = await newsfold('--help');
    expect(overview.status).toBe(0);
    const helps = await Promise.all(COMMANDS.map((command) => newsfold(command, '--help')));
    for (const [index, { status, stdout, stderr }] of helps.entries()) {
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(`Usage: newsfold ${COMMANDS[index]}`);
      expect(overview.stdout).toMatch(new RegExp(`^  ${COMMANDS[index]} `, 'm'));
    }
  });

  const WRONG_CALLS = [
    ['no command'],
    ['an unknown command', 'frobnicate'],
    ['an unknown option', 'query', '--colour', 'red'],
    ['a missing argument', 'ingest'],
    ['an unknown format', 'query', '--format', 'xml'],
    ['an unknown target', 'query', '--target', 'mars'],
    ['a number that is none', 'ingest', '.', '--patience', 'soon'],
    ['an instant that is none', 'parse', '--uploaded', 'yesterday', 'x.txt'],
    ['a date that is none', 'query', '--from', '2024-02-30'],
    ['a subject that is none', 'query', '--subject', 'sport'],
    ['too large a page', 'query', '--limit', '1000'],
  ] as const;

  it('ends with 2 for a wrong call, explains it, and prints no result', async () => {
    const results = await Promise.all(WRONG_CALLS.map(([_what, ...args]) => newsfold(...args)));
    for (const [index, { status, stdout, stderr }] of results.entries()) {
      expect({ status, stdout }, WRONG_CALLS[index]?.[0]).toEqual({ status: 2, stdout: '' });
      expect(stderr).not.toBe('');
      expect(stderr).not.toContain('    at '); // a stack trace
    }
    const damaged = await newsfold('query', '--cursor', 'damaged', ...at());
    expect(damaged).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('cursor') });
  });

  it('ends with 1 for a file that is not there, and names it', async () => {
    const { status, stdout, stderr } = await newsfold('ingest', path.join(folder, 'nowhere'), ...at());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`newsfold: there is no file or folder ${path.join(folder, 'nowhere')} that can be read\n`);
  });

  it('prints no escape codes where its output is piped, whatever is in a file', async () => {
    const file = path.join(folder, 'coloured.txt');
    await writeFile(file, articleText(8).replace('number', '\u001b[31mnumber\u001b[0m').replace('The', '\u202eThe'));
    const state = ['--data-dir', path.join(folder, 'coloured-state')];
    const results = [await newsfold('parse', file), await newsfold('parse', '--roles', file)];
    results.push(await newsfold('ingest', file, ...state));
    results.push(await newsfold('query', ...state));
    const [, id = ''] = /([0-9a-f]{20}-0)/.exec(results[3]?.stdout ?? '') ?? [];
    results.push(await newsfold('show', id, '--body', ...state));
    for (const { status, stdout, stderr } of results) {
      expect(status, stderr).toBe(0);
      expect(stdout).toContain('number');
      expect(stdout + stderr).not.toContain('\u001b');
    }
  });
});
