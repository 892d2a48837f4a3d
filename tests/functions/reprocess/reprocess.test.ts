/** The sweep: what it selects and why. That it can be cut off anywhere: `interrupted-sweeps.test.ts`. */
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articlesOfObject } from '../../../functions/catalogue/articles.ts';
import { ledgerKeyOf, objectIdOf } from '../../../functions/catalogue/keys.ts';
import { begin, ledgerRows, settle } from '../../../functions/catalogue/ledger.ts';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { NO_TOPICS } from '../../../pipeline/own-topics/compile-topics.ts';
import { currentVersions, STAGE_VERSIONS } from '../../../pipeline/versions.ts';
import { articleText } from '../articles-for-tests.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { fromNow, MINUTES, sentKeys, sweep } from './sweep-for-tests.ts';

let stores: EmulatedStores;
beforeEach(async () => {
  stores = await emulatedStores();
});
afterEach(() => stores.close());

const visit = (key: string) => ingestObject(stores, key, false);

async function store(key: string, body = articleText(key.length)): Promise<void> {
  await stores.put(key, body);
  await visit(key);
}

async function remove(key: string): Promise<void> {
  await stores.bucket.client.send(new DeleteObjectCommand({ Bucket: stores.bucket.name, Key: key }));
}

/** As if the object had been settled when `parse` was a version younger. */
async function makeStale(key: string): Promise<void> {
  const { table } = stores;
  const row = (await ledgerRows(table, [key])).get(key);
  if (row === undefined) throw new Error(`${key} was never visited`);
  const { key: _key, ...attributes } = row;
  const versions = { ...currentVersions(NO_TOPICS), parse: STAGE_VERSIONS.parse - 1 };
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...ledgerKeyOf(key), ...attributes, versions } }),
  );
}

const rowsOfTable = async () => {
  const { Items } = await stores.table.client.send(new ScanCommand({ TableName: stores.table.name }));
  return new Set(Items?.map((item) => JSON.stringify(item)));
};

