/**
 * Runs a Lambda function's bundle on this machine: worker threads as execution environments, with the function's own
 * environment variables and credentials, one invocation at a time each, ended when the function's timeout is over.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LocalFunction } from '../template/wiring.ts';
import type { Invocation, Reply, WorkerData } from './worker.ts';

export type RuntimeOptions = {
  readonly endpoint: string;
  readonly region: string;
  /** Folder of the functions' log files. */
  readonly logDirectory: string;
};

export class FunctionError extends Error {
  override readonly name = 'FunctionError';
}

export class FunctionRuntime {
  readonly #function: LocalFunction;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #log: WriteStream;
  /** Execution environments that wait for work. */
  #idle: Worker[] = [];
  readonly #all = new Set<Worker>();

  constructor(fn: LocalFunction, options: RuntimeOptions) {
    this.#function = fn;
    this.#log = createWriteStream(path.join(options.logDirectory, `${fn.name}.log`), { flags: 'a' });
    this.#log.setMaxListeners(0); // every execution environment writes to it
    this.#environment = {
      ...fn.environment,
      AWS_REGION: options.region,
      AWS_ENDPOINT_URL: options.endpoint,
      AWS_LAMBDA_FUNCTION_NAME: fn.name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMegabytes),
      // The access key names the function, so that the gateway can hold each call against the function's role.
      AWS_ACCESS_KEY_ID: fn.logicalId,
      AWS_SECRET_ACCESS_KEY: 'local',
      TZ: 'UTC',
    };
  }

  /**
   * @returns what the handler returned
   * @throws FunctionError when it threw, crashed or ran into its timeout
   */
  async invoke(event: unknown): Promise<unknown> {
    const worker = this.#idle.pop() ?? (await this.#start());
    const { timeoutSeconds, name } = this.#function;
    const deadline = Date.now() + timeoutSeconds * 1000;
    worker.postMessage({ event, requestId: randomUUID(), deadline } satisfies Invocation);
    const reply = await this.#reply(worker, timeoutSeconds * 1000);
    if (this.#all.has(worker)) this.#idle.push(worker);
    if ('error' in reply) throw new FunctionError(`${name}: ${reply.error}`);
    return reply.result;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
    this.#log.end();
    await once(this.#log, 'close');
  }

  async #start(): Promise<Worker> {
    const { code, handler, memoryMegabytes } = this.#function;
    const body = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    const worker = new Worker(new URL(body, import.meta.url), {
      workerData: { code, handler } satisfies WorkerData,
      env: this.#environment,
      execArgv: ['--enable-source-maps'],
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
      stdout: true,
      stderr: true,
    });
    this.#all.add(worker);
    worker.stdout.pipe(this.#log, { end: false });
    worker.stderr.pipe(this.#log, { end: false });
    worker.on('error', () => this.#forget(worker)).on('exit', () => this.#forget(worker));
    const ready = await this.#reply(worker, 10_000); // Lambda gives the start of a function ten seconds
    if ('error' in ready) throw new FunctionError(`${this.#function.name} does not start: ${ready.error}`);
    return worker;
  }

  #forget(worker: Worker): void {
    this.#all.delete(worker);
    this.#idle = this.#idle.filter((idle) => idle !== worker);
  }

  /** The worker's next word; a worker that does not give one in time is ended, as Lambda does. */
  async #reply(worker: Worker, timeoutMilliseconds: number): Promise<Reply> {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const onMessage = (reply: Reply) => resolve(reply);
    const onError = (error: Error) => resolve({ error: error.stack ?? error.message });
    const onExit = () => resolve({ error: 'the execution environment ended' });
    worker.once('message', onMessage).once('error', onError).once('exit', onExit);
    const timer = setTimeout(() => {
      resolve({ error: `Task timed out after ${timeoutMilliseconds / 1000} seconds` });
      this.#forget(worker);
      void worker.terminate();
    }, timeoutMilliseconds);
    const reply = await promise;
    clearTimeout(timer);
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    return reply;
  }
}
