/** An export's file after its process was killed, at each point where that leaves something else behind. */
import { appendFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ResumableFile, type ResumableFileOptions } from '../../../local/command/resumable-file.ts';
import { WrongCallError } from '../../../local/command/wrong-call.ts';

const PAGES = ['«أول»\n', 'second\n', 'third\n'];
const WHOLE = PAGES.join('');

let root: string;
let folders = 0;
let file: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'newsfold-export-'));
});
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(root, `${folders++}-`)), 'all.jsonl');
});
afterAll(() => rm(root, { recursive: true, force: true }));

const open = (options: Partial<ResumableFileOptions> = {}) =>
  ResumableFile.open({ file, digest: 'one', overwrite: false, restart: false, ...options });
const left = async () => (await readdir(path.dirname(file))).sort();

/** Writes pages from where the file stands; a process that ends without `finish` leaves what a killed one does. */
async function write(upTo: number, options: Partial<ResumableFileOptions> = {}): Promise<ResumableFile> {
  const opened = await open(options);
  for (let page = opened.position.articles; page < upTo; page += 1) {
    const ended = page === PAGES.length - 1;
    await opened.append(PAGES[page] ?? '', { articles: page + 1, cursor: ended ? null : `after ${page}`, ended });
  }
  return opened;
}

async function writeAll(options: Partial<ResumableFileOptions> = {}): Promise<void> {
  const opened = await write(PAGES.length, options);
  expect(opened.position).toEqual({ articles: 3, cursor: null, ended: true });
  await opened.finish();
  await opened.close();
}

async function killedAfter(pages: number): Promise<void> {
  await (await write(pages)).close();
}

describe('a file that is written in pages', () => {
  it('is there when it is complete, and nothing else is', async () => {
    await killedAfter(2);
    expect(await left()).toEqual(['all.jsonl.part', 'all.jsonl.state']);
    await writeAll();
    expect(await left()).toEqual(['all.jsonl']);
    expect(await readFile(file, 'utf8')).toBe(WHOLE);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['before its first page', () => killedAfter(0)],
    ['before there was a part', () => killedAfter(0).then(() => rm(`${file}.part`))],
    ['within a page', () => killedAfter(1).then(() => appendFile(`${file}.part`, PAGES[1]?.slice(0, 3) ?? ''))],
    ['after a page, before the state', () => killedAfter(2).then(() => appendFile(`${file}.part`, PAGES[2] ?? ''))],
    ['within the state', () => killedAfter(2).then(() => writeFile(`${file}.state.new`, '{"digest":'))],
    ['before the part was put in its place', () => killedAfter(3)],
    ['before the state was removed', () => killedAfter(3).then(() => rename(`${file}.part`, file))],
  ])('goes on when its process was killed %s', async (_when, kill) => {
    await kill();
    await writeAll();
    expect(await readFile(file, 'utf8')).toBe(WHOLE);
    expect(await left()).toEqual(['all.jsonl']);
  });

  it('knows where it stands', async () => {
    await killedAfter(2);
    const opened = await open();
    expect(opened.position).toEqual({ articles: 2, cursor: 'after 1', ended: false });
    await opened.close();
  });

  it('is not gone on with by something else, unless that begins anew', async () => {
    await killedAfter(2);
    await expect(open({ digest: 'another' })).rejects.toThrow(/filters.*--restart/);
    await writeAll({ digest: 'another', restart: true });
    expect(await readFile(file, 'utf8')).toBe(WHOLE);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a damaged state', () => writeFile(`${file}.state`, '{"digest":1}')],
    ['no state', () => rm(`${file}.state`)],
    ['a part that is too short', () => writeFile(`${file}.part`, 'x')],
  ])('is begun anew only when told so, where there is %s', async (_what, damage) => {
    await killedAfter(2);
    await damage();
    await expect(open()).rejects.toThrow(WrongCallError);
    await writeAll({ restart: true });
    expect(await readFile(file, 'utf8')).toBe(WHOLE);
  });

  it('does not replace a file unasked, and only when the new one is complete', async () => {
    await writeFile(file, 'former');
    await expect(open()).rejects.toThrow(/--overwrite/);
    await expect(open({ restart: true })).rejects.toThrow(/--overwrite/);
    await (await write(2, { overwrite: true })).close();
    expect(await readFile(file, 'utf8')).toBe('former');
    await expect(open()).rejects.toThrow(/--overwrite/);
    await writeAll({ overwrite: true });
    expect(await readFile(file, 'utf8')).toBe(WHOLE);
  });

  it('is written by one process at a time', async () => {
    const first = await write(1);
    await expect(open()).rejects.toThrow(/another process is writing/);
    await first.close();
    await writeAll();
  });

  it('is refused where there is no folder, or something that is no file', async () => {
    await expect(open({ file: path.join(root, 'nowhere', 'x') })).rejects.toThrow(/no folder/);
    await expect(open({ file: root, overwrite: true })).rejects.toThrow(/no file/);
  });
});
