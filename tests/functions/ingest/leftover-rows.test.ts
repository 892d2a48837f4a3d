/** Index rows of workers that were overtaken: none stay. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../../functions/catalogue/table.ts';
import { articleFilters } from '../../../functions/query/filters.ts';
import { findArticles } from '../../../functions/query/find-articles.ts';
import { CatalogueForTests } from '../schedules/catalogue-for-tests.ts';
import { ControlledWorker, writes } from '../schedules/controlled-worker.ts';
import { indexRowsIn } from '../schedules/leftover-rows.ts';
import { type ScheduleStores, scheduleStores } from '../schedules/schedule-stores.ts';

let stores: ScheduleStores;
beforeAll(async () => {
  stores = await scheduleStores();
});
afterAll(() => stores.close());

/** A worker that stops before it writes its first index row, with the article's row there, and dies with all of them written. */
async function overtaken(
  table: Table,
  meanwhile: (catalogue: CatalogueForTests) => Promise<unknown>,
): Promise<CatalogueForTests> {
  const catalogue = new CatalogueForTests(stores, table);
  await catalogue.change('a.txt', { put: 'harbour' });
  const worker = new ControlledWorker();
  const held = worker.holdBefore(writes('Put', '2022-05-01T'));
  const visit = catalogue.visit('a.txt', worker);
  await held.reached;
  await meanwhile(catalogue);
  worker.killAfter(writes('Put', 'M#'));
  held.resume();
  await expect(visit).rejects.toThrow('killed');
  return catalogue;
}

describe('a worker that is overtaken and dies before it takes its rows back leaves none', () => {
  it.each([
    ['whose article was withdrawn meanwhile', ['delete']],
    ['whose article was replaced meanwhile', [{ put: 'library' }]],
    ['whose article was replaced and withdrawn', [{ put: 'library' }, 'delete']],
    ['whose article was withdrawn and is back', ['delete', { put: 'harbour' }]],
  ] as const)('%s', (_, changes) =>
    stores.forOne(async (table) => {
      const catalogue = await overtaken(table, async (meanwhile) => {
        for (const change of changes) {
          await meanwhile.change('a.txt', change);
          await meanwhile.visit('a.txt');
        }
      });
      expect(await indexRowsIn(table)).toEqual({ missing: [], leftover: [] });
      await catalogue.expectAsInReference();
    }),
  );
});

it('what a worker wrote after all is removed when its message comes again', () =>
  stores.forOne(async (table) => {
    const catalogue = new CatalogueForTests(stores, table);
    await catalogue.change('a.txt', { put: 'harbour' });
    const worker = new ControlledWorker();
    const held = worker.holdBefore(writes('Put', '0')); // nothing is there yet that a later visit could remove
    const visit = catalogue.visit('a.txt', worker);
    await held.reached;
    await catalogue.change('a.txt', 'delete');
    await catalogue.visit('a.txt');
    worker.killAfter(writes('Put', 'M#'));
    held.resume();
    await expect(visit).rejects.toThrow('killed');
    expect((await findArticles(table, articleFilters.parse({}))).documents).toHaveLength(1);

    await catalogue.visitAgain('a.txt');
    expect(await indexRowsIn(table)).toEqual({ missing: [], leftover: [] });
    await catalogue.expectAsInReference();
  }));
