import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OBJECTS_BY_STATE } from '../../functions/catalogue/table.ts';
import { openTable } from '../../functions/clients.ts';
import { type EmulatedAws, startEmulatedAws } from './emulated-aws.ts';
import type { Item } from './item-size.ts';
import { seedTable } from './seed-table.ts';

const text = { pk: 'T#1', sk: 'H', words: new Uint8Array([1, 2, 255]) };
const member = { pk: 'T#1', sk: 'M#خبر-0', generation: 1_767_323_045_679, source: null, agency: ['د ب أ'], seen: true };
const band = { pk: 'B#1', sk: 'B', members: new Set([new Uint8Array([7]), new Uint8Array([9])]), joins: 2 };
const article = { pk: 'A#1', sk: '0', record: { id: '1-0', subjects: [{ id: '11000000', score: 0.75 }], flags: [] } };
const stored = (sk: string, listedAt: string) => ({ pk: 'L#1', sk, generation: 1, listedAs: 'stored', listedAt });
const [later, sooner] = [stored('a.txt', '2024-05-02T00:00:00.000Z'), stored('b.txt', '2024-05-01T00:00:00.000Z')];
const failed = { ...stored('c.txt', '2024-05-01T00:00:00.000Z'), listedAs: 'failed' };
const gone = { pk: 'L#1', sk: 'd.txt', generation: 2 };

let aws: EmulatedAws;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'newsfold-seed-'));
  const rows = [member, later, band, sooner, article, failed, gone, text];
  expect(await seedTable(dataDir, 'catalogue', each(rows))).toBe(rows.length);
  aws = await startEmulatedAws({ bucket: 'incoming', table: 'catalogue' }, { dataDir });
});
afterAll(async () => {
  await aws.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('seeds rows that the emulator serves as if they had been put', async () => {
  expect(await queried('pk', 'T#1')).toEqual([text, member]);
  expect(await queried('pk', 'B#1')).toEqual([band]);
  expect(await queried('pk', 'A#1')).toEqual([article]);
  expect(await queried('pk', 'L#1')).toEqual([later, sooner, failed, gone]);
});

it('seeds the index of objects by state with those that have one, in its order', async () => {
  expect(await queried('listedAs', 'stored', OBJECTS_BY_STATE)).toEqual([sooner, later]);
  expect(await queried('listedAs', 'failed', OBJECTS_BY_STATE)).toEqual([failed]);
});

it('leaves an entry in the index that a later write takes out again', async () => {
  const { client, name: TableName } = openTable('catalogue', aws.settings);
  await client.send(
    new UpdateCommand({ TableName, Key: { pk: 'L#1', sk: 'c.txt' }, UpdateExpression: 'REMOVE listedAs, listedAt' }),
  );
  expect(await queried('listedAs', 'failed', OBJECTS_BY_STATE)).toEqual([]);
});

async function* each(rows: readonly Item[]): AsyncGenerator<Item> {
  yield* rows;
}

async function queried(key: string, value: string, IndexName?: string): Promise<Item[]> {
  const { client, name: TableName } = openTable('catalogue', aws.settings);
  const condition = { KeyConditionExpression: `${key} = :value`, ExpressionAttributeValues: { ':value': value } };
  return (await client.send(new QueryCommand({ TableName, IndexName, ...condition }))).Items ?? [];
}
