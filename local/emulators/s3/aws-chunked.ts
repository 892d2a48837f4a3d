/**
 * Takes apart a body sent as `aws-chunked`: chunks of hexadecimal length, then trailers (a checksum as a rule).
 * Clients send it whenever the body is a stream, whose checksum they cannot know beforehand. Signatures are not checked.
 *
 *     400;chunk-signature=…\r\n <0x400 bytes>\r\n  0\r\n x-amz-checksum-crc32:…\r\n \r\n
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
import type { IncomingHttpHeaders } from 'node:http';
import { S3Error } from './errors.ts';

/** Bytes of one line of framing: a signed chunk's header takes about 100, a trailer less than 200. Keeps `held` small. */
const MAX_LINE_BYTES = 4096;
const CHUNK_HEADER = /^([0-9a-fA-F]{1,8})(;|$)/;

export const isChunked = (headers: IncomingHttpHeaders): boolean =>
  String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-') ||
  String(headers['content-encoding'] ?? '').includes('aws-chunked');

/** Yields the bytes themselves; has put the trailers into `trailers` (names in lower case) when it ends. */
export async function* decodeChunked(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  let expecting = 'header' as 'header' | 'data' | 'data end' | 'trailer' | 'nothing';
  let left = 0;
  let held: Buffer = Buffer.alloc(0);

  for await (const arrived of source) {
    const buffer: Buffer = held.length === 0 ? arrived : Buffer.concat([held, arrived]);
    let at = 0;
    while (expecting !== 'nothing') {
      if (expecting === 'data') {
        const take = Math.min(left, buffer.length - at);
        if (take === 0) break;
        yield buffer.subarray(at, at + take);
        at += take;
        left -= take;
        if (left === 0) expecting = 'data end';
        continue;
      }
      const end = buffer.indexOf('\r\n', at);
      if (end < 0) break;
      const line = buffer.toString('latin1', at, end);
      at = end + 2;
      if (expecting === 'header') {
        left = chunkLength(line);
        expecting = left === 0 ? 'trailer' : 'data';
      } else if (expecting === 'data end') {
        if (line !== '') throw new S3Error('IncompleteBody', 'A chunk of the body is longer than it says.');
        expecting = 'header';
      } else if (line === '') {
        expecting = 'nothing';
      } else {
        const colon = line.indexOf(':');
        if (colon > 0) trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
      }
    }
    held = buffer.subarray(at);
    if (expecting !== 'nothing' && held.length > MAX_LINE_BYTES) {
      throw new S3Error('IncompleteBody', 'The body announces aws-chunked encoding and has another one.');
    }
  }
  if (expecting !== 'nothing' && expecting !== 'trailer') {
    throw new S3Error('IncompleteBody', 'The request body ended before its last chunk.');
  }
}

function chunkLength(line: string): number {
  const digits = CHUNK_HEADER.exec(line)?.[1];
  if (digits === undefined) throw new S3Error('IncompleteBody', 'A chunk of the body does not start with its length.');
  return Number.parseInt(digits, 16);
}
