/**
 * `newsfold start`: the local stack, until Ctrl-C.
 */
import { once } from 'node:events';
import { openLocalTarget } from '../target.ts';
import { notice, print, progress } from './output.ts';

type StartOptions = {
  readonly root: string;
  readonly dataDir: string;
  readonly port: number;
  readonly apiPort: number;
  /** Seconds. */
  readonly scheduleEvery?: number;
};

export async function start(options: StartOptions): Promise<boolean> {
  const { scheduleEvery } = options;
  const line = progress('starting');
  const stack = await openLocalTarget({
    ...options,
    shared: true,
    notice,
    onStep: line.say,
    ...(scheduleEvery === undefined ? {} : { scheduleInterval: scheduleEvery * 1000 }),
  }).finally(line.done);
  await print(described(stack.endpoint ?? '', stack.outputs, options.dataDir));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  notice('stopping');
  await stack.close();
  return true;
}

function described(endpoint: string, outputs: Readonly<Record<string, string>>, dataDir: string): string {
  const { ApiUrl = '', BucketName = '', QueueUrl = '', TableName = '' } = outputs;
  return `Newsfold runs on this machine; its state is in ${dataDir}, the functions' logs in ${dataDir}/logs. Ctrl-C stops it.

  AWS endpoint  ${endpoint}
  bucket        ${BucketName}
  queue         ${QueueUrl}
  table         ${TableName}
  HTTP API      ${ApiUrl}

Drop a file with any AWS client:
  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1
  aws --endpoint-url ${endpoint} s3 cp article.txt s3://${BucketName}/
and ask for it in another terminal:
  npx newsfold query --data-dir ${dataDir}
  curl ${ApiUrl}/documents`;
}
