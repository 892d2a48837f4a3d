/** Every article that the catalogue lists, straight from the index. */
import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { indexPartition } from '../../functions/catalogue/index-rows.ts';
import { recordedMonths } from '../../functions/catalogue/months.ts';
import type { Table } from '../../functions/catalogue/table.ts';

/** @returns ids, as often as they are listed */
export async function listedArticles(table: Table): Promise<string[]> {
  const ids: string[] = [];
  for (const month of await recordedMonths(table, 'published')) {
    const pages = paginateQuery(
      { client: table.client },
      {
        TableName: table.name,
        KeyConditionExpression: 'pk = :month',
        ExpressionAttributeValues: { ':month': indexPartition(['all', ''], month) },
      },
    );
    for await (const { Items } of pages)
      ids.push(...(Items ?? []).map((item) => String(item['sk']).split('#')[1] ?? ''));
  }
  return ids;
}
