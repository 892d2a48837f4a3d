import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaceArticle } from '../../../functions/catalogue/articles.ts';
import { count } from '../../../functions/query/count.ts';
import { countFilters } from '../../../functions/query/filters.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { type RecordTraits, recordOf } from '../records-for-tests.ts';

const FOOTBALL = '20001065';
const SPORT = '15000000';
/** Right below sport, and above football. */
const COMPETITION_DISCIPLINE = '20000822';

const uploadedAt = '2026-11-23T10:00:00.000Z';
const ARTICLES: readonly Omit<RecordTraits, 'uploadedAt'>[] = [
  { key: 'a', published: '2020-10-09T23:59:59.000Z', source: 'المدن', subjects: [SPORT, FOOTBALL], language: 'ar' },
  { key: 'b', published: '2020-10-10T00:00:00.000Z', source: 'The Post', subjects: [SPORT], language: 'en' },
  {
    key: 'c',
    published: '2020-10-10T12:00:00.000Z',
    source: 'THE POST ',
    subjects: ['11000000', SPORT],
    language: 'en',
  },
  { key: 'undated', source: 'The Post', language: 'en' },
];

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
  for (const traits of ARTICLES) await replaceArticle(stores.table, recordOf({ uploadedAt, ...traits }), 1, null, 0);
});
afterAll(() => stores.close());

const counted = (filters: object) => count(stores.table, countFilters.parse(filters), new Date(0));

describe('counts', () => {
  it('are of the thirty days up to the newest article that states its date, where no range is given', async () => {
    expect(await counted({ by: 'language' })).toEqual({
      from: '2020-09-11T00:00:00.000Z',
      to: '2020-10-11T00:00:00.000Z',
      days: [
        { date: '2020-10-09', total: 1, counts: { ar: 1 } },
        { date: '2020-10-10', total: 2, counts: { en: 2 } },
      ],
      labels: {},
      cursor: null,
    });
  });

  it('are of uploads where only they are asked for', async () => {
    const { from, days } = await counted({ by: 'language', sort: 'uploaded' });
    expect(from).toBe('2026-10-25T00:00:00.000Z');
    expect(days).toEqual([{ date: '2026-11-23', total: 4, counts: { ar: 1, en: 3 } }]);
  });

  it('take an article with several values under each, and once in the total', async () => {
    const { days, labels } = await counted({ by: 'subject' });
    expect(days.at(-1)).toEqual({ date: '2020-10-10', total: 2, counts: { [SPORT]: 2, '11000000': 1 } });
    expect(labels).toEqual({ [SPORT]: 'sport', '11000000': 'politics and government' });
  });

  it('of a topic are by those right below it', async () => {
    const { days } = await counted({ by: 'subject', subject: 'sport' });
    expect(days[0]).toEqual({ date: '2020-10-09', total: 1, counts: { [COMPETITION_DISCIPLINE]: 1 } });
    expect(days[1]).toEqual({ date: '2020-10-10', total: 2, counts: {} });
  });

  it('take the spellings of one outlet together', async () => {
    const { days, labels } = await counted({ by: 'source', from: '2020-10', to: '2020-10' });
    expect(days[1]?.counts).toEqual({ 'the post': 2 });
    expect(labels).toEqual({ 'the post': 'The Post' });
  });

  it('of nothing are none', async () => {
    const nothing = { from: null, to: null, days: [], labels: {}, cursor: null };
    expect(await counted({ by: 'language', language: 'fr' })).toEqual(nothing);
    expect(await counted({ by: 'state' })).toEqual(nothing);
  });
});
