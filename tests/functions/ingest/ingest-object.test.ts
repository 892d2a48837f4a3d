import { DeleteObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articlesOfObject } from '../../../functions/catalogue/articles.ts';
import { objectIdOf } from '../../../functions/catalogue/keys.ts';
import { ledgerRows } from '../../../functions/catalogue/ledger.ts';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { articleFilters } from '../../../functions/query/filters.ts';
import { findArticles } from '../../../functions/query/find-articles.ts';
import { MAX_BYTES } from '../../../pipeline/unpack/unpack.ts';
import { articleText } from '../articles-for-tests.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());

const visit = (key: string) => ingestObject(stores, key, false);
const recordsOf = async (key: string) =>
  (await articlesOfObject(stores.table, objectIdOf(stores.bucket.name, key))).map(({ record }) => record);
const stateOf = async (key: string) => (await ledgerRows(stores.table, [key])).get(key)?.settlement ?? null;
const remove = (key: string, VersionId?: string) =>
  stores.bucket.client.send(
    new DeleteObjectCommand({
      Bucket: stores.bucket.name,
      Key: key,
      ...(VersionId === undefined ? {} : { VersionId }),
    }),
  );
const listed = async () =>
  (await findArticles(stores.table, articleFilters.parse({ limit: 200 }))).documents.map(({ object }) => object.key);

describe('a visit to an object', () => {
  it('stores its articles, which a query then finds', async () => {
    await stores.put('stored.txt', articleText(1));
    expect(await visit('stored.txt')).toEqual({ kind: 'stored', articles: 1 });
    const [record] = await recordsOf('stored.txt');
    expect(record).toMatchObject({
      publishedAt: '2024-03-05',
      language: 'en',
      object: { key: 'stored.txt', index: 0 },
    });
    expect(await listed()).toContain('stored.txt');
  });

  it.each(['with space.txt', 'a+b.txt', '100%.txt', '%41.txt', 'أخبار/خبر.txt', 'emoji-😀.txt'])(
    'reads the key %s as it is',
    async (key) => {
      await stores.put(key, articleText(2));
      expect(await visit(key)).toMatchObject({ kind: 'stored' });
      expect((await recordsOf(key))[0]?.object.key).toBe(key);
    },
  );

  it('changes nothing when it is repeated', async () => {
    await stores.put('again.txt', articleText(3));
    await visit('again.txt');
    const before = await recordsOf('again.txt');
    expect(await visit('again.txt')).toEqual({ kind: 'unchanged' });
    expect(await recordsOf('again.txt')).toEqual(before);
  });

  it('keeps the first upload when the same bytes are uploaded again', async () => {
    await stores.put('same.txt', articleText(4));
    await visit('same.txt');
    const before = await recordsOf('same.txt');
    await stores.put('same.txt', articleText(4));
    expect(await visit('same.txt')).toEqual({ kind: 'unchanged' });
    expect(await recordsOf('same.txt')).toEqual(before);
  });

  it('finds the first upload even when it comes after both', async () => {
    await stores.put('late.txt', articleText(5));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await stores.put('late.txt', articleText(5));
    await visit('late.txt');
    const { Versions = [] } = await stores.bucket.client.send(
      new ListObjectVersionsCommand({ Bucket: stores.bucket.name, Prefix: 'late.txt' }),
    );
    expect(Versions).toHaveLength(2);
    const [record] = await recordsOf('late.txt');
    expect(record?.uploadedAt).toBe(Versions[1]?.LastModified?.toISOString());
    expect(record?.object.versionId).toBe(Versions[1]?.VersionId);
  });

  it('replaces the articles when the object is overwritten', async () => {
    await stores.put('over.txt', articleText(6));
    await visit('over.txt');
    await stores.put('over.txt', articleText(7, '9 April 2023'));
    await visit('over.txt');
    const records = await recordsOf('over.txt');
    expect(records.map(({ publishedAt }) => publishedAt)).toEqual(['2023-04-09']);
    expect((await listed()).filter((key) => key === 'over.txt')).toHaveLength(1);
  });

  it('withdraws the articles when the object is deleted, and stores them again when it is restored', async () => {
    await stores.put('gone.txt', articleText(8));
    await visit('gone.txt');
    const { VersionId } = await remove('gone.txt');
    expect(await visit('gone.txt')).toEqual({ kind: 'gone' });
    expect(await recordsOf('gone.txt')).toEqual([]);
    expect(await listed()).not.toContain('gone.txt');

    await remove('gone.txt', VersionId); // takes the delete marker away
    expect(await visit('gone.txt')).toMatchObject({ kind: 'stored' });
    expect(await listed()).toContain('gone.txt');
  });

  it('skips an object that vanished before it was read', async () => {
    expect(await visit('never-there.txt')).toEqual({ kind: 'gone' });
    expect(await stateOf('never-there.txt')).toEqual({ state: 'gone' });
  });

  it.each([
    ['empty', ''],
    ['empty', ' \n\t\u200b\n '],
    ['not-text', new Uint8Array(2000).map((_, i) => ((i * 7919) % 251) & 0xff)],
    ['too-short', 'One line only.'],
    ['not-prose', 'x'.repeat(100_000)],
    ['unsupported-type', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ])('rejects with the reason %s, and counts it', async (reason, body) => {
    const key = `rejected-${reason}.txt`;
    await stores.put(key, body);
    expect(await visit(key)).toMatchObject({ kind: 'rejected', reason });
    expect(await stateOf(key)).toMatchObject({ state: 'rejected', reason });
  });

  it('rejects an object that is larger than the line reads, without downloading it', async () => {
    await stores.put('large.txt', new Uint8Array(MAX_BYTES + 1).fill(0x61));
    expect(await visit('large.txt')).toMatchObject({ kind: 'rejected', reason: 'too-large' });
  });

  it('withdraws former articles when the new bytes are rejected', async () => {
    await stores.put('spoilt.txt', articleText(9));
    await visit('spoilt.txt');
    await stores.put('spoilt.txt', '');
    expect(await visit('spoilt.txt')).toMatchObject({ kind: 'rejected' });
    expect(await recordsOf('spoilt.txt')).toEqual([]);
  });

  it('leaves one result when many run at once', async () => {
    await stores.put('busy.txt', articleText(10));
    await Promise.all(Array.from({ length: 8 }, () => visit('busy.txt')));
    expect(await recordsOf('busy.txt')).toHaveLength(1);
    expect(await stateOf('busy.txt')).toEqual({ state: 'stored', articles: 1 });
    expect((await listed()).filter((key) => key === 'busy.txt')).toHaveLength(1);
  });

  it('does not wait for others that run at once, more of them than the client has connections', async () => {
    const keys = Array.from({ length: 60 }, (_, n) => `crowd/${n}.txt`);
    for (const key of keys) await stores.put(key, ' '); // rejected, so that there is little else to wait for
    const outcomes = await Promise.all(keys.map(visit));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['rejected']));
  });

  it('writes `failed` with the error when the last attempt throws, and throws', async () => {
    await stores.put('unlucky.txt', articleText(11));
    const broken = { ...stores, bucket: { ...stores.bucket, name: 'no-such-bucket' } };
    await expect(ingestObject(broken, 'unlucky.txt', false)).rejects.toThrow();
    expect(await stateOf('unlucky.txt')).toBeNull();
    await expect(ingestObject(broken, 'unlucky.txt', true)).rejects.toThrow();
    expect(await stateOf('unlucky.txt')).toMatchObject({ state: 'failed' });
    expect(await visit('unlucky.txt')).toMatchObject({ kind: 'stored' });
  });
});
