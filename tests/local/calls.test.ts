/** What needs no catalogue: `newsfold parse`, wrong calls and help; and what all output has in common. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleText } from '../functions/articles-for-tests.ts';
import { newsfold } from './newsfold-command.ts';

const HEADLINE = articleText(1).split('\n')[0] ?? '';

let folder: string;
const at = () => ['--data-dir', path.join(folder, 'state')];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsfold-calls-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string): Promise<string> {
  const place = path.join(folder, name);
  await writeFile(place, content);
  return place;
}

type ParsedRecord = { readonly object: { readonly key: string }; readonly body: string; readonly wordCount: number };
const linesOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ParsedRecord);

describe('newsfold parse', () => {
  it('prints the records of many files, with body and path, and stores nothing', async () => {
    const files = [await file('one.txt', articleText(1)), await file('two.txt', articleText(2, '7 April 2023'))];
    await utimes(files[0] ?? '', new Date('2024-03-06'), new Date('2024-03-06'));
    const { status, stdout, stderr } = await newsfold('parse', '--format', 'jsonl', ...files);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const records = linesOf(stdout);
    expect(records).toMatchObject([
      { object: { key: files[0], index: 0 }, headline: HEADLINE, sortAt: '2024-03-05T00:00:00.000Z' },
      { object: { key: files[1], index: 0 }, publishedAt: '2023-04-07', language: 'en' },
    ]);
    expect(records[0]?.body.split(/\s+/)).toHaveLength(records[0]?.wordCount ?? 0);
  });

  it('takes the given instant as that of the upload', async () => {
    const undated = await file('undated.txt', articleText(7, ''));
    const { stdout } = await newsfold('parse', '--format', 'json', '--uploaded', '2021-02-03T04:05:06Z', undated);
    expect(JSON.parse(stdout)).toMatchObject([{ publishedAt: null, sortAt: '2021-02-03T04:05:06.000Z' }]);
  });

  it('says what each line was taken for', async () => {
    const one = await file('one.txt', articleText(1));
    const { stdout } = await newsfold('parse', '--roles', '--format', 'json', one);
    const roles = JSON.parse(stdout) as { line: number; role: string }[];
    const lines = articleText(1).split('\n');
    expect(roles.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
    expect(roles.slice(0, 3).map(({ role }) => role)).toEqual(['headline', 'blank', 'dateline']);
    expect((await newsfold('parse', '--roles', one)).stdout).toMatch(/^1 +headline .*number 1$/m);
  });

  it('goes on past a file that is no article, one that is not there and a folder, and ends with 1', async () => {
    const blank = await file('blank.txt', ' ');
    const good = await file('good.txt', articleText(2));
    const files = [path.join(folder, 'nowhere.txt'), folder, blank, good];
    const { status, stdout, stderr } = await newsfold('parse', '--format', 'jsonl', ...files);
    expect(status).toBe(1);
    expect(linesOf(stdout).map(({ object }) => object.key)).toEqual([blank, good]);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/nowhere\.txt: cannot be read: /),
      expect.stringContaining(`${folder}: cannot be read: `),
      expect.stringContaining(`${blank}: rejected: empty`),
    ]);
  });
});

describe('every command', () => {
  const COMMANDS = [
    ...['ingest', 'parse', 'query', 'export', 'counts', 'objects', 'show', 'group', 'status', 'reprocess', 'start'],
  ];

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
    ['a subject that is none', 'query', '--subject', 'gibberish'],
    ['too large a page', 'query', '--limit', '1000'],
    ['filters that exclude each other', 'query', '--dated', '--undated'],
    ['counts by nothing', 'counts'],
    ['counts of objects by what articles have', 'counts', '--by', 'state', '--language', 'ar'],
    ['objects in no state', 'objects'],
    ['a reason that nothing is rejected for', 'objects', '--state', 'rejected', '--reason', 'boredom'],
    ['an export as a table', 'export', '--format', 'table'],
    ['an export to a file from a cursor on', 'export', '--output', 'x.jsonl', '--cursor', 'x'],
  ] as const;

  it('ends with 2 for a wrong call, explains it, and prints no result', async () => {
    const results = await Promise.all(WRONG_CALLS.map(([_what, ...args]) => newsfold(...args)));
    for (const [index, { status, stdout, stderr }] of results.entries()) {
      expect({ status, stdout }, WRONG_CALLS[index]?.[0]).toEqual({ status: 2, stdout: '' });
      expect(stderr).not.toBe('');
      expect(stderr).not.toContain('    at '); // a stack trace
    }
  });

  it.each(['query', 'export', 'status', 'reprocess'])(
    'asked of a folder without a catalogue makes none: %s',
    async (command) => {
      const nowhere = path.join(folder, 'nowhere');
      const { status, stdout, stderr } = await newsfold(command, '--data-dir', nowhere);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toContain(`there is no catalogue in ${nowhere}`);
      expect(existsSync(nowhere)).toBe(false);
    },
  );

  it('ends with 1 for a file that is not there, and names it', async () => {
    const { status, stdout, stderr } = await newsfold('ingest', path.join(folder, 'nowhere'), ...at());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`newsfold: there is no file or folder ${path.join(folder, 'nowhere')} that can be read\n`);
  });

  it('prints no escape codes where its output is piped, whatever is in a file', async () => {
    const content = articleText(8).replace('number', '\u001b[31mnumber\u001b[0m').replace('The', '\u202eThe');
    const coloured = await file('coloured.txt', content);
    const state = ['--data-dir', path.join(folder, 'coloured-state')];
    const results = [await newsfold('parse', coloured), await newsfold('parse', '--roles', coloured)];
    results.push(await newsfold('ingest', coloured, ...state));
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
