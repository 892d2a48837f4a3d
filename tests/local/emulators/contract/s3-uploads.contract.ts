/** What Newsfold needs of S3: checksums of strings and streams, and uploads in parts. */
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { failure, useBuckets } from './s3-buckets.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function describeS3Uploads(): void {
  const { versioned, plain, send, read } = useBuckets();

  describe('checksums', () => {
    it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
      'keeps and returns %s, of a string and of a stream',
      async (ChecksumAlgorithm) => {
        const asked = { Bucket: plain, Key: `sum-${ChecksumAlgorithm}`, ChecksumMode: 'ENABLED' } as const;
        const text = 'checked '.repeat(40_000);
        const whole = await send(new PutObjectCommand({ ...asked, Body: text, ChecksumAlgorithm }));
        const streamed = await send(
          new PutObjectCommand({
            ...asked,
            Body: Readable.from([Buffer.from(text.slice(0, 100_000)), Buffer.from(text.slice(100_000))]),
            ContentLength: text.length,
            ChecksumAlgorithm,
          }),
        );
        const name = `Checksum${ChecksumAlgorithm}` as const;
        expect(whole[name]).toMatch(/=$/);
        expect(streamed[name]).toBe(whole[name]);
        expect(streamed.ETag).toBe(whole.ETag);
        const found = await send(new GetObjectCommand(asked));
        expect(found[name]).toBe(whole[name]);
        expect(found.ContentEncoding).toBeUndefined();
        expect(await found.Body?.transformToString()).toBe(text); // verified by the client on the way
      },
    );

    it.each([
      ['a CRC32', { ChecksumCRC32: 'AAAAAA==' }],
      ['a SHA-256', { ChecksumSHA256: Buffer.alloc(32).toString('base64') }],
      ['an MD5', { ContentMD5: Buffer.alloc(16).toString('base64') }],
    ])('refuses a body that does not fit %s', async (_, wrong) => {
      const asked = { Bucket: plain, Key: 'wrong sum' };
      expect(await failure(send(new PutObjectCommand({ ...asked, Body: 'text', ...wrong })))).toEqual({
        name: 'BadDigest',
        status: 400,
      });
      expect(await failure(send(new GetObjectCommand(asked)))).toMatchObject({ name: 'NoSuchKey' });
    });
  });

  describe('uploads in parts', () => {
    const PART = 5 * 1024 * 1024;
    const start = async (Key: string, more = {}) => {
      const { UploadId } = await send(new CreateMultipartUploadCommand({ Bucket: versioned, Key, ...more }));
      return { Bucket: versioned, Key, UploadId };
    };

    it('joins the parts, in files larger than any part', async () => {
      const bytes = randomBytes(2 * PART + 1234);
      const upload = await start('large', { Metadata: { from: 'parts' }, ChecksumAlgorithm: 'CRC32' });
      const Parts = [];
      for (const PartNumber of [2, 1, 3]) {
        const Body = bytes.subarray((PartNumber - 1) * PART, PartNumber * PART);
        const { ETag, ChecksumCRC32 } = await send(new UploadPartCommand({ ...upload, PartNumber, Body }));
        Parts.push({ PartNumber, ETag, ChecksumCRC32 });
      }
      Parts.sort((a, b) => a.PartNumber - b.PartNumber);
      const listed = await send(new ListPartsCommand(upload));
      expect(listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
        [1, PART],
        [2, PART],
        [3, 1234],
      ]);
      const done = await send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
      expect(done.ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
      const found = await send(new GetObjectCommand({ Bucket: versioned, Key: 'large' }));
      expect(found).toMatchObject({ Metadata: { from: 'parts' }, ContentLength: bytes.length, ETag: done.ETag });
      expect(sha256((await found.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(sha256(bytes));
      const Range = `bytes=${PART - 2}-${PART + 1}`;
      const seam = await send(new GetObjectCommand({ Bucket: versioned, Key: 'large', Range }));
      expect(await seam.Body?.transformToByteArray()).toEqual(new Uint8Array(bytes.subarray(PART - 2, PART + 2)));
    });

    it('refuses parts that are missing, out of order or too small', async () => {
      const upload = await start('refused');
      const Body = 'small';
      const { ETag } = await send(new UploadPartCommand({ ...upload, PartNumber: 1, Body }));
      await send(new UploadPartCommand({ ...upload, PartNumber: 2, Body }));
      const complete = (...numbers: number[]) => {
        const Parts = numbers.map((PartNumber) => ({ PartNumber, ETag }));
        return failure(send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } })));
      };
      expect(await complete(3)).toMatchObject({ name: 'InvalidPart' });
      expect(await complete(2, 1)).toMatchObject({ name: 'InvalidPartOrder' });
      expect(await complete(1, 2)).toMatchObject({ name: 'EntityTooSmall' });
      await send(new AbortMultipartUploadCommand(upload));
      expect(await complete(1)).toMatchObject({ name: 'NoSuchUpload' });
      expect(await failure(read(versioned, 'refused'))).toMatchObject({ name: 'NoSuchKey' });
    });
  });
}
