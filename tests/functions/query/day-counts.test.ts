import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DayTally, mergedCounts, mergedDays, totalsOf } from '../../../functions/query/day-counts.ts';

const VALUES = ['ar', 'en', '11000000', '1', '__proto__', 'constructor', 'النهار', ''];
const counted = fc.array(
  fc.tuple(
    fc.constantFrom('2023-12-31T23:59:59.999Z', '2024-01-01T00:00:00.000Z', '2024-02-29T12:00:00.000Z'),
    fc.array(fc.constantFrom(...VALUES), { maxLength: 3 }),
  ),
  { maxLength: 30 },
);
type Counted = readonly (readonly [instant: string, values: readonly string[]])[];

function daysOf(all: Counted) {
  const tally = new DayTally();
  for (const [instant, values] of all) tally.add(instant, values);
  return tally.days();
}

describe('counts by day', () => {
  it('have each article once in the total, and once under each of its values', () => {
    const days = daysOf([
      ['2024-01-02T00:00:00.000Z', ['ar', 'ar', 'en']],
      ['2024-01-01T23:59:59.999Z', []],
      ['2024-01-02T10:00:00.000Z', ['ar']],
    ]);
    expect(days).toEqual([
      { date: '2024-01-01', total: 1, counts: {} },
      { date: '2024-01-02', total: 2, counts: { ar: 2, en: 1 } },
    ]);
  });

  it('are the same in however many pages they are counted, and in whatever order these come', () => {
    fc.assert(
      fc.property(counted, fc.array(fc.nat({ max: 30 })), fc.boolean(), (all, cuts, turned) => {
        const ends = [0, ...cuts.toSorted((a, b) => a - b), all.length];
        const pages = ends
          .slice(1)
          .map((end, index) => daysOf(all.slice(ends[index], Math.max(end, ends[index] ?? 0))));
        expect(mergedDays(turned ? pages.toReversed() : pages)).toEqual(daysOf(all));
      }),
    );
  });

  it('keep the range of the first page, and the first name of each value', () => {
    const [from, to] = ['2024-01-01T00:00:00.000Z', '2024-01-03T00:00:00.000Z'];
    const day = (date: string) => ({ date, total: 1, counts: { bbc: 1 } });
    const proto = JSON.parse('{ "__proto__": "named thus" }') as Record<string, string>;
    expect(
      mergedCounts([
        { from, to, days: [day('2024-01-01')], labels: { bbc: 'BBC', constructor: 'Constructor' } },
        { from, to, days: [day('2024-01-01'), day('2024-01-02')], labels: { bbc: 'bbc', afp: 'AFP', ...proto } },
      ]),
    ).toEqual({
      from,
      to,
      days: [{ date: '2024-01-01', total: 2, counts: { bbc: 2 } }, day('2024-01-02')],
      labels: { bbc: 'BBC', constructor: 'Constructor', afp: 'AFP', ...proto },
    });
    expect(mergedCounts([])).toEqual({ from: null, to: null, days: [], labels: {} });
  });

  it('add up to the totals of the values, the most first, equal ones by name', () => {
    fc.assert(
      fc.property(counted, (all) => {
        const totals = totalsOf(daysOf(all));
        const plain = VALUES.map((value) => [value, all.filter(([, values]) => values.includes(value)).length] as const)
          .filter(([, total]) => total > 0)
          .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
        expect(totals).toEqual(plain);
      }),
    );
  });
});
