/**
 * Clients whose calls pass through whoever makes them, so that a test can delay, fail or drop them. The interception stands below the SDK's
 * retries and around the HTTP request: what it throws is met by the SDK like an error of the service, and every attempt passes.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../../functions/catalogue/table.ts';
import { type ClientSettings, openBucket, openTable } from '../../../functions/clients.ts';
import type { Bucket } from '../../../functions/objects/bucket.ts';

/** One attempt at a call. `input` is as it goes over the wire: DynamoDB's attributes carry their types. */
export type Attempt = { readonly service: 's3' | 'dynamodb'; readonly command: string; readonly input: object };

/** Decides over an attempt: `send` makes it, and may be left out; the answer may be replaced. */
export type Interceptor = (attempt: Attempt, send: () => Promise<Answer>) => Promise<Answer>;

export type Answer = { readonly output?: object; readonly response: unknown };

const current = new AsyncLocalStorage<Interceptor>();

/** Runs `work` with all its calls, also those that it leaves behind, passing through `interceptor`. */
export function intercepted<Result>(interceptor: Interceptor, work: () => Promise<Result>): Promise<Result> {
  return current.run(interceptor, work);
}

export type InterceptedClients = { readonly s3: S3Client; readonly dynamodb: DynamoDBDocumentClient };

/** Made once for all schedules: a client of its own for every delivery would cost more than its calls. */
export async function interceptedClients(settings: ClientSettings): Promise<InterceptedClients> {
  const s3 = openBucket('', settings).client;
  const dynamodb = openTable('', settings).client;
  s3.middlewareStack.add(interception('s3'), { step: 'deserialize', priority: 'high' });
  dynamodb.middlewareStack.add(interception('dynamodb'), { step: 'deserialize', priority: 'high' });
  await Promise.all([retryAtOnce(s3), retryAtOnce(dynamodb)]);
  return { s3, dynamodb };
}

function interception(service: Attempt['service']) {
  return <Args extends { input: object }, Output extends Answer>(
    next: (args: Args) => Promise<Output>,
    context: { commandName?: string },
  ) =>
    (args: Args): Promise<Output> => {
      const interceptor = current.getStore() ?? ((_, send) => send());
      const attempt = { service, command: context.commandName ?? '', input: args.input };
      return interceptor(attempt, () => next(args)) as Promise<Output>;
    };
}

/** The SDK decides as ever whether it tries again, but does not wait: a test has no time for that. */
async function retryAtOnce(client: S3Client | DynamoDBDocumentClient): Promise<void> {
  const retryBackoffStrategy = { setDelayBase: () => undefined, computeNextBackoffDelay: () => 0 };
  Object.assign(await client.config.retryStrategy(), { retryBackoffStrategy });
}

/** A worker process of its own: what is remembered with a bucket or table is not shared with others. */
export function storesOf(clients: InterceptedClients, bucket: string, table: string): { bucket: Bucket; table: Table } {
  return { bucket: { client: clients.s3, name: bucket }, table: { client: clients.dynamodb, name: table } };
}
