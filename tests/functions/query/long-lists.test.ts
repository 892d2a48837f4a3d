/** Lists longer than what one page counts, or one answer of the table holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerKeyOf } from '../../../functions/catalogue/keys.ts';
import type { Table } from '../../../functions/catalogue/table.ts';
import { type CountPage, count } from '../../../functions/query/count.ts';
import { type DayCounts, mergedDays } from '../../../functions/query/day-counts.ts';
import { countFilters } from '../../../functions/query/filters.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { STALLED_BEFORE, visit } from './described-objects.ts';
import { everyObject } from './paged.ts';
import { writeRows } from './write-rows.ts';

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());

const day = (number: number) => new Date(Date.UTC(2024, 0, 1 + number)).toISOString();

/** Days of one page after the other; between two of them, what happens. */
async function pagesOfCounts(table: Table, query: object, between: () => Promise<void>): Promise<DayCounts[][]> {
  const pages: DayCounts[][] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    if (cursor !== undefined) await between();
    const page: CountPage = await count(table, countFilters.parse({ ...query, cursor }), STALLED_BEFORE);
    pages.push([...page.days]);
    cursor = page.cursor;
  }
  return pages;
}

describe('counts of more than one page', () => {
  const DAYS = 100;

  it('are exact for articles, but for the days that changed between the pages', async () => {
    const PER_DAY = 620;
    const row = (number: number, of: number) => ({
      ...{ pk: `I#all##${day(of).slice(0, 7)}`, sk: `${day(of)}#${String(number).padStart(20, '0')}-0` },
      ...{ facets: [`language#${number % 3 === 0 ? 'ar' : 'en'}`], otherAt: day(of), generation: 1 },
    });
    const table = await stores.freshTable();
    const ofDay = (of: number) => Array.from({ length: PER_DAY }, (_, number) => row(number, of));
    const months = [0, 31, 60, 91].map((first) => ({ pk: 'MONTHS', sk: day(first).slice(0, 7) }));
    await writeRows(table, [...Array.from({ length: DAYS }, (_, of) => ofDay(of)).flat(), ...months]);

    // One article comes on the first day, which is counted, and one on the last, which is not.
    const pages = await pagesOfCounts(table, { by: 'language', from: '2024', to: '2024' }, () =>
      writeRows(table, [row(PER_DAY, 0), row(PER_DAY, DAYS - 1)]),
    );
    expect(pages.length).toBeGreaterThan(1);
    const [ar, en] = [Math.ceil(PER_DAY / 3), PER_DAY - Math.ceil(PER_DAY / 3)];
    const days = mergedDays(pages);
    expect(days.slice(1, -1)).toEqual(
      Array.from({ length: DAYS - 2 }, (_, before) => {
        return { date: day(before + 1).slice(0, 10), total: PER_DAY, counts: { ar, en } };
      }),
    );
    expect([days.at(0)?.total, days.at(-1)?.total]).toEqual([PER_DAY, PER_DAY + 1]);
  }, 180_000);

  it('are exact for objects, but for the days that changed between the pages', async () => {
    const PER_DAY = 320;
    const STATES = ['stored', 'failed', 'rejected#empty', 'rejected#too-short'];
    const ledgerRow = (number: number, of: number) => {
      const state = STATES[number % STATES.length] ?? '';
      const [name, reason] = state.split('#');
      const settlement = { state: name, reason, detail: '', articles: 1 };
      return {
        ...{ ...ledgerKeyOf(`${of}/${number}.txt`), generation: 1, settledGeneration: 1 },
        ...{ settlement, begunAt: day(of), listedAs: state, listedAt: day(of) },
      };
    };
    const table = await stores.freshTable();
    const ofDay = (of: number) => Array.from({ length: PER_DAY }, (_, number) => ledgerRow(number, of));
    await writeRows(table, Array.from({ length: DAYS }, (_, of) => ofDay(of)).flat());

    // An object of a day of its own goes from the first partition to the last.
    const pages = await pagesOfCounts(table, { by: 'state', from: '2024', to: '2024' }, async () => {
      const moving = { key: 'moving.txt', uploadedAt: day(DAYS), begunAt: day(DAYS) };
      await visit(table, { ...moving, state: 'stored' });
    });
    expect(pages.length).toBeGreaterThan(1);
    const each = PER_DAY / STATES.length;
    expect(mergedDays(pages).slice(0, DAYS)).toEqual(
      Array.from({ length: DAYS }, (_, of) => {
        const counts = { failed: each, rejected: 2 * each, stored: each };
        return { date: day(of).slice(0, 10), total: PER_DAY, counts };
      }),
    );
  }, 180_000);
});

describe('objects with so much to say that the table answers with less than it is asked for', () => {
  it('are all listed', async () => {
    const table = await stores.freshTable();
    const rows = Array.from({ length: 400 }, (_, number) => ({
      ...{ ...ledgerKeyOf(`${number}.txt`), generation: 1, settledGeneration: 1 },
      ...{ settlement: { state: 'failed', detail: 'd'.repeat(10_000) }, begunAt: day(0) },
      ...{ listedAs: 'failed', listedAt: day(number % 50) },
    }));
    await writeRows(table, rows);
    for (const order of ['newest', 'oldest'] as const) {
      const found = await everyObject(table, { state: 'failed', order }, [200]);
      expect(new Set(found.map(({ key }) => key)).size).toBe(rows.length);
    }
  }, 60_000);
});
