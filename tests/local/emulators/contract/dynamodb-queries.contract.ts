/** What Newsfold needs of DynamoDB: queries page by page in both directions, filters, batches. */
import { BatchGetItemCommand, BatchWriteItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { key, useTable } from './dynamodb-table.ts';

export function describeDynamoDbQueries(): void {
  const { TableName, send } = useTable();

  describe('queries', () => {
    const sks = Array.from({ length: 12 }, (_, i) => `2024-03-${String(i + 1).padStart(2, '0')}#خ${i}`);
    beforeAll(async () => {
      const requests = ['day', 'day-other'].flatMap((pk) =>
        sks.map((sk, i) => ({ PutRequest: { Item: { ...key(pk, sk), n: { N: String(i) } } } })),
      );
      await send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests.slice(0, 12) } }));
      await send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests.slice(12) } }));
    });

    it.each([true, false])('come page by page, ascending: %s', async (ScanIndexForward) => {
      const seen: (string | undefined)[] = [];
      let ExclusiveStartKey: Record<string, { S: string }> | undefined;
      do {
        const page = await send(
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
      const { Items = [], ScannedCount } = await send(
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
      const counted = await send(new QueryCommand({ ...asked, Select: 'COUNT' }));
      expect(counted).toMatchObject({ Count: 3 });
      expect(counted.Items).toBeUndefined();
      const { Items } = await send(new QueryCommand({ ...asked, ProjectionExpression: 'n', Limit: 1 }));
      expect(Items).toEqual([{ n: { N: '9' } }]);
    });

    it('read many keys at once, and scan all of them in segments', async () => {
      const Keys = [...sks.map((sk) => key('day', sk)), key('day', 'missing')];
      const { Responses } = await send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }));
      expect(Responses?.[TableName]?.map(({ sk }) => sk?.S).toSorted()).toEqual(sks);
      const segments = await Promise.all(
        [0, 1].map((Segment) => send(new ScanCommand({ TableName, Segment, TotalSegments: 2 }))),
      );
      const ofDay = segments.flatMap(({ Items = [] }) => Items).filter(({ pk }) => pk?.S === 'day');
      expect(ofDay.map(({ sk }) => sk?.S).toSorted()).toEqual(sks);
    });
  });
}
