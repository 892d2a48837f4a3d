/**
 * The months in which anything is indexed, so that a query without a date range knows where to look. Months are only ever
 * added: an empty one costs a reader one request.
 */
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { TimeAxis } from './index-rows.ts';
import type { Table } from './table.ts';

/** Months this process has written: a warm function writes each once. */
const written = new WeakMap<Table, Set<string>>();

/** @param month `YYYY-MM` */
export async function recordMonth(table: Table, axis: TimeAxis, month: string): Promise<void> {
  const known = written.get(table) ?? new Set();
  written.set(table, known);
  const pk = monthsOf(axis);
  if (known.has(`${pk} ${month}`)) return;
  await table.client.send(new PutCommand({ TableName: table.name, Item: { pk, sk: month } }));
  known.add(`${pk} ${month}`);
}

/** Every month, oldest first. A century is 1,200 rows: one page. */
export async function recordedMonths(table: Table, axis: TimeAxis): Promise<string[]> {
  const { Items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :months',
      ExpressionAttributeValues: { ':months': monthsOf(axis) },
    }),
  );
  return (Items ?? []).map((item) => item['sk'] as string);
}

function monthsOf(axis: TimeAxis): string {
  return axis === 'published' ? 'MONTHS' : 'MONTHS#uploaded';
}
