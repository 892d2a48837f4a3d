/**
 * How far a sweep over the bucket has come, so that one that was cut off (time budget, kill) goes on where it stopped.
 * A checkpoint counts only for the versions it was made under: after a change the sweep starts from the beginning.
 */
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RecordVersions } from '../../pipeline/record.ts';
import type { Table } from '../catalogue/table.ts';

const KEY = { pk: 'R', sk: 'sweep' };

/** The last key that the unfinished sweep dealt with; null when there is none to go on with. */
export async function readCheckpoint(table: Table, versions: RecordVersions): Promise<string | null> {
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: KEY, ConsistentRead: true }));
  return Item?.['versions'] === JSON.stringify(versions) ? (Item['after'] as string) : null;
}

export async function writeCheckpoint(table: Table, versions: RecordVersions, after: string): Promise<void> {
  const Item = { ...KEY, after, versions: JSON.stringify(versions) };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}

export async function clearCheckpoint(table: Table): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: KEY }));
}
