/** Opens what a command works on, and lets go of it in the end. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Target } from '../target.ts';
import { notice, progress } from './output.ts';
import { WrongCallError } from './wrong-call.ts';

/** The package's folder: the compiled copy lies one level deeper than the sources. */
export const ROOT = path.resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../..' : '../../..');

export type TargetOptions = { readonly target: string; readonly dataDir: string };

export async function atTarget(options: TargetOptions, work: (target: Target) => Promise<boolean>): Promise<boolean> {
  const target = await openTarget(options);
  try {
    return await work(target);
  } catch (error) {
    throw target.endpoint !== null && connectionLost(error)
      ? new Error('the local stack went away in the middle of it; the same command goes on where it stopped', {
          cause: error,
        })
      : error;
  } finally {
    await target.close();
  }
}

/** For commands that only ask: a folder without a catalogue is a mistake, and none is made there. */
export async function atCatalogue(
  options: TargetOptions,
  work: (target: Target) => Promise<boolean>,
): Promise<boolean> {
  const { dataDir, target } = options;
  if (target === 'local' && !existsSync(path.join(dataDir, 'aws'))) {
    throw new Error(`there is no catalogue in ${dataDir}: ingest something first, or name its folder with --data-dir`);
  }
  return atTarget(options, work);
}

function connectionLost(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(String(error.code))
  );
}

async function openTarget({ target, dataDir }: TargetOptions): Promise<Target> {
  if (target.startsWith('aws:')) {
    const { openAwsTarget } = await import('../aws-target.ts');
    if (target === 'aws:') throw new WrongCallError('--target aws: lacks the name of the stack: aws:Newsfold');
    return openAwsTarget(target.slice('aws:'.length));
  }
  if (target !== 'local') {
    throw new WrongCallError(`--target is ${target}; it is local, or aws: and the name of a stack`);
  }
  const { openLocalTarget } = await import('../target.ts');
  const line = progress('starting');
  try {
    return await openLocalTarget({ root: ROOT, dataDir, port: 0, apiPort: 0, shared: false, notice, onStep: line.say });
  } finally {
    line.done();
  }
}
