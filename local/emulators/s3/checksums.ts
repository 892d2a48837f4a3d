/**
 * The checksums that S3 clients send and verify: `x-amz-checksum-crc32` and its kin, base64 of the big-endian digest.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';
import { Crc32cJs, Crc64NvmeJs } from '@aws-sdk/checksums/crc';
import { S3Error } from './errors.ts';

export const CHECKSUM_ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

/** `COMPOSITE`: a digest of the parts' digests, ending in `-n`; clients cannot verify it against the bytes. */
export type Checksum = {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
};

export type Digest = { update(bytes: Uint8Array): void; digest(): Promise<Uint8Array> };

export function startDigest(algorithm: ChecksumAlgorithm): Digest {
  switch (algorithm) {
    case 'CRC32':
      return startCrc32();
    case 'CRC32C':
      return new Crc32cJs();
    case 'CRC64NVME':
      return new Crc64NvmeJs();
    case 'SHA1':
    case 'SHA256': {
      const hash = createHash(algorithm);
      return { update: (bytes) => void hash.update(bytes), digest: async () => hash.digest() };
    }
  }
}

/** Node's own CRC-32 is native; the SDK's two others are not, but clients seldom choose those. */
function startCrc32(): Digest {
  let sum = 0;
  return {
    update: (bytes) => {
      sum = crc32(bytes, sum);
    },
    digest: async () => {
      const bytes = Buffer.allocUnsafe(4);
      bytes.writeUInt32BE(sum);
      return bytes;
    },
  };
}

/** Parts' digests in order → the object's checksum, as S3 composes it. */
export async function composeChecksum(algorithm: ChecksumAlgorithm, parts: readonly string[]): Promise<Checksum> {
  const digest = startDigest(algorithm);
  for (const part of parts) digest.update(Buffer.from(part, 'base64'));
  const value = `${Buffer.from(await digest.digest()).toString('base64')}-${parts.length}`;
  return { algorithm, value, type: 'COMPOSITE' };
}

export const checksumHeader = (algorithm: ChecksumAlgorithm): string => `x-amz-checksum-${algorithm.toLowerCase()}`;

const HEADER_PREFIX = 'x-amz-checksum-';
/** Headers of that prefix that say something about a checksum, and are none. */
const NO_CHECKSUM = new Set(['x-amz-checksum-mode', 'x-amz-checksum-algorithm', 'x-amz-checksum-type']);

/** The algorithm whose value comes in a header, or is announced as a trailer; `null` when the client sends none. */
export function announcedAlgorithm(headers: IncomingHttpHeaders): ChecksumAlgorithm | null {
  const trailers = String(headers['x-amz-trailer'] ?? '').split(',');
  const names = [...Object.keys(headers), ...trailers.map((name) => name.trim().toLowerCase())];
  const sent = names.filter((name) => name.startsWith(HEADER_PREFIX) && !NO_CHECKSUM.has(name));
  const first = sent[0];
  if (first === undefined) return null;
  if (sent.length > 1) throw new S3Error('InvalidRequest', 'Expecting a single x-amz-checksum- header.');
  return readAlgorithm(first.slice(HEADER_PREFIX.length));
}

export function readAlgorithm(name: string): ChecksumAlgorithm {
  const found = CHECKSUM_ALGORITHMS.find((algorithm) => algorithm === name.toUpperCase());
  if (found === undefined) {
    const known = CHECKSUM_ALGORITHMS.join(', ');
    throw new S3Error('NotImplemented', `Checksum algorithm ${name} is not emulated; known: ${known}.`);
  }
  return found;
}
