/** Each change of an object is announced, in AWS's own words; and what a lifecycle rule does. */
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTarget, randomName, type Target } from './target.ts';

export function describeNotifications(): void {
  let target: Target;
  const versioned = randomName('events');
  const plain = randomName('events-plain');

  beforeAll(async () => {
    target = await openTarget();
    for (const Bucket of [versioned, plain]) await target.s3.send(new CreateBucketCommand({ Bucket }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await target.s3.send(new PutBucketVersioningCommand({ Bucket: versioned, VersioningConfiguration }));
  });
  afterAll(() => target.close());

  const put = (Bucket: string, Key: string, Body: string) =>
    target.s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  const names = (bucket: string, key: string) =>
    target
      .records(bucket)
      .filter(({ s3 }) => s3.object.key === key)
      .map(({ eventName }) => eventName);

  it('has the shape of AWS, the key encoded', async () => {
    const { VersionId, ETag = '' } = await put(versioned, 'خبر/a b+c%.txt', 'five!');
    const key = '%D8%AE%D8%A8%D8%B1/a+b%2Bc%25.txt';
    await vi.waitFor(() => expect(names(versioned, key)).toEqual(['ObjectCreated:Put']));
    expect(target.records(versioned).find(({ s3 }) => s3.object.key === key)).toMatchObject({
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: 'us-east-1',
      eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      eventName: 'ObjectCreated:Put',
      s3: {
        s3SchemaVersion: '1.0',
        bucket: { name: versioned, arn: `arn:aws:s3:::${versioned}` },
        object: { key, size: 5, eTag: ETag.replaceAll('"', ''), versionId: VersionId, sequencer: expect.any(String) },
      },
    });
  });

  it('tells copies, delete markers and their removal, in order', async () => {
    await put(versioned, 'source', 'a');
    await target.s3.send(new CopyObjectCommand({ Bucket: versioned, Key: 'life', CopySource: `${versioned}/source` }));
    const marker = await target.s3.send(new DeleteObjectCommand({ Bucket: versioned, Key: 'life' }));
    const { VersionId } = marker;
    await target.s3.send(new DeleteObjectCommand({ Bucket: versioned, Key: 'life', VersionId }));
    await vi.waitFor(() =>
      expect(names(versioned, 'life')).toEqual([
        'ObjectCreated:Copy',
        'ObjectRemoved:DeleteMarkerCreated',
        'ObjectRemoved:Delete',
      ]),
    );
    const sequencers = target.records(versioned).map(({ s3 }) => s3.object.sequencer);
    expect(sequencers).toEqual(sequencers.toSorted());
  });

  it('tells the removal where no versions are kept, and nothing where nothing was', async () => {
    await put(plain, 'gone', 'a');
    for (const Key of ['gone', 'never there']) await target.s3.send(new DeleteObjectCommand({ Bucket: plain, Key }));
    await put(plain, 'last', 'a');
    await vi.waitFor(() => expect(names(plain, 'last')).toHaveLength(1));
    expect(names(plain, 'gone')).toEqual(['ObjectCreated:Put', 'ObjectRemoved:Delete']);
    expect(names(plain, 'never+there')).toEqual([]);
  });

  it('expires an object as a lifecycle rule does, once', async () => {
    await put(versioned, 'old', 'a');
    target.emulators?.expire(versioned, 'old');
    target.emulators?.expire(versioned, 'old');
    await put(plain, 'old', 'a');
    target.emulators?.expire(plain, 'old');
    await vi.waitFor(() => expect(names(plain, 'old')).toEqual(['ObjectCreated:Put', 'LifecycleExpiration:Delete']));
    expect(names(versioned, 'old')).toEqual(['ObjectCreated:Put', 'LifecycleExpiration:DeleteMarkerCreated']);
    const read = target.s3.send(new GetObjectCommand({ Bucket: versioned, Key: 'old' }));
    await expect(read).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
}
