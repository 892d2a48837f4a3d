/** Index rows that nobody takes away: what becomes of them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
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

it('a worker that is overtaken and dies before it takes its rows back leaves them, and queries pass over them', () =>
  stores.forOne(async (table) => {
    const catalogue = new CatalogueForTests(stores, table);
    await catalogue.change('a.txt', { put: 'harbour' });
    const worker = new ControlledWorker();
    const held = worker.holdBefore(writes('Put', '2022-05-01T')); // its first index row: the article's row is there
    const visit = catalogue.visit('a.txt', worker);
    await held.reached;
    await catalogue.change('a.txt', 'delete');
    expect(await catalogue.visit('a.txt')).toEqual({ kind: 'gone' });
    worker.killAfter(writes('Put', 'M#'));
    held.resume();
    await expect(visit).rejects.toThrow('killed');
    await catalogue.visit('a.txt');

    const { leftover } = await indexRowsIn(table);
    expect(leftover.length).toBeGreaterThan(0);
    for (const filters of [{}, { language: 'en' }, { sort: 'uploaded' }, { copies: 'one' }]) {
      expect(await findArticles(table, articleFilters.parse(filters))).toEqual({ documents: [], cursor: null });
    }
    await catalogue.expectAsInReference();

    await catalogue.putAndVisit('a.txt', 'harbour');
    expect((await indexRowsIn(table)).missing).toEqual([]);
    await catalogue.expectAsInReference();
  }));
