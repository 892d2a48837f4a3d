/**
 * The local stack: emulated S3, SQS and DynamoDB, wired as the synthesized template says, with the deployed bundles running
 * in worker threads. State lives in one folder; one process at a time holds it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type ApiServer, serveApi } from './api-server.ts';
import { createResources } from './create-resources.ts';
import { type Emulators, startEmulators } from './emulators/emulators.ts';
import type { S3Notification } from './emulators/s3/notification.ts';
import { type Poller, pollEventSource } from './lambda/event-source.ts';
import { FunctionRuntime } from './lambda/function-runtime.ts';
import { fireEvery, intervalOf } from './lambda/schedule.ts';
import { allows, type Call } from './template/statements.ts';
import { readWiring, type TemplateFile, type Wiring } from './template/wiring.ts';

export const LOCAL_REGION = 'us-east-1';

export type LocalStackOptions = {
  readonly dataDir: string;
  readonly assemblyDirectory: string;
  readonly template: TemplateFile;
  readonly stackName: string;
  /** Ports of the AWS endpoint and of the HTTP API; 0 takes any free one. */
  readonly port: number;
  readonly apiPort: number;
  /** Fires every schedule at this interval instead of the template's, in milliseconds. */
  readonly scheduleInterval?: number;
  /** Told of every call that a function makes, after it was held against the function's role. */
  readonly onCall?: (functionId: string, call: Call, allowed: boolean) => void;
  readonly onError: (error: unknown) => void;
  /** Told what a person should know, which is not an error. */
  readonly notice?: (text: string) => void;
};

export type LocalStack = {
  readonly endpoint: string;
  readonly apiUrl: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly wiring: Wiring;
  /** Invokes a function by the logical id it has in the template. */
  invoke(logicalId: string, event: unknown): Promise<unknown>;
  /** Does to an object what a lifecycle rule does when its days are over. */
  expire(bucket: string, key: string): void;
  close(): Promise<void>;
};

/** @throws DataDirInUseError when another process holds the folder */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const logDirectory = path.join(options.dataDir, 'logs');
  await mkdir(logDirectory, { recursive: true });
  await ignoreInGit(options.dataDir);

  // Events that a killed process left undelivered come before the wiring is read: they wait for it.
  const wired = Promise.withResolvers<{ readonly wiring: Wiring; readonly sqs: SQSClient }>();
  wired.promise.catch(() => {});
  let functions: Wiring['functions'] = [];
  const emulators = await startEmulators({
    dataDir: path.join(options.dataDir, 'aws'),
    port: options.port,
    region: LOCAL_REGION,
    // The consumers are this stack's functions: those that a killed process had at work cannot be at work any more.
    releaseInFlight: true,
    onS3Event: async (notification) => {
      const { wiring, sqs } = await wired.promise;
      await notify(wiring, sqs, emulators, notification);
    },
    authorize: ({ accessKeyId, action, resources }) => {
      const fn = functions.find(({ logicalId }) => logicalId === accessKeyId);
      if (fn === undefined) return true; // the user's own clients may do everything
      const allowed = allows(fn.statements, { action, resources });
      options.onCall?.(fn.logicalId, { action, resources }, allowed);
      return allowed;
    },
  });
  const { endpoint } = emulators;
  const runtimes = new Map<string, FunctionRuntime>();
  const pollers: Poller[] = [];
  const timers: (() => void)[] = [];
  let api: ApiServer | null = null;
  const close = async () => {
    for (const stop of timers) stop();
    await api?.close();
    await Promise.all(pollers.map((poller) => poller.close()));
    await Promise.all([...runtimes.values()].map((runtime) => runtime.close()));
    await emulators.close();
  };

  try {
    const names = { region: LOCAL_REGION, stackName: options.stackName, endpoint };
    const read = await readWiring(options.assemblyDirectory, options.template, names);
    const settings = {
      region: LOCAL_REGION,
      endpoint,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    };
    const sqs = new SQSClient(settings);
    await createResources(read, settings, sqs, options.notice ?? (() => {}));
    functions = read.functions;
    wired.resolve({ wiring: read, sqs });

    for (const fn of read.functions) {
      runtimes.set(fn.name, new FunctionRuntime(fn, { endpoint, region: LOCAL_REGION, logDirectory }));
    }
    for (const source of read.eventSources) {
      const fn = read.functions.find(({ name }) => name === source.functionName);
      const runtime = runtimes.get(source.functionName);
      if (fn === undefined || runtime === undefined) continue;
      const credentials = { accessKeyId: fn.logicalId, secretAccessKey: 'local' };
      const client = new SQSClient({ ...settings, credentials });
      const queueUrl = queueUrlOf(endpoint, source.queueArn);
      pollers.push(await pollEventSource(source, queueUrl, client, runtime, availableParallelism(), options.onError));
    }
    for (const schedule of read.schedules) {
      const interval = options.scheduleInterval ?? intervalOf(schedule.expression);
      const runtime = runtimes.get(schedule.functionName);
      if (!schedule.enabled || interval === null || runtime === undefined) continue;
      timers.push(fireEvery(interval, () => runtime.invoke({ source: 'schedule' }), options.onError));
    }
    const apiRuntime = runtimes.get(read.apiFunctions[0] ?? '');
    if (apiRuntime !== undefined) api = await serveApi(apiRuntime, options.apiPort, options.onError);

    const apiUrl = api?.url ?? '';
    return {
      endpoint,
      apiUrl,
      outputs: { ...read.outputs, ApiUrl: apiUrl },
      wiring: read,
      invoke: async (logicalId, event) => {
        const name = read.functions.find((fn) => fn.logicalId === logicalId)?.name ?? '';
        const runtime = runtimes.get(name);
        if (runtime === undefined) throw new Error(`the template has no function ${logicalId}`);
        return runtime.invoke(event);
      },
      expire: emulators.expire,
      close,
    };
  } catch (error) {
    wired.reject(error);
    await close();
    throw error;
  }
}

/** Unless the folder has such a file already: it may be one that the user keeps other things in. */
async function ignoreInGit(folder: string): Promise<void> {
  await writeFile(path.join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Hands an S3 event to the queues that the bucket's notification configuration names for it. */
async function notify(
  wiring: Wiring,
  sqs: SQSClient,
  emulators: Emulators,
  notification: S3Notification,
): Promise<void> {
  const [record] = notification.Records;
  if (record === undefined) return;
  for (const { bucket, queueArn, events } of wiring.notifications) {
    if (bucket !== record.s3.bucket.name || !events.some((event) => covers(event, record.eventName))) continue;
    const QueueUrl = queueUrlOf(emulators.endpoint, queueArn);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(notification) }));
  }
}

/** `s3:ObjectCreated:*` covers `ObjectCreated:Put`. */
function covers(event: string, eventName: string): boolean {
  const pattern = event.replace(/^s3:/, '');
  return pattern.endsWith('*') ? eventName.startsWith(pattern.slice(0, -1)) : eventName === pattern;
}

function queueUrlOf(endpoint: string, arn: string): string {
  const [, , , , account, name] = arn.split(':');
  return `${endpoint}/${account}/${name}`;
}
