/** A versioned bucket, and beside it the plain history of what was done to it: what a key holds and since when, told without asking it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Bucket } from '../../../functions/objects/bucket.ts';
import type { Change } from './schedule.ts';
import { textOf } from './texts.ts';

/** `text` is null for a delete marker. */
type Version = { readonly versionId: string; readonly text: string | null };

/** An object as the reference has it. */
export type HeldObject = {
  readonly key: string;
  readonly text: string;
  /** Of the first upload of these bytes in the unbroken run of uploads. */
  readonly versionId: string;
  readonly uploadedAt: string;
};

export class BucketHistory {
  readonly #bucket: Bucket;
  readonly #versions = new Map<string, Version[]>();

  constructor(bucket: Bucket) {
    this.#bucket = bucket;
  }

  async apply(key: string, change: Change): Promise<void> {
    // S3 lists versions and delete markers apart: their order is told by their instants, which must not be the same.
    await sleep(2);
    const versions = this.#versions.get(key) ?? [];
    this.#versions.set(key, versions);
    if (typeof change === 'object') {
      const text = textOf(change.put);
      versions.push({ versionId: await this.#put(key, text), text });
    } else if (change === 'delete') {
      versions.push({ versionId: await this.#delete(key), text: null });
    } else {
      const newest = versions.pop();
      if (newest !== undefined) await this.#delete(key, newest.versionId);
    }
  }

  async objects(): Promise<HeldObject[]> {
    const uploads = await this.#uploads();
    return [...this.#versions].flatMap(([key, versions]) => {
      const text = versions.at(-1)?.text ?? null;
      if (text === null) return [];
      const { versionId = '' } = versions[versions.findLastIndex((version) => version.text !== text) + 1] ?? {};
      return [{ key, text, versionId, uploadedAt: uploads.get(versionId) ?? '' }];
    });
  }

  async #put(key: string, text: string): Promise<string> {
    const { client, name } = this.#bucket;
    const put = new PutObjectCommand({ Bucket: name, Key: key, Body: Buffer.from(text) });
    return (await client.send(put)).VersionId ?? '';
  }

  async #delete(key: string, versionId?: string): Promise<string> {
    const which = versionId === undefined ? {} : { VersionId: versionId };
    const { client, name } = this.#bucket;
    return (await client.send(new DeleteObjectCommand({ Bucket: name, Key: key, ...which }))).VersionId ?? '';
  }

  /** Only the store knows when it took a version. */
  async #uploads(): Promise<ReadonlyMap<string, string>> {
    const { client, name: Bucket } = this.#bucket;
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }));
    return new Map(Versions.map(({ VersionId = '', LastModified }) => [VersionId, LastModified?.toISOString() ?? '']));
  }
}
