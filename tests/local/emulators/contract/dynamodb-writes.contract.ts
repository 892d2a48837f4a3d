/** What Newsfold needs of DynamoDB: conditions, counters, and sets that tell who was there before. */
import {
  DeleteItemCommand,
  DescribeTableCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { key, useTable } from './dynamodb-table.ts';
import { randomName } from './target.ts';

export function describeDynamoDbWrites(): void {
  const { TableName, send, get } = useTable();

  it('describes and lists the table, and takes a TTL setting', async () => {
    const { Table } = await send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({ TableName, TableStatus: 'ACTIVE' });
    const names: string[] = [];
    let ExclusiveStartTableName: string | undefined;
    do {
      const page = await send(new ListTablesCommand({ ExclusiveStartTableName }));
      names.push(...(page.TableNames ?? []));
      ExclusiveStartTableName = page.LastEvaluatedTableName;
    } while (ExclusiveStartTableName !== undefined);
    expect(names).toContain(TableName);
    const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };
    await send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  });

  it('gives back every type as it was put', async () => {
    const Item = {
      ...key('types خبر', 'a/b+%'),
      n: { N: '12345678901234567890.5' },
      b: { B: new Uint8Array([0, 255]) },
      flag: { BOOL: false },
      none: { NULL: true },
      empty: { S: '' },
      list: { L: [{ S: 'x' }, { M: { deep: { N: '1' } } }] },
      set: { SS: ['a', 'ب'] },
    };
    await send(new PutItemCommand({ TableName, Item }));
    expect(await get('types خبر', 'a/b+%')).toEqual(Item);
  });

  describe('conditions', () => {
    it('puts only if there is none', async () => {
      const create = () =>
        send(new PutItemCommand({ TableName, Item: key('once'), ConditionExpression: 'attribute_not_exists(pk)' }));
      const outcomes = await Promise.allSettled(Array.from({ length: 16 }, create));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect(create()).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    });

    it('updates and deletes only in the generation expected', async () => {
      await send(new PutItemCommand({ TableName, Item: { ...key('ledger'), generation: { N: '1' } } }));
      const bump = (expected: string) =>
        send(
          new UpdateItemCommand({
            TableName,
            Key: key('ledger'),
            UpdateExpression: 'SET generation = generation + :one, #s = :s REMOVE gone',
            ConditionExpression: 'generation = :expected AND (attribute_not_exists(#s) OR #s <> :final)',
            ExpressionAttributeNames: { '#s': 'state' },
            ExpressionAttributeValues: {
              ':one': { N: '1' },
              ':s': { S: 'pending' },
              ':expected': { N: expected },
              ':final': { S: 'final' },
            },
            ReturnValues: 'ALL_NEW',
          }),
        );
      expect((await bump('1')).Attributes).toMatchObject({ generation: { N: '2' }, state: { S: 'pending' } });
      await expect(bump('1')).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
      const remove = (expected: string) =>
        send(
          new DeleteItemCommand({
            TableName,
            Key: key('ledger'),
            ConditionExpression: 'generation = :expected',
            ExpressionAttributeValues: { ':expected': { N: expected } },
            ReturnValues: 'ALL_OLD',
          }),
        );
      await expect(remove('1')).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
      expect((await remove('2')).Attributes).toMatchObject({ generation: { N: '2' } });
      expect(await get('ledger')).toBeUndefined();
    });
  });

  describe('updates', () => {
    it('adds to a set and tells who was there before, so that no two of forty writers miss each other', async () => {
      const before = new Map<string, readonly string[]>();
      const join = async (id: string) => {
        const { Attributes } = await send(
          new UpdateItemCommand({
            TableName,
            Key: key('band'),
            UpdateExpression: 'ADD members :me',
            ExpressionAttributeValues: { ':me': { SS: [id] } },
            ReturnValues: 'ALL_OLD',
          }),
        );
        before.set(id, Attributes?.['members']?.SS ?? []);
      };
      const ids = Array.from({ length: 40 }, (_, i) => `doc-${i}`);
      await Promise.all(ids.map(join));
      for (const a of ids) {
        for (const b of ids) {
          const met = before.get(a)?.includes(b) === true || before.get(b)?.includes(a) === true;
          expect(a === b || met, `${a} and ${b}`).toBe(true);
        }
      }
      expect((await get('band'))?.['members']?.SS?.toSorted()).toEqual(ids.toSorted());
    });

    it('counts under forty concurrent writers without losing one', async () => {
      const add = () =>
        send(
          new UpdateItemCommand({
            TableName,
            Key: key('count'),
            UpdateExpression: 'ADD n :one',
            ExpressionAttributeValues: { ':one': { N: '1' } },
            ReturnValues: 'UPDATED_NEW',
          }),
        );
      const seen = await Promise.all(Array.from({ length: 40 }, add));
      expect(new Set(seen.map(({ Attributes }) => Attributes?.['n']?.N)).size).toBe(40);
      expect((await get('count'))?.['n']).toEqual({ N: '40' });
    });

    it('takes from a set, appends to a list, and sets what is not there yet', async () => {
      await send(
        new PutItemCommand({
          TableName,
          Item: { ...key('mixed'), set: { SS: ['a', 'b'] }, list: { L: [{ S: '1' }] } },
        }),
      );
      const { Attributes } = await send(
        new UpdateItemCommand({
          TableName,
          Key: key('mixed'),
          UpdateExpression:
            'SET #l = list_append(if_not_exists(#l, :none), :two), seen = if_not_exists(seen, :now) DELETE #s :a',
          ExpressionAttributeNames: { '#l': 'list', '#s': 'set' },
          ExpressionAttributeValues: {
            ':none': { L: [] },
            ':two': { L: [{ S: '2' }] },
            ':now': { S: 'now' },
            ':a': { SS: ['a'] },
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      expect(Attributes).toMatchObject({
        list: { L: [{ S: '1' }, { S: '2' }] },
        set: { SS: ['b'] },
        seen: { S: 'now' },
      });
    });
  });

  describe('refusals', () => {
    it('names a table that does not exist', async () => {
      const missing = send(new GetItemCommand({ TableName: randomName('missing'), Key: key('a') }));
      await expect(missing).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    });

    it('takes no item above 400 KB, and no wrong key', async () => {
      const Item = { ...key('large'), text: { S: 'x'.repeat(400 * 1024) } };
      await expect(send(new PutItemCommand({ TableName, Item }))).rejects.toMatchObject({
        name: 'ValidationException',
      });
      const half = send(new GetItemCommand({ TableName, Key: { pk: { S: 'a' } } }));
      await expect(half).rejects.toMatchObject({ name: 'ValidationException' });
    });
  });
}
