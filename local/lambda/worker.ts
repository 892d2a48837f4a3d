/**
 * Runs in a worker thread: one execution environment of one Lambda function. Loads the bundle once (the cold start), then
 * answers one invocation at a time.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

export type WorkerData = { readonly code: string; readonly handler: string };
export type Invocation = { readonly event: unknown; readonly requestId: string; readonly deadline: number };
export type Reply = { readonly result: unknown } | { readonly error: string };

type Handler = (event: unknown, context: object) => Promise<unknown>;

if (parentPort === null) throw new Error('this module is the body of a worker thread');
const port = parentPort;
const { code, handler } = workerData as WorkerData;
const [file = '', name = ''] = handler.split('.');
const module = (await import(pathToFileURL(path.join(code, `${file}.mjs`)).href)) as Record<string, Handler>;
const invoke = module[name];
if (invoke === undefined) throw new Error(`${code}/${file}.mjs exports no ${name}`);

port.on('message', async ({ event, requestId, deadline }: Invocation) => {
  const context = {
    awsRequestId: requestId,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: '$LATEST',
    invokedFunctionArn: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: `/aws/lambda/${process.env['AWS_LAMBDA_FUNCTION_NAME']}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  let reply: Reply;
  try {
    reply = { result: await invoke(event, context) };
  } catch (error) {
    reply = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  port.postMessage(reply);
});
port.postMessage({ result: 'ready' } satisfies Reply);
