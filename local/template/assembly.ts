/**
 * The synthesized cloud assembly that the local stack runs: the very template and bundles that `cdk deploy` would upload.
 *
 * In a checkout it is synthesized from the sources and kept until they change; an installed package carries its own.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DataDirInUseError, lockDataDir } from '../emulators/data-dir-lock.ts';

export type Assembly = {
  readonly directory: string;
  /** Of the only stack in it. */
  readonly stackName: string;
  /** Hash of the sources it was made from. */
  readonly digest: string;
};

/** All that the template and the bundles depend on. */
const SOURCES = ['bin/app.ts', 'cdk.json', 'package-lock.json', 'lib', 'functions', 'pipeline'];

const run = promisify(execFile);

/** An assembly nobody has opened for so long is thrown away: a stack that still runs from it was started a day ago. */
const KEEP_MILLISECONDS = 24 * 3600 * 1000;

/** @param root the package's folder */
export async function openAssembly(root: string): Promise<Assembly> {
  const shipped = path.join(root, 'dist', 'assembly');
  if (!existsSync(path.join(root, 'bin', 'app.ts')))
    return { directory: shipped, stackName: await stackNameIn(shipped), digest: await digestOf(root, ['dist']) };

  const digest = await digestOf(root, SOURCES);
  const cache = path.join(root, 'node_modules', '.cache', 'newsfold');
  const directory = path.join(cache, `assembly-${digest}`);
  if (!existsSync(directory)) {
    // Of many commands started after a change of the sources one synthesizes; the others wait and use its result.
    const lock = await lockCache(cache);
    try {
      if (!existsSync(directory)) await synthesize(root, cache, directory);
    } finally {
      lock.release();
    }
  }
  await utimes(directory, new Date(), new Date());
  return { directory, stackName: await stackNameIn(directory), digest };
}

async function stackNameIn(directory: string): Promise<string> {
  const suffix = '.template.json';
  const template = (await readdir(directory)).find((name) => name.endsWith(suffix));
  if (template === undefined) throw new Error(`${directory} holds no template`);
  return template.slice(0, -suffix.length);
}

async function lockCache(cache: string): Promise<{ release(): void }> {
  for (;;) {
    try {
      return lockDataDir(cache);
    } catch (error) {
      if (!(error instanceof DataDirInUseError)) throw error;
    }
    await sleep(100);
  }
}

/** Synthesizes beside the final place and moves the result there, so that an interrupted run leaves nothing half-made. */
async function synthesize(root: string, cache: string, directory: string): Promise<void> {
  await removeLeftovers(cache);
  const scratch = await mkdtemp(path.join(cache, 'synth-'));
  try {
    await run(process.execPath, [path.join(root, 'bin', 'app.ts')], {
      cwd: root,
      env: { ...process.env, CDK_OUTDIR: scratch },
    });
  } catch (cause) {
    await rm(scratch, { recursive: true, force: true });
    throw new Error(`the infrastructure could not be synthesized; run \`npm run synth\` to see why`, { cause });
  }
  await rename(scratch, directory);
}

/** Half-made assemblies of killed runs, and those of former sources that no running stack can need any more. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const place = path.join(cache, name);
    const unused = name.startsWith('assembly-') && (await stat(place)).mtimeMs < Date.now() - KEEP_MILLISECONDS;
    if (unused || name.startsWith('synth-')) await rm(place, { recursive: true, force: true });
  }
}

async function digestOf(root: string, sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesBelow(path.join(root, source))) {
      hash
        .update(path.relative(root, file))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(place: string): Promise<string[]> {
  if (!existsSync(place)) return [];
  const entries = await readdir(place, { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return [place];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return files.sort();
}
