/** Two buckets to work in, one that keeps versions and one that does not, gone afterwards. */
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll } from 'vitest';
import { openTarget, randomName, type Target } from './target.ts';

export type Buckets = {
  readonly versioned: string;
  readonly plain: string;
  readonly send: S3Client['send'];
  put(
    bucket: string,
    key: string,
    body: string | Uint8Array,
  ): Promise<{ ETag?: string | undefined; VersionId?: string | undefined }>;
  read(bucket: string, key: string, versionId?: string): Promise<string>;
  emptyAndDelete(bucket: string): Promise<void>;
};

export function useBuckets(): Buckets {
  let target: Target;
  const versioned = randomName('versioned');
  const plain = randomName('plain');
  const send = ((command: never) => target.s3.send(command)) as S3Client['send'];

  const emptyAndDelete = async (Bucket: string): Promise<void> => {
    for (;;) {
      const { Versions = [], DeleteMarkers = [] } = await send(new ListObjectVersionsCommand({ Bucket }));
      const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
      if (Objects.length === 0) break;
      await send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    }
    await send(new DeleteBucketCommand({ Bucket }));
  };

  beforeAll(async () => {
    target = await openTarget();
    for (const Bucket of [versioned, plain]) await send(new CreateBucketCommand({ Bucket }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await send(new PutBucketVersioningCommand({ Bucket: versioned, VersioningConfiguration }));
  });
  afterAll(async () => {
    for (const bucket of [versioned, plain]) await emptyAndDelete(bucket);
    await target.close();
  });

  return {
    versioned,
    plain,
    send,
    put: (Bucket, Key, Body) => send(new PutObjectCommand({ Bucket, Key, Body })),
    read: async (Bucket, Key, VersionId) =>
      (await send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString() ?? '',
    emptyAndDelete,
  };
}

/** How a call was refused; `no error` when it was not. */
export async function failure(call: Promise<unknown>): Promise<{ name: string; status: number | undefined }> {
  const error = await call.then(
    () => ({ name: 'no error' }),
    (reason) => reason,
  );
  return { name: error.name, status: error.$metadata?.httpStatusCode };
}
