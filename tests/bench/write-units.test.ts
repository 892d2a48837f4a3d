import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Table } from '../../functions/catalogue/table.ts';
import { openTable } from '../../functions/clients.ts';
import { benchArticles } from './corpus.ts';
import { type EmulatedAws, startEmulatedAws } from './emulated-aws.ts';
import { meteredIngest, writesOf } from './metered-ingest.ts';
import { type Charge, meter } from './metered-table.ts';
import { subjectsOf, TYPICAL_SUBJECTS, WRITE_UNIT_BUDGET } from './write-units.ts';

describe('the meter', () => {
  let aws: EmulatedAws;
  let table: Table;
  let charges: Charge[];
  const kilobytes = (count: number) => 'x'.repeat(count * 1024 - 100); // with keys and names below `count` KB
  const Key = { pk: 'A#1', sk: '0' };

  beforeAll(async () => {
    aws = await startEmulatedAws({ bucket: 'incoming', table: 'catalogue' }, false);
    table = openTable('catalogue', aws.settings);
    charges = meter(table, openTable('catalogue', aws.settings));
  });
  afterAll(() => aws.close());
  beforeEach(async () => {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
    charges.length = 0;
  });

  const put = (text: string, condition?: string) =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...Key, text },
        ...(condition && { ConditionExpression: condition }),
      }),
    );

  it('charges a put by the new item', async () => {
    await put(kilobytes(3));
    expect(charges).toMatchObject([{ row: 'article', operation: 'PutItem', writeUnits: 3, readUnits: 0 }]);
  });

  it('charges a smaller item over a larger one by the larger', async () => {
    await put(kilobytes(5));
    await put('short');
    expect(charges.map(({ writeUnits }) => writeUnits)).toEqual([5, 5]);
  });

  it('charges an update by the whole item, not by what changes', async () => {
    await put(kilobytes(3));
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key,
        UpdateExpression: 'SET seen = :yes',
        ExpressionAttributeValues: { ':yes': true },
      }),
    );
    expect(charges.at(-1)).toMatchObject({ operation: 'UpdateItem', writeUnits: 3 });
  });

  it('charges a delete by what it removes, and one unit where nothing is', async () => {
    await put(kilobytes(2));
    await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
    await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
    expect(charges.map(({ writeUnits }) => writeUnits)).toEqual([2, 2, 1]);
  });

  it('charges a write whose condition fails by the item it found', async () => {
    await put(kilobytes(2));
    await expect(put(kilobytes(9), 'attribute_not_exists(pk)')).rejects.toThrow(ConditionalCheckFailedException);
    expect(charges.map(({ writeUnits }) => writeUnits)).toEqual([2, 2]);
  });

  it('charges reads by 4 KB, and half of it when they need not be consistent', async () => {
    await put(kilobytes(6));
    for (const ConsistentRead of [true, false]) {
      await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead }));
    }
    expect(charges.slice(1).map(({ readUnits }) => readUnits)).toEqual([2, 1]);
  });

  it('charges a query by all it returns, a batch by each item, missing ones too', async () => {
    await put(kilobytes(6));
    await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': Key.pk },
        ConsistentRead: true,
      }),
    );
    const Keys = [Key, { pk: 'T#1', sk: 'H' }];
    await table.client.send(new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ConsistentRead: true } } }));
    expect(charges.slice(1).map(({ row, readUnits }) => [row, readUnits])).toEqual([
      ['article', 2],
      ['article', 2],
      ['text', 1],
    ]);
  });

  it('refuses an operation whose cost it does not know', async () => {
    await expect(table.client.send(new ScanCommand({ TableName: table.name }))).rejects.toThrow('Scan');
  });
});

describe('the cost of an article', () => {
  it(`is at most ${WRITE_UNIT_BUDGET} write units for one with two subjects`, { timeout: 60_000 }, async () => {
    const typical = benchArticles(60).filter((article) => subjectsOf(article) === TYPICAL_SUBJECTS);
    expect(new Set(typical.map(({ language }) => language))).toEqual(new Set(['ar', 'en']));
    const ingest = await meteredIngest();
    try {
      for (const { key, bytes } of typical) {
        const charges = await ingest.put(key, bytes);
        // All that an article needs was written: otherwise being cheap would prove nothing.
        const written = charges.filter(({ writeUnits }) => writeUnits > 0).map(({ row }) => row);
        expect(written).toEqual(expect.arrayContaining(['ledger', 'article', 'index', 'member', 'text', 'band']));
        expect(writesOf(charges), key).toBeLessThanOrEqual(WRITE_UNIT_BUDGET);
      }
    } finally {
      await ingest.close();
    }
  });
});
