/** Where the committed cases of the evaluation lie, and a digest of them all: a changed set is another measure. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** `development`: written to develop with. `held-out`: written by others, and only scored. */
export const CASE_SETS = ['development', 'held-out'] as const;
export type CaseSet = (typeof CASE_SETS)[number];

const HERE = import.meta.dirname;

export type CaseFile = { readonly set: CaseSet; readonly name: string; readonly text: string };

export function parseCaseFiles(): Promise<readonly CaseFile[]> {
  return caseFilesOf('parse');
}

export function topicCaseFiles(): Promise<readonly CaseFile[]> {
  return caseFilesOf('topics');
}

async function caseFilesOf(suite: string): Promise<readonly CaseFile[]> {
  const folders = CASE_SETS.map(async (set) => {
    const folder = path.join(HERE, suite, 'cases', set);
    const names = (await namesIn(folder)).filter((name) => name.endsWith('.case'));
    return Promise.all(names.map(async (name) => ({ set, name: `${set}/${name}`, text: await read(folder, name) })));
  });
  return (await Promise.all(folders)).flat();
}

export async function datelineFiles(): Promise<readonly CaseFile[]> {
  const folder = path.join(HERE, 'datelines');
  const present = await namesIn(folder);
  const sets = CASE_SETS.filter((set) => present.includes(`${set}.json`));
  return Promise.all(sets.map(async (set) => ({ set, name: `${set}.json`, text: await read(folder, `${set}.json`) })));
}

/** SHA-256 of names and contents. */
export function digestOf(files: readonly CaseFile[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(`${name}\0${text}\0`);
  return hash.digest('hex');
}

function read(folder: string, name: string): Promise<string> {
  return readFile(path.join(folder, name), 'utf8');
}

/** In one order everywhere; none where the folder is not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
