/** A table with the keys of Newsfold's own, gone afterwards. */
import {
  type AttributeValue,
  CreateTableCommand,
  DeleteTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
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

export const key = (pk: string, sk = '-') => ({ pk: { S: pk }, sk: { S: sk } });

export type Table = {
  readonly TableName: string;
  readonly send: DynamoDBClient['send'];
  get(pk: string, sk?: string): Promise<Record<string, AttributeValue> | undefined>;
};

export function useTable(): Table {
  let target: Target;
  const TableName = randomName('table');
  const send = ((command: never) => target.dynamodb.send(command)) as DynamoDBClient['send'];

  beforeAll(async () => {
    target = await openTarget();
    await createTable(target.dynamodb, TableName);
  }, 90_000); // AWS takes its time
  afterAll(async () => {
    await send(new DeleteTableCommand({ TableName }));
    await target.close();
  });

  return {
    TableName,
    send,
    get: async (pk, sk) => (await send(new GetItemCommand({ TableName, Key: key(pk, sk), ConsistentRead: true }))).Item,
  };
}
