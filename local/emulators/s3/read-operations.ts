/** GetObject and HeadObject. */
import { S3Error } from './errors.ts';
import { checkReadConditions } from './preconditions.ts';
import { checksumHeaders } from './reply-headers.ts';
import { bucketArn, type Handler, type S3Request, type S3State } from './request.ts';
import type { ObjectVersion } from './version.ts';

/**
 * What a read finds. Who may not list the bucket is not told that a key is missing: he gets 403, as on AWS.
 *
 * @throws S3Error NoSuchKey, NoSuchVersion, MethodNotAllowed (a delete marker, asked for by its id), AccessDenied
 */
export function findVersion(
  { objects }: S3State,
  { allowed }: S3Request,
  bucket: string,
  key: string,
  versionId: string | null,
): ObjectVersion {
  const found = versionId === null ? objects.current(bucket, key) : objects.version(bucket, key, versionId);
  if (found?.kind === 'object') return found;
  if (found !== null && versionId !== null) {
    throw new S3Error('MethodNotAllowed', 'The version is a delete marker.', {
      allow: 'DELETE',
      'x-amz-delete-marker': 'true',
      'x-amz-version-id': found.versionId,
      'last-modified': new Date(found.lastModified).toUTCString(),
    });
  }
  if (!allowed('s3:ListBucket', [bucketArn(bucket)])) throw new S3Error('AccessDenied', 'Access Denied');
  if (versionId !== null) throw new S3Error('NoSuchVersion', 'The specified version does not exist.');
  const marker = found === null ? {} : { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.versionId };
  throw new S3Error('NoSuchKey', 'The specified key does not exist.', marker);
}

export const getObject: Handler = (s3, request) => {
  const { query, headers } = request;
  const bucket = s3.buckets.get(request.bucket);
  const found = findVersion(s3, request, bucket.name, request.key, query.get('versionId'));
  checkReadConditions(headers, found);
  const range = readRange(headers.range, found.size);
  const { start, end } = range ?? { start: 0, end: found.size - 1 };
  const wantsChecksum = String(headers['x-amz-checksum-mode']).toUpperCase() === 'ENABLED';
  return {
    status: range === null ? 200 : 206,
    headers: {
      'accept-ranges': 'bytes',
      ...found.headers,
      'content-length': String(end - start + 1),
      etag: `"${found.etag}"`,
      'last-modified': new Date(found.lastModified).toUTCString(),
      ...(bucket.versioning === '' ? {} : { 'x-amz-version-id': found.versionId }),
      ...(wantsChecksum && range === null ? checksumHeaders(found.checksum) : {}),
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${found.size}` }),
      ...overrides(query),
    },
    body: { kind: 'object', body: found.body, start, end },
  };
};

/** `response-content-type=…` and its kin replace the stored header. */
function overrides(query: URLSearchParams): Record<string, string> {
  const asked = [...query].filter(([name]) => /^response-(cache-control|content-\w+|expires)$/.test(name));
  return Object.fromEntries(asked.map(([name, value]) => [name.slice('response-'.length), value]));
}

const RANGE = /^bytes=(\d*)-(\d*)$/;

/** Bytes, both included; `null` for the whole. Several ranges at once give the whole, as on S3. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | null {
  const [, from = '', to = ''] = RANGE.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from !== '' && to !== '' && Number(from) > Number(to)) return null;
  const start = from === '' ? Math.max(size - Number(to), 0) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start > end) {
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable.', {
      'content-range': `bytes */${size}`,
    });
  }
  return { start, end };
}
