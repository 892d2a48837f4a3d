/**
 * What the emulator alone takes for a page: the requests that find it, made again by bare SDK calls. Those are the queries of index rows, and one
 * batch of the rows of the articles on the page; how its articles stand among their copies is left out. Of an object or a group, which no index
 * row leads to, they are all requests.
 */
import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { articleKeyOf } from '../../functions/catalogue/keys.ts';
import type { Table } from '../../functions/catalogue/table.ts';
import type { Answer } from './query-patterns.ts';
import type { RecordedCall, Waves } from './recorded-calls.ts';

/** @param waves the calls that a query made for this answer */
export function barePage(table: Table, waves: Waves, { articles }: Answer): () => Promise<void> {
  const finding = waves.map((wave) => wave.filter(isFinding)).filter((wave) => wave.length > 0);
  const ofPage: RecordedCall[] = articles.length === 0 ? [] : [batchOf(table, articles)];
  const calls = finding.length === 0 ? waves : [...finding, ofPage];
  return async () => {
    for (const wave of calls) await Promise.all(wave.map((call) => send(table, call)));
  };
}

function batchOf({ name }: Table, articles: readonly string[]): RecordedCall {
  const Keys = articles.map(articleKeyOf);
  return { operation: 'BatchGetItem', input: { RequestItems: { [name]: { Keys, ConsistentRead: true } } } };
}

/** Inputs are what was recorded, hence what their commands take. */
function send({ client }: Table, { operation, input }: RecordedCall): Promise<unknown> {
  if (operation === 'Query') return client.send(new QueryCommand(input as never));
  if (operation === 'BatchGetItem') return client.send(new BatchGetCommand(input as never));
  throw new Error(`no page is expected to need ${operation}`);
}

/** Whether a call reads rows of an index, ours or the table's. */
function isFinding({ operation, input }: RecordedCall): boolean {
  if (operation !== 'Query') return false;
  const [partition] = Object.values(input['ExpressionAttributeValues'] as Readonly<Record<string, unknown>>);
  return input['IndexName'] !== undefined || String(partition).startsWith('I#');
}
