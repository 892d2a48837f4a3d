/** A sweep can be cut off anywhere, and run beside another: nothing is missed. */

import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../../functions/reprocess/checkpoint.ts';
import { NO_TOPICS } from '../../../pipeline/own-topics/compile-topics.ts';
import { currentVersions } from '../../../pipeline/versions.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { sentKeys, sweep } from './sweep-for-tests.ts';

const VERSIONS = currentVersions(NO_TOPICS);

let stores: EmulatedStores;
beforeEach(async () => {
  stores = await emulatedStores();
});
afterEach(() => stores.close());

/** Uploaded, and never visited: the sweep will find them missed. In the order of a listing. */
async function putMissed(count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, (_, index) => `missed/${String(index).padStart(3, '0')}.txt`);
  for (const key of keys) await stores.put(key, 'text');
  return keys;
}

describe('a sweep that is cut off', () => {
  it('when its time is up has sent what it selected, and the next goes on behind it', async () => {
    const keys = await putMissed(25);
    let asked = 0;
    const first = await sweep(stores, { timeIsUp: () => ++asked > 13 });
    expect(first.report).toMatchObject({ completed: false, examined: 13, resumedAfter: null });
    expect(first.keys).toEqual(keys.slice(0, 13));
    const second = await sweep(stores);
    expect(second.report).toMatchObject({ completed: true, examined: 12, resumedAfter: keys[12] });
    expect(second.keys).toEqual(keys.slice(13));
    expect(await sentKeys(stores)).toEqual(keys);
    expect((await sweep(stores, { dryRun: true })).report).toMatchObject({ examined: 25, resumedAfter: null });
  });

  it('before its first object loses no checkpoint', async () => {
    const keys = await putMissed(5);
    let asked = 0;
    await sweep(stores, { timeIsUp: () => ++asked > 2 });
    await sweep(stores, { timeIsUp: () => true });
    expect((await sweep(stores)).keys).toEqual(keys.slice(2));
  });

  it('by a kill loses nothing: the next one sends the rest', async () => {
    const keys = await putMissed(25);
    const killed = sweep(stores, {
      onSelected: ({ key }) => {
        if (key === keys[17]) throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await sentKeys(stores)).toEqual(keys.slice(0, 10));
    const { report } = await sweep(stores);
    expect(report).toMatchObject({ completed: true, resumedAfter: keys[9] });
    expect(await sentKeys(stores)).toEqual(keys.slice(10));
  });

  it('between sending and noting its place sends one batch twice, and no more', async () => {
    const keys = await putMissed(25);
    const { middlewareStack } = stores.table.client;
    middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName?.startsWith('Put')) throw new Error('killed');
          return next(args);
        },
      { step: 'initialize', name: 'kill' },
    );
    await expect(sweep(stores)).rejects.toThrow('killed');
    middlewareStack.remove('kill');
    await sweep(stores);
    expect(await sentKeys(stores)).toEqual([...keys.slice(0, 10), ...keys]);
  });

  it('under former stage versions is begun anew', async () => {
    const keys = await putMissed(3);
    const Item = { pk: 'R', sk: 'sweep', after: keys[1], versions: JSON.stringify({ ...VERSIONS, parse: 0 }) };
    await stores.table.client.send(new PutCommand({ TableName: stores.table.name, Item }));
    expect(await readCheckpoint(stores.table, VERSIONS)).toBeNull();
    expect((await sweep(stores)).keys).toEqual(keys);
  });
});

describe('two sweeps at once', () => {
  it('miss nothing between them, and leave no checkpoint behind', async () => {
    const keys = await putMissed(45);
    await Promise.all([sweep(stores), sweep(stores)]);
    const sent = await sentKeys(stores);
    expect([...new Set(sent)].sort()).toEqual(keys);
    expect(sent.length).toBeLessThanOrEqual(2 * keys.length);
    expect(await readCheckpoint(stores.table, VERSIONS)).toBeNull();
  });
});
