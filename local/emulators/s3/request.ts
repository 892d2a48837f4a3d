/** One S3 request taken apart, and the reply that a handler gives to it. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Bodies } from './bodies.ts';
import type { Buckets } from './buckets.ts';
import type { Catalogue } from './catalogue.ts';
import { S3Error } from './errors.ts';
import type { Objects } from './objects.ts';
import { findOperation, type OperationName } from './operations.ts';
import type { Uploads } from './uploads.ts';
import type { Body } from './version.ts';

/** Whether the caller may do this: an IAM action on ARNs. */
export type Allowed = (action: string, resources: readonly string[]) => boolean;

export type S3State = {
  readonly region: string;
  readonly catalogue: Catalogue;
  readonly buckets: Buckets;
  readonly objects: Objects;
  readonly uploads: Uploads;
  readonly bodies: Bodies;
};

export type S3Request = {
  readonly operation: OperationName;
  /** The IAM action that permits it; `null`: see `operations.ts`. */
  readonly action: string | null;
  /** Empty where the operation is on no bucket, or no key. */
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly source: AsyncIterable<Buffer>;
  readonly allowed: Allowed;
};

export type S3Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body:
    | { readonly kind: 'none' }
    | { readonly kind: 'xml'; readonly text: string }
    /** Bytes `start` to `end`, both included. */
    | { readonly kind: 'object'; readonly body: Body; readonly start: number; readonly end: number };
};

export type Handler = (s3: S3State, request: S3Request) => S3Reply | Promise<S3Reply>;

export const xmlReply = (text: string, headers: Readonly<Record<string, string>> = {}): S3Reply => ({
  status: 200,
  headers: { 'content-type': 'application/xml', ...headers },
  body: { kind: 'xml', text },
});

export const emptyReply = (status: 200 | 204, headers: Readonly<Record<string, string>> = {}): S3Reply => ({
  status,
  headers,
  body: { kind: 'none' },
});

export const bucketArn = (bucket: string): string => `arn:aws:s3:::${bucket}`;
export const objectArn = (bucket: string, key: string): string => `arn:aws:s3:::${bucket}/${key}`;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;

/** The path is read as it was sent: `a//b`, `../c` and `+` are parts of a key. */
export function readRequest(message: IncomingMessage, allowed: Allowed): S3Request {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  const slash = path.indexOf('/', 1);
  const bucket = decode(slash < 0 ? path.slice(1) : path.slice(1, slash));
  const key = slash < 0 ? '' : decode(path.slice(slash + 1));
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new S3Error('KeyTooLongError', `The key has ${Buffer.byteLength(key)} bytes; ${MAX_KEY_BYTES} are allowed.`);
  }
  const level = bucket === '' ? 'service' : key === '' ? 'bucket' : 'object';
  const found = findOperation(message.method ?? 'GET', level, query, message.headers);
  if (found.kind === 'unknown') {
    throw new S3Error('NotImplemented', `This S3 emulator does not know the operation: ${found.name}`);
  }
  const { headers } = message;
  return { operation: found.name, action: found.action, bucket, key, query, headers, source: message, allowed };
}

function decode(text: string): string {
  try {
    const decoded = decodeURIComponent(text);
    if (!decoded.includes('\0')) return decoded;
  } catch {} // not UTF-8, or a lone %
  throw new S3Error('InvalidURI', 'The path is not percent-encoded UTF-8, or holds a NUL character.');
}
