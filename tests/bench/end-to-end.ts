/**
 * Files per second from upload to settled ledger row on the local stack, beside the limit: the very SDK calls that this takes,
 * made against the same emulators with nothing in between.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { openBucket, openTable } from '../../functions/clients.ts';
import { startLocalStack } from '../../local/stack.ts';
import type { BareWorkerData } from './bare-worker.ts';
import { type BenchArticle, benchArticles } from './corpus.ts';
import { dropFiles, UPLOADS_AT_ONCE } from './drop-files.ts';
import { type ResourceNames, startEmulatedAws } from './emulated-aws.ts';
import { type LocalAssembly, localAssembly } from './local-assembly.ts';
import { recordCalls, type Waves } from './recorded-calls.ts';
import type { Section } from './report.ts';
import { median } from './timing.ts';

const FILES = 300;
/** Dropped first and not counted: starts the functions and warms all code up. */
const WARM_UP_FILES = 60;
/** Rounds of both runs by turns, so that a busy machine disturbs both. */
const ROUNDS = 2;

type Run = {
  readonly filesPerSecond: number;
  /** Calls by IAM action, warm-up included. */
  readonly calls: ReadonlyMap<string, number>;
};

export async function endToEndSection(): Promise<Section> {
  const assembly = await localAssembly();
  const [bucket, table] = [assembly.wiring.buckets[0]?.name, assembly.wiring.tables[0]?.name];
  if (bucket === undefined || table === undefined) throw new Error('the template has no bucket or no table');
  const names = { bucket, table };
  const all = benchArticles(WARM_UP_FILES + FILES);
  const calls = await recordCalls(all, names);

  const local: Run[] = [];
  const bare: Run[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    local.push(await runLocalStack(all, assembly, names));
    bare.push(await runBareCalls(all, assembly, names, calls));
  }
  const rounds = local.map((own, round) => {
    const limit = bare[round]?.filesPerSecond ?? 0;
    return { local: own.filesPerSecond, bare: limit, ratio: own.filesPerSecond / limit };
  });
  return {
    title: '2  End to end on the local stack',
    method: [
      `${FILES} files of 3 KB, all different, after ${WARM_UP_FILES} to warm up; uploaded by the S3 client, ${UPLOADS_AT_ONCE} at a time; the clock stops when the`,
      `ledger has settled every file (looked at each 0.1 s). Median of ${ROUNDS} rounds, each on empty stores, both runs by turns.`,
      'Local stack: emulators, event source and uploads in this process, the ingest bundle in worker threads, every call held against',
      "the function's role.",
      'Bare calls: the same emulators, uploads, S3 → SQS messages, batch size and number of worker threads. A worker receives a batch',
      'and makes, for each file in it at once, the calls that ingesting this file was seen to make, with the same inputs, those that were',
      'under way together again together; then it deletes the batch. No parsing, no decisions, no logs, no roles.',
      'The last table counts the calls that arrived at the emulators, by IAM action.',
    ],
    figures: [
      { label: 'local stack', value: median(rounds.map((round) => round.local)), unit: 'files/s' },
      { label: 'bare SDK calls', value: median(rounds.map((round) => round.bare)), unit: 'files/s' },
      { label: 'ratio', value: median(rounds.map(({ ratio }) => ratio)), unit: '', target: { atLeast: 0.6 } },
    ],
    breakdowns: [
      {
        head: ['round', 'local stack, files/s', 'bare calls, files/s', 'ratio'],
        rows: rounds.map(({ local, bare, ratio }, index) => [String(index + 1), local, bare, ratio]),
      },
      {
        head: [`calls for ${all.length} files (round 1)`, 'local stack', 'bare calls'],
        rows: [...new Set([...(local[0]?.calls.keys() ?? []), ...(bare[0]?.calls.keys() ?? [])])]
          .sort()
          .map((action) => [action, local[0]?.calls.get(action) ?? 0, bare[0]?.calls.get(action) ?? 0]),
      },
    ],
  };
}

async function runLocalStack(
  files: readonly BenchArticle[],
  { directory, template, stackName }: LocalAssembly,
  names: ResourceNames,
): Promise<Run> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'newsfold-bench-'));
  const calls = new Map<string, number>();
  const failed = Promise.withResolvers<never>();
  const stack = await startLocalStack({
    dataDir,
    assemblyDirectory: directory,
    template,
    stackName,
    port: 0,
    apiPort: 0,
    onCall: (_, { action }) => count(calls, action),
    onError: failed.reject,
  });
  try {
    const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
    const settings = { endpoint: stack.endpoint, region: 'us-east-1', credentials };
    return { filesPerSecond: await Promise.race([timedDrop(files, settings, names), failed.promise]), calls };
  } finally {
    await stack.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function runBareCalls(
  files: readonly BenchArticle[],
  { wiring }: LocalAssembly,
  names: ResourceNames,
  calls: ReadonlyMap<string, Waves>,
): Promise<Run> {
  const [source] = wiring.eventSources;
  if (source === undefined) throw new Error('the template has no event source');
  const counted = new Map<string, number>();
  const aws = await startEmulatedAws(names, {
    notified: 'queue',
    onCall: (action, accessKeyId) => {
      if (accessKeyId === 'worker') count(counted, action);
    },
  });
  const credentials = { accessKeyId: 'worker', secretAccessKey: 'worker' };
  const data: BareWorkerData = {
    settings: { ...aws.settings, credentials },
    names,
    queueUrl: aws.queueUrl,
    batchSize: source.batchSize,
    calls,
  };
  const cores = availableParallelism();
  const workers = Array.from(
    { length: Math.min(cores, source.maximumConcurrency ?? cores) },
    () => new Worker(new URL('./bare-worker.ts', import.meta.url), { workerData: data }),
  );
  const crashed = new Promise<never>((_, reject) => {
    for (const worker of workers) worker.once('error', reject);
  });
  try {
    return { filesPerSecond: await Promise.race([timedDrop(files, aws.settings, names), crashed]), calls: counted };
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
    await aws.close();
  }
}

async function timedDrop(
  files: readonly BenchArticle[],
  settings: Parameters<typeof openBucket>[1],
  names: ResourceNames,
): Promise<number> {
  const bucket = openBucket(names.bucket, settings);
  const table = openTable(names.table, settings);
  await dropFiles(bucket, table, files.slice(0, WARM_UP_FILES));
  const timed = files.slice(WARM_UP_FILES);
  return (timed.length * 1000) / (await dropFiles(bucket, table, timed));
}

function count(calls: Map<string, number>, action: string): void {
  calls.set(action, (calls.get(action) ?? 0) + 1);
}
