/**
 * Where a command does its work: the local stack or a deployed one. Either way it is given clients for bucket, queue and
 * table, and uses nothing else.
 *
 * One process holds a data folder. A command that finds it held by `newsfold start` uses that stack's endpoints; one that
 * finds it held by another short command waits for it.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Table } from '../functions/catalogue/table.ts';
import { type ClientSettings, openBucket, openQueue, openTable } from '../functions/clients.ts';
import type { Bucket } from '../functions/objects/bucket.ts';
import type { Queue } from '../functions/reprocess/queue.ts';
import { DataDirInUseError } from './emulators/data-dir-lock.ts';
import { LOCAL_REGION, startLocalStack } from './stack.ts';
import { openAssembly } from './template/assembly.ts';
import { readTemplate } from './template/wiring.ts';

export type Target = {
  readonly bucket: Bucket;
  /** Holds the user's topics. */
  readonly configuration: Bucket;
  readonly table: Table;
  readonly queue: Queue;
  readonly outputs: Readonly<Record<string, string>>;
  /** Where the emulated AWS answers; null for a deployed stack. */
  readonly endpoint: string | null;
  readonly close: () => Promise<void>;
};

export type LocalTargetOptions = {
  readonly root: string;
  readonly dataDir: string;
  readonly port: number;
  readonly apiPort: number;
  readonly scheduleInterval?: number;
  /** `start` keeps the folder until it is stopped and can be shared; other commands hold it for a moment. */
  readonly shared: boolean;
  readonly notice: (text: string) => void;
  /** Told what takes its time, for a line of progress. */
  readonly onStep?: (text: string) => void;
};

/** How long a command waits for another short one to let go of the folder. */
const WAIT_SECONDS = 60;

const runningStack = z.object({
  pid: z.number(),
  shared: z.boolean(),
  assembly: z.string(),
  endpoint: z.string(),
  outputs: z.record(z.string(), z.string()),
});
type RunningStack = z.infer<typeof runningStack>;

export async function openLocalTarget(options: LocalTargetOptions): Promise<Target> {
  options.onStep?.('preparing the local stack (longer after a change of the sources)');
  const assembly = await openAssembly(options.root);
  const note = path.join(options.dataDir, 'running.json');
  const giveUpAt = Date.now() + WAIT_SECONDS * 1000;
  for (let waited = false; ; waited = true) {
    try {
      const stack = await startLocalStack({
        ...options,
        assemblyDirectory: assembly.directory,
        template: await readTemplate(assembly.directory, assembly.stackName),
        stackName: assembly.stackName,
        onError: (error) => options.notice(`the local stack: ${error instanceof Error ? error.message : error}`),
      });
      const { endpoint, outputs } = stack;
      const running: RunningStack = {
        pid: process.pid,
        shared: options.shared,
        assembly: assembly.digest,
        endpoint,
        outputs: { ...outputs },
      };
      await writeFile(note, JSON.stringify(running, null, 2));
      return toTarget(running, async () => {
        await rm(note, { force: true }); // first: once the folder is free, the note is the next holder's
        await stack.close();
      });
    } catch (error) {
      if (!(error instanceof DataDirInUseError) || options.shared || Date.now() > giveUpAt) throw error;
    }
    const running = await readRunning(note);
    if (running?.shared === true) {
      if (running.assembly !== assembly.digest) {
        options.notice(
          `the local stack of process ${running.pid} was started from other sources: restart it to use these`,
        );
      }
      return toTarget(running, async () => {});
    }
    if (!waited) options.notice(`waiting for another newsfold command on ${options.dataDir} to end …`);
    await sleep(200);
  }
}

/** The note of the process that holds the folder; null while it is being written, or when a killed process left it. */
async function readRunning(note: string): Promise<RunningStack | null> {
  try {
    const running = runningStack.parse(JSON.parse(await readFile(note, 'utf8')));
    process.kill(running.pid, 0); // throws when there is no such process
    return running;
  } catch {
    return null;
  }
}

function toTarget(running: RunningStack, close: () => Promise<void>): Target {
  const { endpoint } = running;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const settings: ClientSettings = { region: LOCAL_REGION, endpoint, credentials };
  return { ...openOutputs(running.outputs, settings), endpoint, close };
}

/** Clients for what a stack's outputs name. */
export function openOutputs(
  outputs: Readonly<Record<string, string>>,
  settings: ClientSettings,
): Pick<Target, 'bucket' | 'configuration' | 'table' | 'queue' | 'outputs'> {
  const output = (name: string): string => {
    const value = outputs[name];
    if (value === undefined) throw new Error(`the stack has no output ${name}: is it a Newsfold stack?`);
    return value;
  };
  return {
    bucket: openBucket(output('BucketName'), settings),
    configuration: openBucket(output('ConfigurationBucketName'), settings),
    table: openTable(output('TableName'), settings),
    queue: openQueue(output('QueueUrl'), settings),
    outputs,
  };
}
