/** What Newsfold needs of S3: listings in the order of UTF-8 bytes, page by page. */
import { CreateBucketCommand, ListObjectsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBuckets } from './s3-buckets.ts';
import { randomName } from './target.ts';

export function describeS3Listings(): void {
  const { send, put, emptyAndDelete } = useBuckets();

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
      await send(new CreateBucketCommand({ Bucket: bucket }));
      await Promise.all(ordered.toReversed().map((key) => put(bucket, key, key)));
    });
    afterAll(() => emptyAndDelete(bucket));

    it('has the order of the UTF-8 bytes', async () => {
      const { Contents = [], KeyCount } = await send(new ListObjectsV2Command({ Bucket: bucket }));
      expect(Contents.map(({ Key }) => Key)).toEqual(ordered);
      expect(KeyCount).toBe(ordered.length);
    });

    it.each([1, 2, 5])('comes in pages of %i without losing or repeating a key', async (MaxKeys) => {
      const seen: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await send(new ListObjectsV2Command({ Bucket: bucket, MaxKeys, ContinuationToken }));
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
        const page = await send(new ListObjectsV2Command(asked));
        seen.push(...(page.Contents ?? []).map(({ Key }) => Key), ...(page.CommonPrefixes ?? []).map((p) => p.Prefix));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      expect(seen.toSorted()).toEqual(
        ['A', 'a b', 'a%20b', 'a+b', 'a/', 'b', 'خبر/', '\u{fb50}', '\u{1f600}'].toSorted(),
      );
    });

    it('starts after a key, and stays within a prefix', async () => {
      const after = await send(new ListObjectsV2Command({ Bucket: bucket, StartAfter: 'b' }));
      expect(after.Contents?.map(({ Key }) => Key)).toEqual(ordered.slice(ordered.indexOf('b') + 1));
      const within = await send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'a/', Delimiter: '/' }));
      expect(within.Contents?.map(({ Key }) => Key)).toEqual(['a/1', 'a/2', 'a/\u{1f600}']);
      expect(within.CommonPrefixes).toEqual([{ Prefix: 'a/2/' }]);
    });

    it('encodes keys on request', async () => {
      const { Contents = [] } = await send(new ListObjectsV2Command({ Bucket: bucket, EncodingType: 'url' }));
      const decoded = Contents.map(({ Key = '' }) => decodeURIComponent(Key.replaceAll('+', ' ')));
      expect(decoded).toEqual(ordered);
      expect(Contents.map(({ Key }) => Key)).toContain('a%2Bb');
    });

    it('has its former form too', async () => {
      const seen: (string | undefined)[] = [];
      let Marker: string | undefined;
      do {
        const page = await send(new ListObjectsCommand({ Bucket: bucket, Delimiter: '/', MaxKeys: 2, Marker }));
        seen.push(...(page.Contents ?? []).map(({ Key }) => Key), ...(page.CommonPrefixes ?? []).map((p) => p.Prefix));
        Marker = page.NextMarker;
      } while (Marker !== undefined);
      expect(seen).toHaveLength(9);
      expect(new Set(seen).size).toBe(9);
    });
  });
}
