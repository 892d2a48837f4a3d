/** What Newsfold needs of S3: objects under any key, ranges, copies, conditional writes. */
import { createHash, randomBytes } from 'node:crypto';
import {
  CopyObjectCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { failure, useBuckets } from './s3-buckets.ts';
import { randomName } from './target.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function describeS3Objects(): void {
  const { versioned, plain, send, put, read } = useBuckets();

  describe('buckets', () => {
    it('lists the buckets that were created, says where they are and whether they keep versions', async () => {
      const { Buckets = [] } = await send(new ListBucketsCommand({}));
      expect(Buckets.map(({ Name }) => Name)).toEqual(expect.arrayContaining([versioned, plain]));
      await send(new HeadBucketCommand({ Bucket: plain }));
      expect((await send(new GetBucketLocationCommand({ Bucket: plain }))).LocationConstraint ?? '').toBe('');
      expect((await send(new GetBucketVersioningCommand({ Bucket: versioned }))).Status).toBe('Enabled');
      expect((await send(new GetBucketVersioningCommand({ Bucket: plain }))).Status).toBeUndefined();
    });

    it('refuses a bucket that does not exist, and the deletion of one that holds something', async () => {
      const Bucket = randomName('missing');
      expect(await failure(send(new HeadBucketCommand({ Bucket })))).toMatchObject({ status: 404 });
      expect(await failure(put(Bucket, 'a', 'a'))).toEqual({ name: 'NoSuchBucket', status: 404 });
      expect(await failure(send(new ListObjectsV2Command({ Bucket })))).toEqual({
        name: 'NoSuchBucket',
        status: 404,
      });
      await put(plain, 'stays', 'a');
      const refused = await failure(send(new DeleteBucketCommand({ Bucket: plain })));
      expect(refused).toEqual({ name: 'BucketNotEmpty', status: 409 });
    });
  });

  describe('objects', () => {
    it('gives back the bytes, type, metadata and MD5 of what was put', async () => {
      const Body = randomBytes(3000);
      const metadata = { Metadata: { outlet: 'the-courier' }, ContentType: 'text/plain; charset=utf-8' };
      const { ETag } = await send(new PutObjectCommand({ Bucket: plain, Key: 'meta', Body, ...metadata }));
      expect(ETag).toBe(`"${createHash('md5').update(Body).digest('hex')}"`);
      const found = await send(new GetObjectCommand({ Bucket: plain, Key: 'meta' }));
      expect(found).toMatchObject({ ...metadata, ETag, ContentLength: 3000 });
      expect(found.LastModified?.getTime()).toBeGreaterThan(Date.now() - 60_000);
      expect(sha256((await found.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(sha256(Body));
      const head = await send(new HeadObjectCommand({ Bucket: plain, Key: 'meta' }));
      expect(head).toMatchObject({ ...metadata, ETag, ContentLength: 3000 });
    });

    it.each([
      'with space',
      'plus+sign',
      'per%cent%20',
      'أخبار/خبر عاجل.txt',
      'a//b/./../c',
      'quote\'"<&>',
      'emoji😀',
      'q?x=1&y#z',
      'x'.repeat(1024),
    ])('takes the key %j as it is', async (key) => {
      await put(plain, key, key);
      expect(await read(plain, key)).toBe(key);
      const { Contents = [] } = await send(new ListObjectsV2Command({ Bucket: plain, Prefix: key }));
      expect(Contents.map(({ Key }) => Key)).toEqual([key]);
    });

    it('refuses a key of more than 1024 bytes, and says that a missing key is missing', async () => {
      expect(await failure(put(plain, 'خ'.repeat(513), 'a'))).toEqual({ name: 'KeyTooLongError', status: 400 });
      expect(await failure(read(plain, 'absent'))).toEqual({ name: 'NoSuchKey', status: 404 });
      const head = send(new HeadObjectCommand({ Bucket: plain, Key: 'absent' }));
      expect(await failure(head)).toEqual({ name: 'NotFound', status: 404 });
    });

    it('takes an empty object', async () => {
      await put(plain, 'empty', new Uint8Array(0));
      const found = await send(new GetObjectCommand({ Bucket: plain, Key: 'empty' }));
      expect(found.ContentLength).toBe(0);
      expect(await found.Body?.transformToString()).toBe('');
    });

    it.each([
      ['bytes=0-3', '0123', 'bytes 0-3/10'],
      ['bytes=7-', '789', 'bytes 7-9/10'],
      ['bytes=-2', '89', 'bytes 8-9/10'],
      ['bytes=8-99', '89', 'bytes 8-9/10'],
    ])('reads the range %s', async (Range, text, ContentRange) => {
      await put(plain, 'digits', '0123456789');
      const found = await send(new GetObjectCommand({ Bucket: plain, Key: 'digits', Range }));
      expect(found).toMatchObject({ ContentRange, ContentLength: text.length });
      expect(await found.Body?.transformToString()).toBe(text);
    });

    it('refuses a range outside the object', async () => {
      await put(plain, 'digits', '0123456789');
      const beyond = send(new GetObjectCommand({ Bucket: plain, Key: 'digits', Range: 'bytes=10-' }));
      expect(await failure(beyond)).toEqual({ name: 'InvalidRange', status: 416 });
    });

    it('reads on condition of the ETag', async () => {
      const { ETag } = await put(plain, 'etag', 'one');
      const asked = { Bucket: plain, Key: 'etag' };
      expect((await failure(send(new GetObjectCommand({ ...asked, IfNoneMatch: ETag })))).status).toBe(304);
      expect((await failure(send(new GetObjectCommand({ ...asked, IfMatch: '"other"' })))).status).toBe(412);
      expect((await send(new GetObjectCommand({ ...asked, IfNoneMatch: '"other"' }))).ETag).toBe(ETag);
    });

    it('copies an object with its metadata, or with new metadata', async () => {
      const Key = 'source خ+%';
      await send(new PutObjectCommand({ Bucket: plain, Key, Body: 'copied', Metadata: { a: '1' } }));
      const CopySource = `${plain}/${encodeURIComponent(Key)}`;
      await send(new CopyObjectCommand({ Bucket: versioned, Key: 'copy', CopySource }));
      const copy = await send(new GetObjectCommand({ Bucket: versioned, Key: 'copy' }));
      expect(copy.Metadata).toEqual({ a: '1' });
      expect(await copy.Body?.transformToString()).toBe('copied');
      const replaced = { MetadataDirective: 'REPLACE', Metadata: { b: '2' } } as const;
      await send(new CopyObjectCommand({ Bucket: plain, Key, CopySource, ...replaced }));
      expect((await send(new HeadObjectCommand({ Bucket: plain, Key }))).Metadata).toEqual({ b: '2' });
    });
  });

  describe('conditional writes', () => {
    it('creates an object only if there is none, also when sixteen try at once', async () => {
      const create = (body: string) =>
        send(new PutObjectCommand({ Bucket: versioned, Key: 'once', Body: body, IfNoneMatch: '*' }));
      const outcomes = await Promise.all(Array.from({ length: 16 }, (_, i) => failure(create(String(i)))));
      expect(outcomes.filter(({ name }) => name === 'no error')).toHaveLength(1);
      expect(await failure(create('late'))).toEqual({ name: 'PreconditionFailed', status: 412 });
      await send(new DeleteObjectCommand({ Bucket: versioned, Key: 'once' }));
      await create('after the delete');
      expect(await read(versioned, 'once')).toBe('after the delete');
    });

    it('replaces an object only if it is the one expected', async () => {
      const { ETag } = await put(plain, 'swap', 'one');
      const swap = (IfMatch: string | undefined) =>
        send(new PutObjectCommand({ Bucket: plain, Key: 'swap', Body: 'two', IfMatch }));
      expect(await failure(swap('"0123456789abcdef0123456789abcdef"'))).toMatchObject({ status: 412 });
      await swap(ETag);
      expect(await failure(swap(ETag))).toMatchObject({ status: 412 });
      expect(await read(plain, 'swap')).toBe('two');
    });
  });
}
