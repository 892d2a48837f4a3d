/** Articles decades apart, and lists with months in which they have nothing: found without asking every month in turn. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../../functions/catalogue/table.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { type DescribedArticle, idOf, putAll } from './described-articles.ts';
import { everyArticle } from './paged.ts';

/** One article of the common outlet in every month from 1984 on; the rare one has three in forty years. */
const MONTHS = Array.from({ length: 481 }, (_, number) => new Date(Date.UTC(1984, number, 1)).toISOString());
const RARE = ['1984-01-01T00:00:00.001Z', '2003-12-31T23:59:59.999Z', '2024-01-31T10:00:00.000Z'];

const article = (key: string, published: string, source: string): DescribedArticle => ({
  ...{ key, published, source, text: key, uploadedAt: '2024-05-01T00:00:00.000Z', language: null },
  ...{ topics: [], subjects: [], agency: [], countries: [] },
});

let stores: EmulatedStores;
let table: Table;
beforeAll(async () => {
  stores = await emulatedStores();
  table = stores.table;
  await putAll(
    table,
    MONTHS.map((published, number) => article(`common ${number}`, published, 'Common')),
  );
  await putAll(
    table,
    RARE.map((published, number) => article(`rare ${number}`, published, 'Rare')),
  );
}, 120_000);
afterAll(() => stores.close());

const rare = RARE.map((_, number) => idOf({ key: `rare ${number}` }));

/** Counts the requests that a table is sent: all, and those under way at once. */
function countRequests({ client }: Table): { readonly all: number; readonly atOnce: number } {
  const counts = { all: 0, atOnce: 0 };
  let underWay = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      counts.all += 1;
      underWay += 1;
      counts.atOnce = Math.max(counts.atOnce, underWay);
      return next(args).finally(() => {
        underWay -= 1;
      });
    },
    { step: 'build' },
  );
  return counts;
}

describe('articles decades apart', () => {
  it.each(['newest', 'oldest'] as const)('are all found, the %s first, on pages of any size', async (order) => {
    for (const limit of [1, 2, 50]) {
      const found = await everyArticle(table, { source: 'RARE', order }, [limit]);
      expect(found.map(({ id }) => id)).toEqual(order === 'oldest' ? rare : rare.toReversed());
    }
  });

  it('are found between others of every month', async () => {
    const found = await everyArticle(table, { order: 'oldest' }, [100]);
    expect(found).toHaveLength(MONTHS.length + RARE.length);
    expect(found.map(({ sortAt }) => sortAt)).toEqual([...MONTHS, ...RARE].toSorted());
  });

  it('are found within a range, and only there', async () => {
    const query = { source: 'Rare', from: '1984-02', to: '2003' };
    expect((await everyArticle(table, query)).map(({ id }) => id)).toEqual([rare[1]]);
  });

  it('take no request for the months between them in which nothing is', async () => {
    const sparse = await stores.freshTable();
    const dates = ['0984-01-01T00:00:00.000Z', '2024-01-31T10:00:00.000Z'];
    await putAll(
      sparse,
      dates.map((published) => article(published, published, 'Rare')),
    );
    const requests = countRequests(sparse);
    expect(await everyArticle(sparse, { source: 'Rare' })).toHaveLength(2);
    expect(requests.all).toBeGreaterThan(2);
    expect(requests.all).toBeLessThan(12);
  });

  it('take several months at once where the list has none', async () => {
    const requests = countRequests(table);
    await everyArticle(table, { source: 'Nobody' });
    expect(requests).toEqual({ all: 1 + MONTHS.length, atOnce: 16 });
  });
});
