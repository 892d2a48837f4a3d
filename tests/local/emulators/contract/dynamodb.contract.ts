/** What Newsfold needs of DynamoDB: conditions, sets that tell who was there before, paging, batches. */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, randomName, type Target } from './target.ts';

export async function createTable(dynamodb: DynamoDBClient, TableName: string): Promise<void> {
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 60, minDelay: 0.05 }, { TableName });
}

export function describeDynamoDbContract(): void {
  let target: Target;
  let dynamodb: DynamoDBClient;
  const TableName = randomName('table');

  beforeAll(async () => {
    target = await openTarget();
    dynamodb = target.dynamodb;
    await createTable(dynamodb, TableName);
  }, 90_000);
  afterAll(async () => {
    await dynamodb.send(new DeleteTableCommand({ TableName }));
    await target.close();
  });

  const key = (pk: string, sk = '-') => ({ pk: { S: pk }, sk: { S: sk } });
  const get = async (pk: string, sk?: string) =>
    (await dynamodb.send(new GetItemCommand({ TableName, Key: key(pk, sk), ConsistentRead: true }))).Item;

  it('describes and lists the table, and takes a TTL setting', async () => {
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({ TableName, TableStatus: 'ACTIVE' });
    const names: string[] = [];
    let ExclusiveStartTableName: string | undefined;
    do {
      const page = await dynamodb.send(new ListTablesCommand({ ExclusiveStartTableName }));
      names.push(...(page.TableNames ?? []));
      ExclusiveStartTableName = page.LastEvaluatedTableName;
    } while (ExclusiveStartTableName !== undefined);
    expect(names).toContain(TableName);
    const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };
    await dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
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
    await dynamodb.send(new PutItemCommand({ TableName, Item }));
    expect(await get('types خبر', 'a/b+%')).toEqual(Item);
  });

  describe('conditions', () => {
    it('puts only if there is none', async () => {
      const create = () =>
        dynamodb.send(
          new PutItemCommand({ TableName, Item: key('once'), ConditionExpression: 'attribute_not_exists(pk)' }),
        );
      const outcomes = await Promise.allSettled(Array.from({ length: 16 }, create));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect(create()).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    });

    it('updates and deletes only in the generation expected', async () => {
      await dynamodb.send(new PutItemCommand({ TableName, Item: { ...key('ledger'), generation: { N: '1' } } }));
      const bump = (expected: string) =>
        dynamodb.send(
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
        dynamodb.send(
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
        const { Attributes } = await dynamodb.send(
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
        dynamodb.send(
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
      await dynamodb.send(
        new PutItemCommand({
          TableName,
          Item: { ...key('mixed'), set: { SS: ['a', 'b'] }, list: { L: [{ S: '1' }] } },
        }),
      );
      const { Attributes } = await dynamodb.send(
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

  describe('queries', () => {
    const sks = Array.from({ length: 12 }, (_, i) => `2024-03-${String(i + 1).padStart(2, '0')}#خ${i}`);
    beforeAll(async () => {
      const requests = ['day', 'day-other'].flatMap((pk) =>
        sks.map((sk, i) => ({ PutRequest: { Item: { ...key(pk, sk), n: { N: String(i) } } } })),
      );
      await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests.slice(0, 12) } }));
      await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests.slice(12) } }));
    });

    it.each([true, false])('come page by page, ascending: %s', async (ScanIndexForward) => {
      const seen: (string | undefined)[] = [];
      let ExclusiveStartKey: Record<string, { S: string }> | undefined;
      do {
        const page = await dynamodb.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': { S: 'day' } },
            ScanIndexForward,
            Limit: 5,
            ExclusiveStartKey,
          }),
        );
        seen.push(...(page.Items ?? []).map(({ sk }) => sk?.S));
        ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
      } while (ExclusiveStartKey !== undefined);
      expect(seen).toEqual(ScanIndexForward ? sks : sks.toReversed());
    });

    it.each([true, false])('keep within a range and a filter, ascending: %s', async (ScanIndexForward) => {
      const { Items = [], ScannedCount } = await dynamodb.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          FilterExpression: 'n > :n AND attribute_exists(n)',
          ExpressionAttributeValues: {
            ':pk': { S: 'day' },
            ':from': { S: '2024-03-03' },
            ':to': { S: '2024-03-07' },
            ':n': { N: '3' },
          },
          ScanIndexForward,
        }),
      );
      const found = sks.slice(4, 6);
      expect(Items.map(({ sk }) => sk?.S)).toEqual(ScanIndexForward ? found : found.toReversed());
      expect(ScannedCount).toBe(4);
    });

    it('count without items, and project', async () => {
      const asked = {
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :from)',
        ExpressionAttributeValues: { ':pk': { S: 'day' }, ':from': { S: '2024-03-1' } },
      };
      const counted = await dynamodb.send(new QueryCommand({ ...asked, Select: 'COUNT' }));
      expect(counted).toMatchObject({ Count: 3 });
      expect(counted.Items).toBeUndefined();
      const { Items } = await dynamodb.send(new QueryCommand({ ...asked, ProjectionExpression: 'n', Limit: 1 }));
      expect(Items).toEqual([{ n: { N: '9' } }]);
    });

    it('read many keys at once, and scan all of them in segments', async () => {
      const Keys = [...sks.map((sk) => key('day', sk)), key('day', 'missing')];
      const { Responses } = await dynamodb.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }));
      expect(Responses?.[TableName]?.map(({ sk }) => sk?.S).toSorted()).toEqual(sks);
      const segments = await Promise.all(
        [0, 1].map((Segment) => dynamodb.send(new ScanCommand({ TableName, Segment, TotalSegments: 2 }))),
      );
      const ofDay = segments.flatMap(({ Items = [] }) => Items).filter(({ pk }) => pk?.S === 'day');
      expect(ofDay.map(({ sk }) => sk?.S).toSorted()).toEqual(sks);
    });
  });

  describe('refusals', () => {
    it('names a table that does not exist', async () => {
      const missing = dynamodb.send(new GetItemCommand({ TableName: randomName('missing'), Key: key('a') }));
      await expect(missing).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    });

    it('takes no item above 400 KB, and no wrong key', async () => {
      const Item = { ...key('large'), text: { S: 'x'.repeat(400 * 1024) } };
      await expect(dynamodb.send(new PutItemCommand({ TableName, Item }))).rejects.toMatchObject({
        name: 'ValidationException',
      });
      const half = dynamodb.send(new GetItemCommand({ TableName, Key: { pk: { S: 'a' } } }));
      await expect(half).rejects.toMatchObject({ name: 'ValidationException' });
    });
  });
}