describe('a sweep', () => {
  /** One object in every state that there is. */
  async function fillBucket(): Promise<void> {
    await store('as it should be.txt');
    await store('stale.txt');
    await makeStale('stale.txt');
    await store('rejected.txt', ' ');
    await store('rejected and stale.txt', ' ');
    await makeStale('rejected and stale.txt');

    await stores.put('missed.txt', articleText(1));
    await store('missed: overwritten.txt');
    await stores.put('missed: overwritten.txt', articleText(2));
    await store('missed: removed.txt');
    await remove('missed: removed.txt');
    await visit('missed: returned.txt');
    await stores.put('missed: returned.txt', articleText(3));

    await stores.put('failed.txt', articleText(4));
    const failed = await begin(stores.table, 'failed.txt', new Date());
    await settle(stores.table, failed, { state: 'failed', detail: 'Error: out of luck' }, null, null, new Date());
    await stores.put('failed: stalled.txt', articleText(5));
    await begin(stores.table, 'failed: stalled.txt', fromNow(-60 * MINUTES));
    await stores.put('pending.txt', articleText(6));
    await begin(stores.table, 'pending.txt', new Date());
    await visit('gone.txt');
  }

  it('selects stale, missed and failed objects, says why, and leaves alone all others', async () => {
    await fillBucket();
    const { report, selected } = await sweep(stores, { dryRun: true });
    const parse = `parse ${STAGE_VERSIONS.parse - 1} → ${STAGE_VERSIONS.parse}`;
    expect(selected).toEqual([
      { key: 'failed.txt', reason: 'failed', detail: 'Error: out of luck' },
      {
        key: 'failed: stalled.txt',
        reason: 'failed',
        detail: expect.stringMatching(/^begun .* and never ended/),
      },
      { key: 'missed.txt', reason: 'missed', detail: 'in the bucket, not in the table' },
      { key: 'missed: overwritten.txt', reason: 'missed', detail: 'overwritten since it was read' },
      { key: 'missed: removed.txt', reason: 'missed', detail: 'removed from the bucket, still in the table' },
      { key: 'missed: returned.txt', reason: 'missed', detail: 'in the bucket, not in the table' },
      { key: 'rejected and stale.txt', reason: 'stale', detail: parse },
      { key: 'stale.txt', reason: 'stale', detail: parse },
    ]);
    expect(report).toEqual({
      counts: { stale: 2, missed: 4, failed: 2 },
      examined: 12,
      resumedAfter: null,
      completed: true,
    });
  });

  it('that is a dry run lists exactly what the real one then sends, and touches nothing', async () => {
    await fillBucket();
    const before = await rowsOfTable();
    const dry = await sweep(stores, { dryRun: true });
    expect(await sentKeys(stores)).toEqual([]);
    expect(await rowsOfTable()).toEqual(before);
    const real = await sweep(stores);
    expect(real).toEqual(dry);
    expect(await sentKeys(stores)).toEqual(dry.keys);
  });

  it('leaves nothing to do once what it sent has been through the line', async () => {
    await fillBucket();
    await sweep(stores);
    for (const key of await sentKeys(stores)) await visit(key);
    expect((await sweep(stores)).selected).toEqual([]);
    const { versions, settlement } = (await ledgerRows(stores.table, ['stale.txt'])).get('stale.txt') ?? {};
    expect(versions).toEqual(currentVersions(NO_TOPICS));
    expect(settlement).toEqual({ state: 'stored', articles: 1 });
  });

  it('leaves an object to its event while that may still be under way', async () => {
    await stores.put('just uploaded.txt', articleText(1));
    await store('just overwritten.txt');
    await stores.put('just overwritten.txt', articleText(2));
    expect((await sweep(stores, { missedBefore: fromNow(-MINUTES) })).selected).toEqual([]);
    expect((await sweep(stores, { missedBefore: fromNow(MINUTES) })).keys).toEqual([
      'just overwritten.txt',
      'just uploaded.txt',
    ]);
  });

  it('pairs bucket and table by the bytes of the key, whatever the characters', async () => {
    // In UTF-16, JavaScript's own order, the last one comes before the two in front of it.
    const keys = [' a+b %20.txt', 'é.txt', 'خبر.txt', '\u{ff21}.txt', '\u{fffe}.txt', '\u{1f4f0}.txt'];
    for (const key of keys) await store(key);
    expect(await sweep(stores)).toMatchObject({ report: { examined: keys.length }, selected: [] });
    for (const key of keys) await makeStale(key);
    expect((await sweep(stores)).keys).toEqual(keys);
    expect(await sentKeys(stores)).toEqual(keys);
  });
});

describe('a ledger row that was lost after many visits', () => {
  const lose = (key: string) =>
    stores.table.client.send(new DeleteCommand({ TableName: stores.table.name, Key: ledgerKeyOf(key) }));
  const articlesOf = async (key: string) => {
    const articles = await articlesOfObject(stores.table, objectIdOf(stores.bucket.name, key));
    return articles.map(({ record }) => record.headline);
  };

  beforeEach(async () => {
    for (const seed of [1, 2, 3]) await store('lost.txt', articleText(seed));
    await lose('lost.txt');
  });

  it('is made anew by the sweep, and the articles with it', async () => {
    expect((await sweep(stores)).selected).toMatchObject([{ key: 'lost.txt', reason: 'missed' }]);
    expect(await visit('lost.txt')).toEqual({ kind: 'stored', articles: 1 });
    expect(await articlesOf('lost.txt')).toEqual([articleText(3).split('\n')[0]]);
  });

  it('does not keep the articles of an object that is deleted then', async () => {
    await remove('lost.txt');
    expect(await visit('lost.txt')).toEqual({ kind: 'gone' });
    expect(await articlesOf('lost.txt')).toEqual([]);
  });
});
