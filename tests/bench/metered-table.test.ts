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
import { OBJECTS_BY_STATE, type Table } from '../../functions/catalogue/table.ts';
import { openTable } from '../../functions/clients.ts';
import { type EmulatedAws, startEmulatedAws } from './emulated-aws.ts';
import { requestsOf } from './metered-ingest.ts';
import { type Charge, meter } from './metered-table.ts';

describe('the meter', () => {
  let aws: EmulatedAws;
  let table: Table;
  let charges: Charge[];
  const kilobytes = (count: number) => 'x'.repeat(count * 1024 - 100); // with keys and names below `count` KB
  const Key = { pk: 'A#1', sk: '0' };

  beforeAll(async () => {
    aws = await startEmulatedAws({ bucket: 'incoming', table: 'catalogue' });
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

  const STORED = { listedAs: 'stored', listedAt: '2024-05-01T00:00:00.000Z' };
  const putObject = (sk: string, attributes: Readonly<Record<string, string>>) =>
    table.client.send(new PutCommand({ TableName: table.name, Item: { pk: 'L#1', sk, ...attributes } }));

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

  it('charges a query within a partition to the kind of row it asks for', async () => {
    await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :text AND begins_with(sk, :member)',
        ExpressionAttributeValues: { ':text': 'T#1', ':member': 'M#' },
      }),
    );
    expect(charges).toMatchObject([{ row: 'member', operation: 'Query', readUnits: 0.5 }]);
  });

  it('charges a query of the index by state by all it returns, and half: such reads are never consistent', async () => {
    for (const sk of ['a.txt', 'b.txt']) await putObject(sk, { ...STORED, text: kilobytes(6) });
    charges.length = 0;
    await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: OBJECTS_BY_STATE,
        KeyConditionExpression: 'listedAs = :state',
        ExpressionAttributeValues: { ':state': 'stored' },
      }),
    );
    expect(charges).toMatchObject([{ row: 'by state', operation: 'Query', readUnits: 1.5, writeUnits: 0 }]);
  });

  describe('of objects by state', () => {
    const write = (sk: string, expression: string, values?: Readonly<Record<string, string>>, condition?: string) =>
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: { pk: 'L#1', sk },
          UpdateExpression: expression,
          ...(values && { ExpressionAttributeValues: values }),
          ...(condition && { ConditionExpression: condition }),
        }),
      );
    const ofIndex = () => charges.flatMap(({ row, writeUnits }) => (row === 'by state' ? [writeUnits] : []));

    it('charges nothing for an item that is in no state', async () => {
      await putObject('none.txt', { text: 'short' });
      expect(charges.map(({ row }) => row)).toEqual(['ledger']);
    });

    it('charges a new entry by its size, in the request that wrote the item', async () => {
      await putObject('new.txt', { ...STORED, text: kilobytes(3) });
      expect(charges).toMatchObject([
        { row: 'ledger', writeUnits: 3 },
        { row: 'by state', writeUnits: 3 },
      ]);
      expect(requestsOf(charges)).toBe(1);
    });

    it.each([['listedAs'], ['listedAt']])('charges a change of %s as one entry gone and one put', async (key) => {
      await putObject('moved.txt', { ...STORED, text: kilobytes(3) });
      charges.length = 0;
      await write('moved.txt', `SET ${key} = :other, more = :more`, { ':other': 'other', ':more': kilobytes(2) });
      expect(ofIndex()).toEqual([3, 5]);
    });

    it('charges one write, by the larger, where another attribute changes', async () => {
      await putObject('changed.txt', { ...STORED, content: kilobytes(3) });
      charges.length = 0;
      await write('changed.txt', 'SET extra = :short REMOVE content', { ':short': 'short' });
      expect(ofIndex()).toEqual([3]);
    });

    it('charges nothing where nothing changes', async () => {
      await putObject('same.txt', STORED);
      charges.length = 0;
      await putObject('same.txt', STORED);
      await expect(write('same.txt', 'SET more = :more', { ':more': '' }, 'attribute_exists(more)')).rejects.toThrow();
      expect(ofIndex()).toEqual([]);
    });

    it('charges an entry that goes by its size', async () => {
      await putObject('gone.txt', { ...STORED, text: kilobytes(2) });
      charges.length = 0;
      await write('gone.txt', 'REMOVE listedAs, listedAt');
      expect(ofIndex()).toEqual([2]);
    });
  });

  it('numbers requests, so that what one batch reads is one', async () => {
    await put('short');
    const Keys = [Key, { pk: 'T#1', sk: 'H' }];
    await table.client.send(new BatchGetCommand({ RequestItems: { [table.name]: { Keys } } }));
    expect(charges).toHaveLength(3);
    expect(requestsOf(charges)).toBe(2);
  });

  it('refuses an operation whose cost it does not know', async () => {
    await expect(table.client.send(new ScanCommand({ TableName: table.name }))).rejects.toThrow('Scan');
  });
});
