/**
 * An S3 of our own, small and honest: versions, conditional writes, checksums, streams and notifications, which no emulator
 * that installs with npm has together. What it does not know it refuses by name (501); `operations.ts` lists what it knows.
 *
 * One request runs through here: read it, ask whether the caller may, let the operation's handler act, send its reply.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { leaf } from '../xml.ts';
import { openBodies } from './bodies.ts';
import * as bucketOperations from './bucket-operations.ts';
import { openBuckets } from './buckets.ts';
import { openCatalogue } from './catalogue.ts';
import { S3Error } from './errors.ts';
import { listObjects, listObjectsV2, listObjectVersions } from './list-operations.ts';
import type { S3Notification } from './notification.ts';
import { openObjects } from './objects.ts';
import type { OperationName } from './operations.ts';
import { openOutbox } from './outbox.ts';
import { getObject } from './read-operations.ts';
import {
  type Allowed,
  bucketArn,
  type Handler,
  objectArn,
  readRequest,
  type S3Reply,
  type S3State,
} from './request.ts';
import * as uploadOperations from './upload-operations.ts';
import { openUploads } from './uploads.ts';
import { copyObject, deleteObject, deleteObjects, putObject } from './write-operations.ts';
import { errorDocument } from './xml.ts';

const HANDLERS: Readonly<Record<OperationName, Handler>> = {
  ListBuckets: bucketOperations.listBuckets,
  CreateBucket: bucketOperations.createBucket,
  HeadBucket: bucketOperations.headBucket,
  DeleteBucket: bucketOperations.deleteBucket,
  GetBucketLocation: bucketOperations.getBucketLocation,
  GetBucketVersioning: bucketOperations.getBucketVersioning,
  PutBucketVersioning: bucketOperations.putBucketVersioning,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  ListObjectVersions: listObjectVersions,
  PutObject: putObject,
  CopyObject: copyObject,
  GetObject: getObject,
  HeadObject: getObject, // the reply's body is not sent
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  CreateMultipartUpload: uploadOperations.createMultipartUpload,
  UploadPart: uploadOperations.uploadPart,
  CompleteMultipartUpload: uploadOperations.completeMultipartUpload,
  AbortMultipartUpload: uploadOperations.abortMultipartUpload,
  ListParts: uploadOperations.listParts,
};

export type S3 = {
  handle(message: IncomingMessage, response: ServerResponse, allowed: Allowed): Promise<void>;
  /** What a lifecycle rule does to an object whose days are over. */
  expire(bucket: string, key: string): void;
  /** Starts to deliver notifications, those left from the last time first. */
  start(): void;
  /** Delivers no more; waits for the deliveries under way. */
  stop(): Promise<void>;
  close(): void;
};

export type S3Options = {
  readonly folder: string;
  readonly region: string;
  /** A rejected promise brings the notification again later. */
  readonly onEvent: (notification: S3Notification) => Promise<void>;
};

export function openS3({ folder, region, onEvent }: S3Options): S3 {
  mkdirSync(folder, { recursive: true });
  const catalogue = openCatalogue(join(folder, 'catalogue.sqlite'));
  const bodies = openBodies(join(folder, 'bodies'), catalogue);
  const outbox = openOutbox(catalogue, region, onEvent);
  const buckets = openBuckets(catalogue);
  const objects = openObjects(catalogue, outbox.record, bodies.discard);
  const uploads = openUploads(catalogue, bodies.discard);
  const s3: S3State = { region, catalogue, buckets, objects, uploads, bodies };

  return {
    handle: async (message, response, allowed) => {
      try {
        const request = readRequest(message, allowed);
        const { action, bucket, key } = request;
        const resource = bucket === '' ? '*' : key === '' ? bucketArn(bucket) : objectArn(bucket, key);
        if (action !== null && !allowed(action, [resource])) throw new S3Error('AccessDenied', 'Access Denied');
        await send(s3, await HANDLERS[request.operation](s3, request), message, response);
      } catch (error) {
        sendError(error, message, response);
      }
    },
    expire: (bucket, key) =>
      catalogue.transaction(() => {
        if (objects.current(bucket, key)?.kind !== 'object') return;
        objects.delete(buckets.get(bucket), key, 'LifecycleExpiration', { kind: 'always' });
      }),
    start: outbox.start,
    stop: outbox.stop,
    close: catalogue.close,
  };
}

const requestId = (): Record<string, string> => ({
  'x-amz-request-id': randomBytes(8).toString('hex').toUpperCase(),
  'x-amz-id-2': 'local',
});

async function send(s3: S3State, reply: S3Reply, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = reply;
  response.writeHead(status, {
    ...headers,
    ...requestId(),
    ...(body.kind === 'none' ? { 'content-length': '0' } : {}),
  });
  if (body.kind === 'none' || message.method === 'HEAD') return void response.end();
  if (body.kind === 'xml') return void response.end(body.text);
  const bytes = s3.bodies.read(body.body, body.start, body.end);
  if (bytes instanceof Uint8Array) return void response.end(bytes);
  try {
    for (const stream of bytes) await pipeline(stream, response, { end: false });
    response.end();
  } finally {
    for (const stream of bytes) stream.destroy();
  }
}

function sendError(error: unknown, message: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent || response.destroyed) return void response.destroy(); // cut off: the client sees that it failed
  const known = error instanceof S3Error ? error : new S3Error('InternalError', String(error));
  if (!(error instanceof S3Error) && !message.destroyed) console.error('S3 emulator:', error);
  const body = errorDocument(
    leaf('Code', known.code),
    leaf('Message', known.message),
    leaf('Resource', message.url ?? ''),
  );
  const silent = message.method === 'HEAD' || known.status === 304;
  response.writeHead(known.status, { 'content-type': 'application/xml', ...known.headers, ...requestId() });
  response.end(silent ? undefined : body);
}
