import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedRange, RangeTooLongError } from '../../../functions/query/counted-range.ts';
import { countFilters, MOST_DAYS } from '../../../functions/query/filters.ts';

const newest = (instant: string | null) => async () => instant;
const notAsked = () => Promise.reject(new Error('the range says where it ends'));
const day = (date: string) => `${date}T00:00:00.000Z`;

describe('the counted range', () => {
  it.each([
    [
      'ends with the newest day, thirty days after it began',
      {},
      '2024-03-01T23:59:59.999Z',
      '2024-02-01',
      '2024-03-02',
    ],
    ['ends with a newest day that has just begun', {}, '2024-03-01T00:00:00.000Z', '2024-02-01', '2024-03-02'],
    ['begins where it is told to', { from: day('2024-01-05') }, '2024-03-01T12:00:00.000Z', '2024-01-05', '2024-03-02'],
  ])('%s', async (_, asked, at, from, to) => {
    expect(await countedRange(asked, newest(at))).toEqual({ from: day(from), to: day(to) });
  });

  it('begins thirty days before the end that it is told', async () => {
    expect(await countedRange({ to: day('2024-03-31') }, notAsked)).toEqual({
      ...{ from: day('2024-03-01'), to: day('2024-03-31') },
    });
  });

  it('is as asked where both ends are told, to the instant', async () => {
    const asked = { from: '2024-03-01T10:00:00.000Z', to: '2024-03-01T10:00:00.001Z' };
    expect(await countedRange(asked, notAsked)).toEqual(asked);
  });

  it('is none where nothing is found', async () => {
    expect(await countedRange({}, newest(null))).toBeNull();
    expect(await countedRange({ from: day('2024-01-01') }, newest(null))).toBeNull();
  });

  it('looks for the newest instant within what is asked', async () => {
    const asked: unknown[] = [];
    await countedRange({ from: day('2024-01-01') }, async (range) => {
      asked.push(range);
      return null;
    });
    expect(asked).toEqual([{ from: day('2024-01-01') }]);
  });

  it(`has at most ${MOST_DAYS} days: ten years, not one day more`, async () => {
    const tenYears = { from: day('2015-01-01'), to: day('2025-01-01') };
    expect(await countedRange(tenYears, notAsked)).toEqual(tenYears);
    const longer = { ...tenYears, to: '2025-01-01T00:00:00.001Z' };
    await expect(countedRange(longer, notAsked)).rejects.toThrow(RangeTooLongError);
    await expect(countedRange({ from: day('2010-01-01') }, newest(day('2024-03-01')))).rejects.toThrow(
      '2010-01-01 to 2024-03-02 are 5174 days, and at most 3653 are counted at once',
    );
  });

  it('has ends that are instants in order, whatever period it is asked for', async () => {
    const period = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.nat({ max: 11 }),
      fc.nat({ max: 30 }),
      fc.constantFrom(4, 7, 10),
    );
    const written = period.map(([year, month, date, length]) => {
      const digits = (value: number, size: number) => String(value).padStart(size, '0');
      return `${digits(year, 4)}-${digits(month + 1, 2)}-${digits(date + 1, 2)}`.slice(0, length);
    });
    await fc.assert(
      fc.asyncProperty(written, fc.constantFrom('from', 'to', 'both'), async (stated, end) => {
        const asked = { ...(end === 'to' ? {} : { from: stated }), ...(end === 'from' ? {} : { to: stated }) };
        const result = countFilters.safeParse({ by: 'source', ...asked });
        fc.pre(result.success);
        const range = await countedRange(result.data, newest(result.data.from ?? day('2024-03-01')));
        expect(range?.from).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
        expect(range?.to).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
        expect(range?.from && range.to && range.from < range.to).toBe(true);
      }),
      {
        numRuns: 300,
        examples: [
          ['9999', 'to'],
          ['9999', 'both'],
          ['9999-12-31', 'both'],
          ['0001', 'from'],
          ['0001-01-01', 'to'],
        ],
      },
    );
  });
});
