/**
 * Conditions in the request's headers: on reading (`If-None-Match: "etag"` …) and on writing (`If-None-Match: *` …).
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
 */
import type { IncomingHttpHeaders } from 'node:http';
import { S3Error } from './errors.ts';
import type { WriteCondition } from './objects.ts';
import type { ObjectVersion } from './version.ts';

const unquote = (etag: string): string => etag.trim().replace(/^W\//, '').replaceAll('"', '');

const matches = (list: string, etag: string): boolean =>
  list.split(',').some((candidate) => ['*', etag].includes(unquote(candidate)));

/**
 * `prefix` is `x-amz-copy-source-` for the source of a copy. A stated ETag decides over a stated time.
 *
 * @throws S3Error PreconditionFailed, or NotModified when reading
 */
export function checkReadConditions(
  headers: IncomingHttpHeaders,
  { etag, lastModified }: ObjectVersion,
  prefix = '',
): void {
  const condition = (name: string): string | null => {
    const value = headers[`${prefix}${name}`];
    return value === undefined ? null : String(value);
  };
  /** Times in headers have whole seconds only. */
  const modifiedAfter = (date: string): boolean => Math.floor(lastModified / 1000) * 1000 > Date.parse(date);
  const failed = (name: string): S3Error =>
    new S3Error('PreconditionFailed', `At least one of the preconditions you specified did not hold: ${prefix}${name}`);
  const unchanged = (name: string): S3Error =>
    prefix === '' ? new S3Error('NotModified', 'Not modified.', { etag: `"${etag}"` }) : failed(name);

  const ifMatch = condition('if-match');
  const ifUnmodifiedSince = condition('if-unmodified-since');
  if (ifMatch !== null) {
    if (!matches(ifMatch, etag)) throw failed('if-match');
  } else if (ifUnmodifiedSince !== null && modifiedAfter(ifUnmodifiedSince)) throw failed('if-unmodified-since');

  const ifNoneMatch = condition('if-none-match');
  const ifModifiedSince = condition('if-modified-since');
  if (ifNoneMatch !== null) {
    if (matches(ifNoneMatch, etag)) throw unchanged('if-none-match');
  } else if (
    ifModifiedSince !== null &&
    !Number.isNaN(Date.parse(ifModifiedSince)) &&
    !modifiedAfter(ifModifiedSince)
  ) {
    throw unchanged('if-modified-since');
  }
}

export function writeCondition(headers: IncomingHttpHeaders): WriteCondition {
  const ifNoneMatch = headers['if-none-match'];
  const ifMatch = headers['if-match'];
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw new S3Error('NotImplemented', 'If-None-Match on a write can only be *.');
  }
  if (ifNoneMatch !== undefined) return { kind: 'if absent' };
  return ifMatch === undefined ? { kind: 'always' } : { kind: 'if matches', etag: unquote(ifMatch) };
}
