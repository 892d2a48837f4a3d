/** PutObject, CopyObject, DeleteObject and DeleteObjects. */
import { z } from 'zod';
import { branch, leaf } from '../xml.ts';
import { INLINE_LIMIT } from './bodies.ts';
import { S3Error } from './errors.ts';
import type { Deleted } from './objects.ts';
import { checkReadConditions, writeCondition } from './preconditions.ts';
import { findVersion } from './read-operations.ts';
import { receiveBody, receiveXml } from './received-body.ts';
import { checksumHeaders, versionHeader } from './reply-headers.ts';
import { emptyReply, type Handler, objectArn, type S3Request, xmlReply } from './request.ts';
import { storedHeaders } from './stored-headers.ts';
import { listOf, readXml, xmlDocument } from './xml.ts';

export const putObject: Handler = async (s3, request) => {
  const { bucket, key } = request;
  s3.buckets.get(bucket); // before the body is read
  const condition = writeCondition(request.headers);
  const headers = storedHeaders(request.headers);
  const { size, md5, checksum, body } = await receiveBody(s3, request, { inlineLimit: INLINE_LIMIT });
  const etag = md5.toString('hex');
  try {
    const versionId = s3.catalogue.transaction(() =>
      s3.objects.put(
        s3.buckets.get(bucket),
        key,
        { size, etag, headers, checksum, body },
        'ObjectCreated:Put',
        condition,
      ),
    );
    return emptyReply(200, { etag: `"${etag}"`, ...versionHeader(versionId), ...checksumHeaders(checksum) });
  } catch (error) {
    if (body.kind === 'files') s3.bodies.discard(body.files);
    throw error;
  }
};

export const copyObject: Handler = (s3, request) => {
  const { bucket, key, headers } = request;
  const source = readSource(request);
  const replace = String(headers['x-amz-metadata-directive'] ?? 'COPY').toUpperCase() === 'REPLACE';
  if (source.bucket === bucket && source.key === key && source.versionId === null && !replace) {
    throw new S3Error('InvalidRequest', 'An object cannot be copied onto itself without changing its metadata.');
  }
  return s3.catalogue.transaction(() => {
    const from = s3.buckets.get(source.bucket);
    const found = findVersion(s3, request, source.bucket, source.key, source.versionId);
    checkReadConditions(headers, found, 'x-amz-copy-source-');
    const { size, etag, checksum } = found;
    const body = s3.bodies.share(found.body);
    const content = { size, etag, checksum, body, headers: replace ? storedHeaders(headers) : found.headers };
    const to = s3.buckets.get(bucket);
    const versionId = s3.objects.put(to, key, content, 'ObjectCreated:Copy', writeCondition(headers));
    const copied = leaf('LastModified', new Date().toISOString()) + leaf('ETag', `"${etag}"`);
    const sourceVersion: Record<string, string> =
      from.versioning === '' ? {} : { 'x-amz-copy-source-version-id': found.versionId };
    return xmlReply(xmlDocument('CopyObjectResult', copied), { ...versionHeader(versionId), ...sourceVersion });
  });
};

function readSource(request: S3Request): { bucket: string; key: string; versionId: string | null } {
  const [path = '', version] = String(request.headers['x-amz-copy-source']).split('?versionId=');
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(decodeURIComponent(path)) ?? [];
  if (bucket === undefined || key === undefined) {
    throw new S3Error('InvalidArgument', 'x-amz-copy-source must be bucket/key, percent-encoded.');
  }
  const action = version === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
  if (!request.allowed(action, [objectArn(bucket, key)])) throw new S3Error('AccessDenied', 'Access Denied');
  return { bucket, key, versionId: version ?? null };
}

export const deleteObject: Handler = ({ catalogue, buckets, objects }, { bucket, key, query, headers }) => {
  const versionId = query.get('versionId');
  const condition = writeCondition(headers);
  const deleted = catalogue.transaction(() =>
    versionId === null
      ? objects.delete(buckets.get(bucket), key, 'ObjectRemoved', condition)
      : objects.deleteVersion(buckets.get(bucket), key, versionId),
  );
  const marker: Record<string, string> = deleted.marker ? { 'x-amz-delete-marker': 'true' } : {};
  return emptyReply(204, { ...versionHeader(deleted.versionId), ...marker });
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
const MAX_DELETES = 1000;

const DELETE = z.object({
  Delete: z.object({
    Object: listOf(z.object({ Key: z.string().min(1), VersionId: z.string().optional() })),
    Quiet: z.string().optional(),
  }),
});

/** One transaction for all, and an answer for each. */
export const deleteObjects: Handler = async (s3, request) => {
  const bucket = s3.buckets.get(request.bucket);
  const { Delete } = readXml(await receiveXml(s3, request), DELETE);
  const quiet = Delete.Quiet === 'true';
  if (Delete.Object.length > MAX_DELETES) {
    throw new S3Error(
      'MalformedXML',
      `${Delete.Object.length} keys to delete; ${MAX_DELETES} are allowed in one request.`,
    );
  }
  const results = s3.catalogue.transaction(() =>
    Delete.Object.map(({ Key: key, VersionId: versionId }) => {
      const named = leaf('Key', key) + leaf('VersionId', versionId ?? null);
      const action = versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion';
      if (!request.allowed(action, [objectArn(bucket.name, key)])) {
        return branch('Error', named, leaf('Code', 'AccessDenied'), leaf('Message', 'Access Denied'));
      }
      const deleted =
        versionId === undefined
          ? s3.objects.delete(bucket, key, 'ObjectRemoved', { kind: 'always' })
          : s3.objects.deleteVersion(bucket, key, versionId);
      return quiet ? '' : branch('Deleted', named, markerFacts(deleted));
    }),
  );
  return xmlReply(xmlDocument('DeleteResult', ...results));
};

const markerFacts = ({ marker, versionId }: Deleted): string =>
  marker ? leaf('DeleteMarker', true) + leaf('DeleteMarkerVersionId', versionId) : '';
