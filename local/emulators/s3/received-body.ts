/** The body of a request: its encoding taken off, and verified against all that the client said about it. */
import type { IncomingHttpHeaders } from 'node:http';
import { decodeChunked, isChunked } from './aws-chunked.ts';
import type { Received } from './bodies.ts';
import { announcedAlgorithm, type ChecksumAlgorithm, checksumHeader } from './checksums.ts';
import { S3Error } from './errors.ts';
import type { S3Request, S3State } from './request.ts';

/** Bytes: S3's own limit of a single request. */
const MAX_PUT_BYTES = 5 * 1024 ** 3;

/**
 * The request's body, verified against all that the client said about it; what fails is discarded.
 *
 * @throws S3Error BadDigest, InvalidDigest, IncompleteBody …
 */
export async function receiveBody(
  { bodies }: S3State,
  { headers, source }: S3Request,
  { inlineLimit, algorithm = null }: { readonly inlineLimit: number; readonly algorithm?: ChecksumAlgorithm | null },
): Promise<Received> {
  if (Number(headers['content-length'] ?? 0) > MAX_PUT_BYTES) {
    throw new S3Error('EntityTooLarge', `A single request may carry ${MAX_PUT_BYTES} bytes.`);
  }
  const trailers = new Map<string, string>();
  const bytes = isChunked(headers) ? decodeChunked(source, trailers) : source;
  const received = await bodies.receive(bytes, announcedAlgorithm(headers) ?? algorithm, inlineLimit);
  try {
    verify(received, headers, trailers);
    return received;
  } catch (error) {
    if (received.body.kind === 'files') bodies.discard(received.body.files);
    throw error;
  }
}

function verify(received: Received, headers: IncomingHttpHeaders, trailers: ReadonlyMap<string, string>): void {
  const length = headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== received.size) {
    throw new S3Error('IncompleteBody', `The body was announced with ${length} bytes and has ${received.size}.`);
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined) {
    const expected = Buffer.from(String(md5), 'base64');
    if (expected.length !== 16) throw new S3Error('InvalidDigest', 'The Content-MD5 you specified is not valid.');
    if (!expected.equals(received.md5)) {
      throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    }
  }
  if (received.checksum === null) return;
  const { algorithm, value } = received.checksum;
  const name = checksumHeader(algorithm);
  const announced = headers[name] ?? trailers.get(name);
  const promised = String(headers['x-amz-trailer'] ?? '')
    .toLowerCase()
    .includes(name);
  if (announced === undefined && promised) throw new S3Error('InvalidRequest', `The trailer ${name} is missing.`);
  if (announced !== undefined && announced !== value) {
    throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  }
}

/** Bytes: a thousand keys to delete, or ten thousand parts to join, fit in. */
const MAX_XML_BYTES = 8 * 1024 * 1024;

export async function receiveXml(s3: S3State, request: S3Request): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_XML_BYTES) {
    throw new S3Error('MalformedXML', `The XML has more than ${MAX_XML_BYTES} bytes.`);
  }
  const { body } = await receiveBody(s3, request, { inlineLimit: MAX_XML_BYTES });
  if (body.kind === 'inline') return Buffer.from(body.bytes).toString('utf8');
  s3.bodies.discard(body.files);
  throw new S3Error('MalformedXML', `The XML has more than ${MAX_XML_BYTES} bytes.`);
}
