/** Writes rows as they are, for lists so long that writing articles would take minutes. */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { everyMapped, type RowKey, type Table } from '../../../functions/catalogue/table.ts';

const BATCH_WRITE_LIMIT = 25;
const AT_ONCE = 8;

/** @param rows of different keys */
export async function writeRows({ client, name }: Table, rows: readonly RowKey[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(rows.length / BATCH_WRITE_LIMIT) }, (_, batch) =>
    rows.slice(batch * BATCH_WRITE_LIMIT, (batch + 1) * BATCH_WRITE_LIMIT),
  );
  await everyMapped(batches, AT_ONCE, (batch) => {
    const puts = batch.map((Item) => ({ PutRequest: { Item } }));
    return client.send(new BatchWriteCommand({ RequestItems: { [name]: puts } }));
  });
}
