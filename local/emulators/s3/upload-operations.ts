/** Uploads in parts: create, add parts, list them, complete or abort. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { branch, leaf } from '../xml.ts';
import { composeChecksum, readAlgorithm } from './checksums.ts';
import { S3Error } from './errors.ts';
import { writeCondition } from './preconditions.ts';
import { receiveBody, receiveXml } from './received-body.ts';
import { checksumHeaders, versionHeader } from './reply-headers.ts';
import { emptyReply, type Handler, type S3Request, xmlReply } from './request.ts';
import { storedHeaders } from './stored-headers.ts';
import type { Part, Upload } from './uploads.ts';
import { listOf, readXml, xmlDocument } from './xml.ts';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MAX_PART_NUMBER = 10_000;
const MIN_PART_BYTES = 5 * 1024 * 1024;

const uploadId = ({ query }: S3Request): string => query.get('uploadId') ?? '';

export const createMultipartUpload: Handler = ({ buckets, uploads }, { bucket, key, headers }) => {
  buckets.get(bucket);
  const named = headers['x-amz-checksum-algorithm'];
  if (headers['x-amz-checksum-type'] === 'FULL_OBJECT') {
    throw new S3Error('NotImplemented', 'Checksums of type FULL_OBJECT for uploads in parts are not emulated.');
  }
  const algorithm = named === undefined ? null : readAlgorithm(String(named));
  const id = uploads.create(bucket, key, storedHeaders(headers), algorithm);
  return xmlReply(
    xmlDocument('InitiateMultipartUploadResult', leaf('Bucket', bucket), leaf('Key', key), leaf('UploadId', id)),
    algorithm === null ? {} : { 'x-amz-checksum-algorithm': algorithm, 'x-amz-checksum-type': 'COMPOSITE' },
  );
};

export const uploadPart: Handler = async (s3, request) => {
  const { bucket, key, query } = request;
  const number = Number(query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > MAX_PART_NUMBER) {
    throw new S3Error('InvalidArgument', `Part number must be an integer between 1 and ${MAX_PART_NUMBER}.`);
  }
  const { id, algorithm } = s3.uploads.get(bucket, key, uploadId(request));
  const { size, md5, checksum, body } = await receiveBody(s3, request, { inlineLimit: -1, algorithm });
  const files = body.kind === 'files' ? body.files : [];
  const etag = md5.toString('hex');
  try {
    s3.catalogue.transaction(() => {
      s3.uploads.get(bucket, key, id); // it may have been aborted meanwhile
      const part = { number, size, etag, checksum: checksum?.value ?? null, files, lastModified: Date.now() };
      s3.uploads.putPart(id, part);
    });
  } catch (error) {
    s3.bodies.discard(files);
    throw error;
  }
  const { 'x-amz-checksum-type': _, ...checksums } = checksumHeaders(checksum);
  return emptyReply(200, { etag: `"${etag}"`, ...checksums });
};

export const abortMultipartUpload: Handler = ({ catalogue, uploads }, request) =>
  catalogue.transaction(() => {
    uploads.delete(uploads.get(request.bucket, request.key, uploadId(request)).id, new Set());
    return emptyReply(204);
  });

export const listParts: Handler = ({ uploads }, request) => {
  const { bucket, key, query } = request;
  const { id } = uploads.get(bucket, key, uploadId(request));
  const after = Number(query.get('part-number-marker') ?? 0);
  const limit = Math.min(Number(query.get('max-parts') ?? 1000), 1000);
  const later = uploads.parts(id).filter(({ number }) => number > after);
  const page = later.slice(0, limit);
  return xmlReply(
    xmlDocument(
      'ListPartsResult',
      leaf('Bucket', bucket) + leaf('Key', key) + leaf('UploadId', id),
      leaf('PartNumberMarker', after) + leaf('NextPartNumberMarker', page.at(-1)?.number ?? 0),
      leaf('MaxParts', limit) + leaf('IsTruncated', later.length > page.length),
      ...page.map(({ number, size, etag, lastModified }) => {
        const modified = leaf('LastModified', new Date(lastModified).toISOString());
        return branch('Part', leaf('PartNumber', number), modified, leaf('ETag', `"${etag}"`), leaf('Size', size));
      }),
    ),
  );
};

const COMPLETE = z.object({
  CompleteMultipartUpload: z.object({ Part: listOf(z.object({ PartNumber: z.coerce.number(), ETag: z.string() })) }),
});

export const completeMultipartUpload: Handler = async (s3, request) => {
  const { bucket, key, headers } = request;
  const { CompleteMultipartUpload: chosen } = readXml(await receiveXml(s3, request), COMPLETE);
  const upload = s3.uploads.get(bucket, key, uploadId(request));
  const parts = choose(s3.uploads.parts(upload.id), chosen.Part);
  const checksum = await composite(upload, parts);
  return s3.catalogue.transaction(() => {
    s3.uploads.get(bucket, key, upload.id);
    const files = parts.flatMap((part) => part.files);
    const md5 = createHash('md5');
    for (const part of parts) md5.update(Buffer.from(part.etag, 'hex'));
    const etag = `${md5.digest('hex')}-${parts.length}`;
    const size = parts.reduce((total, part) => total + part.size, 0);
    const versionId = s3.objects.put(
      s3.buckets.get(bucket),
      key,
      { size, etag, checksum, headers: upload.headers, body: { kind: 'files', files } },
      'ObjectCreated:CompleteMultipartUpload',
      writeCondition(headers),
    );
    s3.uploads.delete(upload.id, new Set(files.map(({ name }) => name)));
    const where = leaf('Location', `/${bucket}/${key}`) + leaf('Bucket', bucket) + leaf('Key', key);
    const sum =
      checksum === null
        ? ''
        : leaf(`Checksum${checksum.algorithm}`, checksum.value) + leaf('ChecksumType', 'COMPOSITE');
    const document = xmlDocument('CompleteMultipartUploadResult', where, leaf('ETag', `"${etag}"`), sum);
    return xmlReply(document, versionHeader(versionId));
  });
};

function choose(uploaded: readonly Part[], chosen: readonly { PartNumber: number; ETag: string }[]): readonly Part[] {
  if (chosen.length === 0) throw new S3Error('MalformedXML', 'You must specify at least one part.');
  if (chosen.some(({ PartNumber }, index) => index > 0 && PartNumber <= (chosen[index - 1]?.PartNumber ?? 0))) {
    throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
  }
  const byNumber = new Map(uploaded.map((part) => [part.number, part]));
  return chosen.map(({ PartNumber: number, ETag: etag }, index) => {
    const part = byNumber.get(number);
    if (part === undefined || part.etag !== etag.replaceAll('"', '')) {
      throw new S3Error('InvalidPart', `Part ${number} was not uploaded, or its ETag is another one.`);
    }
    if (index < chosen.length - 1 && part.size < MIN_PART_BYTES) {
      throw new S3Error(
        'EntityTooSmall',
        `Part ${number} has ${part.size} bytes; all but the last need ${MIN_PART_BYTES}.`,
      );
    }
    return part;
  });
}

async function composite({ algorithm }: Upload, parts: readonly Part[]) {
  const sums = parts.flatMap((part) => (part.checksum === null ? [] : [part.checksum]));
  return algorithm === null || sums.length < parts.length ? null : composeChecksum(algorithm, sums);
}
