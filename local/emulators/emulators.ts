/**
 * S3, SQS and DynamoDB behind one port of this machine, in this process, their state in one folder: what the deployed
 * functions see of AWS when they run locally. Survives kill -9 at any moment: what was acknowledged is there at the next start.
 *
 *     dataDir/  lock.sqlite   s3/{catalogue.sqlite, bodies/}   sqs/fauxqs.db   dynamodb/
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Authorize } from './authorization.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { openDynamoDb } from './dynamodb/dynalite.ts';
import { createGateway, type Services } from './gateway.ts';
import type { S3Notification } from './s3/notification.ts';
import { openS3 } from './s3/s3.ts';
import { openSqs } from './sqs/fauxqs.ts';

export type EmulatorOptions = {
  /** Made if it does not exist. `null`: a temporary folder, gone at `close`. */
  readonly dataDir: string | null;
  /** Default: any free one. */
  readonly port?: number;
  /** Default: 127.0.0.1, this machine only. */
  readonly host?: string;
  /** Default: us-east-1. */
  readonly region?: string;
  /**
   * Takes each change of an object, at least once, those of one key in order. May be called as soon as `startEmulators` has
   * returned. A rejected promise brings the notification again a little later.
   */
  readonly onS3Event: (notification: S3Notification) => Promise<void>;
  /** Whether messages that were being worked on when the folder was closed can be received at once. Default: false. */
  readonly releaseInFlight?: boolean;
  /** Asked before each request is acted upon. Default: everybody may do everything. */
  readonly authorize?: Authorize;
};

export type Emulators = {
  /** `http://127.0.0.1:4566`, without a slash at its end. */
  readonly endpoint: string;
  readonly region: string;
  /** What a lifecycle rule does to an object whose days are over: a delete marker (or removal), and its event. */
  expire(bucket: string, key: string): void;
  /** Lets the requests under way finish, then closes the stores. */
  close(): Promise<void>;
};

/** @throws DataDirInUseError when another process has the folder; the server's error when the port is taken */
export async function startEmulators(options: EmulatorOptions): Promise<Emulators> {
  const { port = 0, host = '127.0.0.1', region = 'us-east-1', releaseInFlight = false } = options;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'newsfold-emulators-'));
  const lock = lockDataDir(dataDir);
  const release = (): void => {
    lock.release();
    if (options.dataDir === null) rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };

  const services = Promise.withResolvers<Services>();
  const server = createGateway(services.promise, options.authorize);
  try {
    const endpoint = await listen(server, port, host);
    const [sqs, dynamodb] = await Promise.all([
      openSqs(join(dataDir, 'sqs'), region, endpoint, releaseInFlight),
      openDynamoDb(join(dataDir, 'dynamodb'), region),
    ]);
    const s3 = openS3({ folder: join(dataDir, 's3'), region, onEvent: options.onS3Event });
    services.resolve({ s3, sqs, dynamodb });
    setImmediate(s3.start);

    return {
      endpoint,
      region,
      expire: s3.expire,
      close: async () => {
        await s3.stop(); // notifications go to this very server as a rule
        await closeServer(server, sqs.stopWaiting);
        s3.close();
        sqs.close();
        await dynamodb.close();
        release();
      },
    };
  } catch (error) {
    services.promise.catch(() => undefined);
    services.reject(error);
    server.close();
    release();
    throw error;
  }
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${given}`;
}

/** Milliseconds that requests under way have to finish: a download of a large file, say. */
const GRACE_MS = 2_000;

async function closeServer(server: Server, stopWaiting: () => void): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  stopWaiting();
  server.closeIdleConnections();
  const forced = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(forced);
}
