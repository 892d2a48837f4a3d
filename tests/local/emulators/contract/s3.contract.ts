/** What Newsfold needs of S3: versions, conditions, checksums, streams, listings, uploads in parts. */
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, randomName, type Target } from './target.ts';

export async function emptyAndDelete(s3: S3Client, bucket: string): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) break;
    await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
  }
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function describeS3Contract(): void {
  let target: Target;
  let s3: S3Client;
  const versioned = randomName('versioned');
  const plain = randomName('plain');

  beforeAll(async () => {
    target = await openTarget();
    s3 = target.s3;
    for (const Bucket of [versioned, plain]) await s3.send(new CreateBucketCommand({ Bucket }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket: versioned, VersioningConfiguration }));
  });
  afterAll(async () => {
    for (const bucket of [versioned, plain]) await emptyAndDelete(s3, bucket);
    await target.close();
  });

  const put = (Bucket: string, Key: string, Body: string | Uint8Array) =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  const read = async (Bucket: string, Key: string, VersionId?: string): Promise<string> =>
    (await s3.send(new GetObjectCommand({ Bucket, Key, VersionId })))?.Body?.transformToString() ?? '';
  const failure = async (call: Promise<unknown>): Promise<{ name: string; status: number | undefined }> => {
    const error = await call.then(
      () => ({ name: 'no error' }),
      (reason) => reason,
    );
    return { name: error.name, status: error.$metadata?.httpStatusCode };
  };

  describe('buckets', () => {
    it('lists the buckets that were created, says where they are and whether they keep versions', async () => {
      const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
      expect(Buckets.map(({ Name }) => Name)).toEqual(expect.arrayContaining([versioned, plain]));
      await s3.send(new HeadBucketCommand({ Bucket: plain }));
      expect((await s3.send(new GetBucketLocationCommand({ Bucket: plain }))).LocationConstraint ?? '').toBe('');
      expect((await s3.send(new GetBucketVersioningCommand({ Bucket: versioned }))).Status).toBe('Enabled');
      expect((await s3.send(new GetBucketVersioningCommand({ Bucket: plain }))).Status).toBeUndefined();
    });

    it('refuses a bucket that does not exist, and the deletion of one that holds something', async () => {
      const Bucket = randomName('missing');
      expect(await failure(s3.send(new HeadBucketCommand({ Bucket })))).toMatchObject({ status: 404 });
      expect(await failure(put(Bucket, 'a', 'a'))).toEqual({ name: 'NoSuchBucket', status: 404 });
      expect(await failure(s3.send(new ListObjectsV2Command({ Bucket })))).toEqual({
        name: 'NoSuchBucket',
        status: 404,
      });
      await put(plain, 'stays', 'a');
      const refused = await failure(s3.send(new DeleteBucketCommand({ Bucket: plain })));
      expect(refused).toEqual({ name: 'BucketNotEmpty', status: 409 });
    });
  });

  describe('objects', () => {
    it('gives back the bytes, type, metadata and MD5 of what was put', async () => {
      const Body = randomBytes(3000);
      const metadata = { Metadata: { outlet: 'the-courier' }, ContentType: 'text/plain; charset=utf-8' };
      const { ETag } = await s3.send(new PutObjectCommand({ Bucket: plain, Key: 'meta', Body, ...metadata }));
      expect(ETag).toBe(`"${createHash('md5').update(Body).digest('hex')}"`);
      const found = await s3.send(new GetObjectCommand({ Bucket: plain, Key: 'meta' }));
      expect(found).toMatchObject({ ...metadata, ETag, ContentLength: 3000 });
      expect(found.LastModified?.getTime()).toBeGreaterThan(Date.now() - 60_000);
      expect(sha256((await found.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(sha256(Body));
      const head = await s3.send(new HeadObjectCommand({ Bucket: plain, Key: 'meta' }));
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
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: plain, Prefix: key }));
      expect(Contents.map(({ Key }) => Key)).toEqual([key]);
    });

    it('refuses a key of more than 1024 bytes, and says that a missing key is missing', async () => {
      expect(await failure(put(plain, 'خ'.repeat(513), 'a'))).toEqual({ name: 'KeyTooLongError', status: 400 });
      expect(await failure(read(plain, 'absent'))).toEqual({ name: 'NoSuchKey', status: 404 });
      const head = s3.send(new HeadObjectCommand({ Bucket: plain, Key: 'absent' }));
      expect(await failure(head)).toEqual({ name: 'NotFound', status: 404 });
    });

    it('takes an empty object', async () => {
      await put(plain, 'empty', new Uint8Array(0));
      const found = await s3.send(new GetObjectCommand({ Bucket: plain, Key: 'empty' }));
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
      const found = await s3.send(new GetObjectCommand({ Bucket: plain, Key: 'digits', Range }));
      expect(found).toMatchObject({ ContentRange, ContentLength: text.length });
      expect(await found.Body?.transformToString()).toBe(text);
    });

    it('refuses a range outside the object', async () => {
      await put(plain, 'digits', '0123456789');
      const beyond = s3.send(new GetObjectCommand({ Bucket: plain, Key: 'digits', Range: 'bytes=10-' }));
      expect(await failure(beyond)).toEqual({ name: 'InvalidRange', status: 416 });
    });

    it('reads on condition of the ETag', async () => {
      const { ETag } = await put(plain, 'etag', 'one');
      const asked = { Bucket: plain, Key: 'etag' };
      expect((await failure(s3.send(new GetObjectCommand({ ...asked, IfNoneMatch: ETag })))).status).toBe(304);
      expect((await failure(s3.send(new GetObjectCommand({ ...asked, IfMatch: '"other"' })))).status).toBe(412);
      expect((await s3.send(new GetObjectCommand({ ...asked, IfNoneMatch: '"other"' }))).ETag).toBe(ETag);
    });

    it('copies an object with its metadata, or with new metadata', async () => {
      const Key = 'source خ+%';
      await s3.send(new PutObjectCommand({ Bucket: plain, Key, Body: 'copied', Metadata: { a: '1' } }));
      const CopySource = `${plain}/${encodeURIComponent(Key)}`;
      await s3.send(new CopyObjectCommand({ Bucket: versioned, Key: 'copy', CopySource }));
      const copy = await s3.send(new GetObjectCommand({ Bucket: versioned, Key: 'copy' }));
      expect(copy.Metadata).toEqual({ a: '1' });
      expect(await copy.Body?.transformToString()).toBe('copied');
      const replaced = { MetadataDirective: 'REPLACE', Metadata: { b: '2' } } as const;
      await s3.send(new CopyObjectCommand({ Bucket: plain, Key, CopySource, ...replaced }));
      expect((await s3.send(new HeadObjectCommand({ Bucket: plain, Key }))).Metadata).toEqual({ b: '2' });
    });
  });

  describe('conditional writes', () => {
    it('creates an object only if there is none, also when sixteen try at once', async () => {
      const create = (body: string) =>
        s3.send(new PutObjectCommand({ Bucket: versioned, Key: 'once', Body: body, IfNoneMatch: '*' }));
      const outcomes = await Promise.all(Array.from({ length: 16 }, (_, i) => failure(create(String(i)))));
      expect(outcomes.filter(({ name }) => name === 'no error')).toHaveLength(1);
      expect(await failure(create('late'))).toEqual({ name: 'PreconditionFailed', status: 412 });
      await s3.send(new DeleteObjectCommand({ Bucket: versioned, Key: 'once' }));
      await create('after the delete');
      expect(await read(versioned, 'once')).toBe('after the delete');
    });

    it('replaces an object only if it is the one expected', async () => {
      const { ETag } = await put(plain, 'swap', 'one');
      const swap = (IfMatch: string | undefined) =>
        s3.send(new PutObjectCommand({ Bucket: plain, Key: 'swap', Body: 'two', IfMatch }));
      expect(await failure(swap('"0123456789abcdef0123456789abcdef"'))).toMatchObject({ status: 412 });
      await swap(ETag);
      expect(await failure(swap(ETag))).toMatchObject({ status: 412 });
      expect(await read(plain, 'swap')).toBe('two');
    });
  });

  describe('versions', () => {
    it('keeps each version, and shows the newest', async () => {
      const one = await put(versioned, 'kept', 'one');
      const two = await put(versioned, 'kept', 'two');
      expect(one.VersionId).not.toBe(two.VersionId);
      expect(await read(versioned, 'kept')).toBe('two');
      expect(await read(versioned, 'kept', one.VersionId)).toBe('one');
      const asked = { Bucket: versioned, Key: 'kept', VersionId: 'x'.repeat(32) };
      expect((await failure(s3.send(new GetObjectCommand(asked)))).status).toBeOneOf([400, 404]);
    });

    it('hides an object behind a delete marker, and shows it again when the marker goes', async () => {
      const { VersionId } = await put(versioned, 'hidden', 'here');
      const marker = await s3.send(new DeleteObjectCommand({ Bucket: versioned, Key: 'hidden' }));
      expect(marker.DeleteMarker).toBe(true);
      const hidden: { $response?: { headers: Record<string, string> } } = await s3
        .send(new GetObjectCommand({ Bucket: versioned, Key: 'hidden' }))
        .then(
          () => ({}),
          (error) => error,
        );
      expect(hidden).toMatchObject({ name: 'NoSuchKey', $response: { headers: { 'x-amz-delete-marker': 'true' } } });
      expect(await read(versioned, 'hidden', VersionId)).toBe('here');
      const byId = { Bucket: versioned, Key: 'hidden', VersionId: marker.VersionId };
      expect(await failure(s3.send(new GetObjectCommand(byId)))).toMatchObject({ status: 405 });
      const removed = await s3.send(new DeleteObjectCommand(byId));
      expect(removed).toMatchObject({ DeleteMarker: true, VersionId: marker.VersionId });
      expect(await read(versioned, 'hidden')).toBe('here');
    });

    it('falls back to the version before when the current one is removed', async () => {
      await put(versioned, 'back', 'one');
      const { VersionId } = await put(versioned, 'back', 'two');
      await s3.send(new DeleteObjectCommand({ Bucket: versioned, Key: 'back', VersionId }));
      expect(await read(versioned, 'back')).toBe('one');
    });

    it('replaces and removes for good where no versions are kept', async () => {
      await put(plain, 'gone', 'one');
      await put(plain, 'gone', 'two');
      await s3.send(new DeleteObjectCommand({ Bucket: plain, Key: 'gone' }));
      expect(await failure(read(plain, 'gone'))).toMatchObject({ name: 'NoSuchKey' });
      const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: plain, Prefix: 'gone' }));
      expect(Versions).toEqual([]);
    });

    it('keeps the versions from before when versioning is suspended, and one more', async () => {
      const Bucket = randomName('suspended');
      await s3.send(new CreateBucketCommand({ Bucket }));
      const set = (Status: 'Enabled' | 'Suspended') =>
        s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
      await put(Bucket, 'k', 'before');
      await set('Enabled');
      const { VersionId } = await put(Bucket, 'k', 'enabled');
      await set('Suspended');
      await put(Bucket, 'k', 'suspended');
      expect(await read(Bucket, 'k')).toBe('suspended');
      expect(await read(Bucket, 'k', VersionId)).toBe('enabled');
      expect(await read(Bucket, 'k', 'null')).toBe('suspended');
      await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
      const listed = await s3.send(new ListObjectVersionsCommand({ Bucket }));
      expect(listed.DeleteMarkers).toMatchObject([{ VersionId: 'null', IsLatest: true }]);
      expect(listed.Versions).toMatchObject([{ VersionId, IsLatest: false }]);
      await emptyAndDelete(s3, Bucket);
    });

    it('lists versions newest first, page by page, also while they are deleted', async () => {
      const Prefix = 'pages/';
      const ids: (string | undefined)[] = [];
      for (const body of ['1', '2', '3']) ids.unshift((await put(versioned, 'pages/a', body)).VersionId);
      ids.push((await put(versioned, 'pages/b', '1')).VersionId);
      const seen: (string | undefined)[] = [];
      let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
      for (let more = true; more; ) {
        const page = await s3.send(
          new ListObjectVersionsCommand({ Bucket: versioned, Prefix, MaxKeys: 1, ...markers }),
        );
        for (const { Key, VersionId } of page.Versions ?? []) {
          seen.push(VersionId);
          await s3.send(new DeleteObjectCommand({ Bucket: versioned, Key, VersionId }));
        }
        more = page.IsTruncated === true;
        markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      }
      expect(seen).toEqual(ids);
    });

    it('deletes many keys and versions in one call', async () => {
      const keys = ['many/1 خ', 'many/2&<', 'many/3+%'];
      const versions = await Promise.all(keys.map((key) => put(versioned, key, key)));
      const Objects = [{ Key: keys[0] }, { Key: keys[1], VersionId: versions[1]?.VersionId }, { Key: keys[2] }];
      const { Deleted = [], Errors = [] } = await s3.send(
        new DeleteObjectsCommand({ Bucket: versioned, Delete: { Objects } }),
      );
      expect(Errors).toEqual([]);
      expect(Deleted.map(({ Key, DeleteMarker }) => [Key, DeleteMarker === true])).toEqual([
        [keys[0], true],
        [keys[1], false],
        [keys[2], true],
      ]);
      const left = await s3.send(new ListObjectsV2Command({ Bucket: versioned, Prefix: 'many/' }));
      expect(left.KeyCount).toBe(0);
    });
  });

  describe('listings', () => {
    const bucket = randomName('listing');
    /** In the order of their UTF-8 bytes, which is not that of UTF-16: U+FB50 comes before U+1F600. */
    const ordered = [
      'A',
      'a b',
      'a%20b',
      'a+b',
      'a/1',
      'a/2',
      'a/2/deep',
      'a/\u{1f600}',
      'b',
      'خبر/١',
      'خبر/٢',
      '\u{fb50}',
      '\u{1f600}',
    ];

    beforeAll(async () => {
      await s3.send(new CreateBucketCommand({ Bucket: bucket }));
      await Promise.all(ordered.toReversed().map((key) => put(bucket, key, key)));
    });
    afterAll(() => emptyAndDelete(s3, bucket));

    it('has the order of the UTF-8 bytes', async () => {
      const { Contents = [], KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
      expect(Contents.map(({ Key }) => Key)).toEqual(ordered);
      expect(KeyCount).toBe(ordered.length);
    });

    it.each([1, 2, 5])('comes in pages of %i without losing or repeating a key', async (MaxKeys) => {
      const seen: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, MaxKeys, ContinuationToken }));
        expect(page.Contents?.length).toBeLessThanOrEqual(MaxKeys);
        seen.push(...(page.Contents ?? []).map(({ Key }) => Key));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      expect(seen).toEqual(ordered);
    });

    it.each([1, 2, 100])('rolls up what shares a prefix, in pages of %i', async (MaxKeys) => {
      const seen: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const asked = { Bucket: bucket, Delimiter: '/', MaxKeys, ContinuationToken };
        const page = await s3.send(new ListObjectsV2Command(asked));
        seen.push(...(page.Contents ?? []).map(({ Key }) => Key), ...(page.CommonPrefixes ?? []).map((p) => p.Prefix));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      expect(seen.toSorted()).toEqual(
        ['A', 'a b', 'a%20b', 'a+b', 'a/', 'b', 'خبر/', '\u{fb50}', '\u{1f600}'].toSorted(),
      );
    });

    it('starts after a key, and stays within a prefix', async () => {
      const after = await s3.send(new ListObjectsV2Command({ Bucket: bucket, StartAfter: 'b' }));
      expect(after.Contents?.map(({ Key }) => Key)).toEqual(ordered.slice(ordered.indexOf('b') + 1));
      const within = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'a/', Delimiter: '/' }));
      expect(within.Contents?.map(({ Key }) => Key)).toEqual(['a/1', 'a/2', 'a/\u{1f600}']);
      expect(within.CommonPrefixes).toEqual([{ Prefix: 'a/2/' }]);
    });

    it('encodes keys on request', async () => {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, EncodingType: 'url' }));
      const decoded = Contents.map(({ Key = '' }) => decodeURIComponent(Key.replaceAll('+', ' ')));
      expect(decoded).toEqual(ordered);
      expect(Contents.map(({ Key }) => Key)).toContain('a%2Bb');
    });

    it('has its former form too', async () => {
      const seen: (string | undefined)[] = [];
      let Marker: string | undefined;
      do {
        const page = await s3.send(new ListObjectsCommand({ Bucket: bucket, Delimiter: '/', MaxKeys: 2, Marker }));
        seen.push(...(page.Contents ?? []).map(({ Key }) => Key), ...(page.CommonPrefixes ?? []).map((p) => p.Prefix));
        Marker = page.NextMarker;
      } while (Marker !== undefined);
      expect(seen).toHaveLength(9);
      expect(new Set(seen).size).toBe(9);
    });
  });

  describe('checksums', () => {
    it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
      'keeps and returns %s, of a string and of a stream',
      async (ChecksumAlgorithm) => {
        const asked = { Bucket: plain, Key: `sum-${ChecksumAlgorithm}`, ChecksumMode: 'ENABLED' } as const;
        const text = 'checked '.repeat(40_000);
        const whole = await s3.send(new PutObjectCommand({ ...asked, Body: text, ChecksumAlgorithm }));
        const streamed = await s3.send(
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
        const found = await s3.send(new GetObjectCommand(asked));
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
      expect(await failure(s3.send(new PutObjectCommand({ ...asked, Body: 'text', ...wrong })))).toEqual({
        name: 'BadDigest',
        status: 400,
      });
      expect(await failure(s3.send(new GetObjectCommand(asked)))).toMatchObject({ name: 'NoSuchKey' });
    });
  });

  describe('uploads in parts', () => {
    const PART = 5 * 1024 * 1024;
    const start = async (Key: string, more = {}) => {
      const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket: versioned, Key, ...more }));
      return { Bucket: versioned, Key, UploadId };
    };

    it('joins the parts, in files larger than any part', async () => {
      const bytes = randomBytes(2 * PART + 1234);
      const upload = await start('large', { Metadata: { from: 'parts' }, ChecksumAlgorithm: 'CRC32' });
      const Parts = [];
      for (const PartNumber of [2, 1, 3]) {
        const Body = bytes.subarray((PartNumber - 1) * PART, PartNumber * PART);
        const { ETag, ChecksumCRC32 } = await s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
        Parts.push({ PartNumber, ETag, ChecksumCRC32 });
      }
      Parts.sort((a, b) => a.PartNumber - b.PartNumber);
      const listed = await s3.send(new ListPartsCommand(upload));
      expect(listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
        [1, PART],
        [2, PART],
        [3, 1234],
      ]);
      const done = await s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
      expect(done.ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
      const found = await s3.send(new GetObjectCommand({ Bucket: versioned, Key: 'large' }));
      expect(found).toMatchObject({ Metadata: { from: 'parts' }, ContentLength: bytes.length, ETag: done.ETag });
      expect(sha256((await found.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(sha256(bytes));
      const Range = `bytes=${PART - 2}-${PART + 1}`;
      const seam = await s3.send(new GetObjectCommand({ Bucket: versioned, Key: 'large', Range }));
      expect(await seam.Body?.transformToByteArray()).toEqual(new Uint8Array(bytes.subarray(PART - 2, PART + 2)));
    });

    it('refuses parts that are missing, out of order or too small', async () => {
      const upload = await start('refused');
      const Body = 'small';
      const { ETag } = await s3.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body }));
      await s3.send(new UploadPartCommand({ ...upload, PartNumber: 2, Body }));
      const complete = (...numbers: number[]) => {
        const Parts = numbers.map((PartNumber) => ({ PartNumber, ETag }));
        return failure(s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } })));
      };
      expect(await complete(3)).toMatchObject({ name: 'InvalidPart' });
      expect(await complete(2, 1)).toMatchObject({ name: 'InvalidPartOrder' });
      expect(await complete(1, 2)).toMatchObject({ name: 'EntityTooSmall' });
      await s3.send(new AbortMultipartUploadCommand(upload));
      expect(await complete(1)).toMatchObject({ name: 'NoSuchUpload' });
      expect(await failure(read(versioned, 'refused'))).toMatchObject({ name: 'NoSuchKey' });
    });
  });
}
