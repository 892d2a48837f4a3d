/** A table with the keys of Newsfold's own, gone afterwards. */
import { type AttributeValue, DeleteTableCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { createCatalogueTable } from '../../../catalogue-resources.ts';
import { openTarget, randomName, type Target } from './target.ts';

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
    await createCatalogueTable(target.dynamodb, TableName);
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
