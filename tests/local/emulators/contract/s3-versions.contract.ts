/** What Newsfold needs of S3: versions and delete markers, kept, hidden, removed and listed. */
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { failure, useBuckets } from './s3-buckets.ts';
import { randomName } from './target.ts';

export function describeS3Versions(): void {
  const { versioned, plain, send, put, read, emptyAndDelete } = useBuckets();

  describe('versions', () => {
    it('keeps each version, and shows the newest', async () => {
      const one = await put(versioned, 'kept', 'one');
      const two = await put(versioned, 'kept', 'two');
      expect(one.VersionId).not.toBe(two.VersionId);
      expect(await read(versioned, 'kept')).toBe('two');
      expect(await read(versioned, 'kept', one.VersionId)).toBe('one');
      const asked = { Bucket: versioned, Key: 'kept', VersionId: 'x'.repeat(32) };
      expect((await failure(send(new GetObjectCommand(asked)))).status).toBeOneOf([400, 404]);
    });

    it('hides an object behind a delete marker, and shows it again when the marker goes', async () => {
      const { VersionId } = await put(versioned, 'hidden', 'here');
      const marker = await send(new DeleteObjectCommand({ Bucket: versioned, Key: 'hidden' }));
      expect(marker.DeleteMarker).toBe(true);
      const hidden: { $response?: { headers: Record<string, string> } } = await send(
        new GetObjectCommand({ Bucket: versioned, Key: 'hidden' }),
      ).then(
        () => ({}),
        (error) => error,
      );
      expect(hidden).toMatchObject({ name: 'NoSuchKey', $response: { headers: { 'x-amz-delete-marker': 'true' } } });
      expect(await read(versioned, 'hidden', VersionId)).toBe('here');
      const byId = { Bucket: versioned, Key: 'hidden', VersionId: marker.VersionId };
      expect(await failure(send(new GetObjectCommand(byId)))).toMatchObject({ status: 405 });
      const removed = await send(new DeleteObjectCommand(byId));
      expect(removed).toMatchObject({ DeleteMarker: true, VersionId: marker.VersionId });
      expect(await read(versioned, 'hidden')).toBe('here');
    });

    it('falls back to the version before when the current one is removed', async () => {
      await put(versioned, 'back', 'one');
      const { VersionId } = await put(versioned, 'back', 'two');
      await send(new DeleteObjectCommand({ Bucket: versioned, Key: 'back', VersionId }));
      expect(await read(versioned, 'back')).toBe('one');
    });

    it('replaces and removes for good where no versions are kept', async () => {
      await put(plain, 'gone', 'one');
      await put(plain, 'gone', 'two');
      await send(new DeleteObjectCommand({ Bucket: plain, Key: 'gone' }));
      expect(await failure(read(plain, 'gone'))).toMatchObject({ name: 'NoSuchKey' });
      const { Versions = [] } = await send(new ListObjectVersionsCommand({ Bucket: plain, Prefix: 'gone' }));
      expect(Versions).toEqual([]);
    });

    it('keeps the versions from before when versioning is suspended, and one more', async () => {
      const Bucket = randomName('suspended');
      await send(new CreateBucketCommand({ Bucket }));
      const set = (Status: 'Enabled' | 'Suspended') =>
        send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
      await put(Bucket, 'k', 'before');
      await set('Enabled');
      const { VersionId } = await put(Bucket, 'k', 'enabled');
      await set('Suspended');
      await put(Bucket, 'k', 'suspended');
      expect(await read(Bucket, 'k')).toBe('suspended');
      expect(await read(Bucket, 'k', VersionId)).toBe('enabled');
      expect(await read(Bucket, 'k', 'null')).toBe('suspended');
      await send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
      const listed = await send(new ListObjectVersionsCommand({ Bucket }));
      expect(listed.DeleteMarkers).toMatchObject([{ VersionId: 'null', IsLatest: true }]);
      expect(listed.Versions).toMatchObject([{ VersionId, IsLatest: false }]);
      await emptyAndDelete(Bucket);
    });

    it('lists versions newest first, page by page, also while they are deleted', async () => {
      const Prefix = 'pages/';
      const ids: (string | undefined)[] = [];
      for (const body of ['1', '2', '3']) ids.unshift((await put(versioned, 'pages/a', body)).VersionId);
      ids.push((await put(versioned, 'pages/b', '1')).VersionId);
      const seen: (string | undefined)[] = [];
      let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
      for (let more = true; more; ) {
        const page = await send(new ListObjectVersionsCommand({ Bucket: versioned, Prefix, MaxKeys: 1, ...markers }));
        for (const { Key, VersionId } of page.Versions ?? []) {
          seen.push(VersionId);
          await send(new DeleteObjectCommand({ Bucket: versioned, Key, VersionId }));
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
      const { Deleted = [], Errors = [] } = await send(
        new DeleteObjectsCommand({ Bucket: versioned, Delete: { Objects } }),
      );
      expect(Errors).toEqual([]);
      expect(Deleted.map(({ Key, DeleteMarker }) => [Key, DeleteMarker === true])).toEqual([
        [keys[0], true],
        [keys[1], false],
        [keys[2], true],
      ]);
      const left = await send(new ListObjectsV2Command({ Bucket: versioned, Prefix: 'many/' }));
      expect(left.KeyCount).toBe(0);
    });
  });
}
