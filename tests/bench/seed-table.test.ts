import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTable } from '../../functions/clients.ts';
import { type EmulatedAws, startEmulatedAws } from './emulated-aws.ts';
import type { Item } from './item-size.ts';
import { seedTable } from './seed-table.ts';

const text = { pk: 'T#1', sk: 'H', words: new Uint8Array([1, 2, 255]) };
const member = { pk: 'T#1', sk: 'M#خبر-0', generation: 1_767_323_045_679, source: null, agency: ['د ب أ'], seen: true };
const band = { pk: 'B#1', sk: 'B', members: new Set([new Uint8Array([7]), new Uint8Array([9])]), joins: 2 };
const article = { pk: 'A#1', sk: '0', record: { id: '1-0', subjects: [{ id: '11000000', score: 0.75 }], flags: [] } };

let aws: EmulatedAws;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'newsfold-seed-'));
});
afterAll(async () => {
  await aws.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('seeds rows that the emulator serves as if they had been put', async () => {
  expect(await seedTable(dataDir, 'catalogue', each([member, band, article, text]))).toBe(4);
  aws = await startEmulatedAws({ bucket: 'incoming', table: 'catalogue' }, { dataDir });

  expect(await partition('T#1')).toEqual([text, member]);
  expect(await partition('B#1')).toEqual([band]);
  expect(await partition('A#1')).toEqual([article]);
});

async function* each(rows: readonly Item[]): AsyncGenerator<Item> {
  yield* rows;
}

async function partition(pk: string): Promise<Item[]> {
  const { client, name: TableName } = openTable('catalogue', aws.settings);
  const condition = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
  return (await client.send(new QueryCommand({ TableName, ...condition }))).Items ?? [];
}
