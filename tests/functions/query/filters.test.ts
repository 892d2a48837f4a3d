import { describe, expect, it } from 'vitest';
import {
  articleFilters,
  countFilters,
  groupFilters,
  objectFilters,
  problemsOf,
  statusFilters,
  topicFilters,
} from '../../../functions/query/filters.ts';

const LONG = 'a'.repeat(10_000);
const SCHEMAS = { articleFilters, countFilters, groupFilters, objectFilters, statusFilters, topicFilters } as const;
/** What a query needs at least. */
const NEEDED: Readonly<Record<string, object>> = { countFilters: { by: 'source' }, objectFilters: { state: 'stored' } };
const cases = Object.entries(SCHEMAS).map(([name, schema]) => ({ name, schema, needed: NEEDED[name] ?? {} }));

describe.each(cases)('$name', ({ schema, needed }) => {
  const names = Object.keys(schema.shape);

  it('accepts what is needed, and nothing else', () => {
    expect(schema.safeParse(needed).success).toBe(true);
    expect(schema.safeParse({ ...needed, colour: 'red' }).success).toBe(false);
    expect(schema.safeParse({ ...needed, __proto__: null, constructor: 'x' }).success).toBe(false);
  });

  it.each(names)('refuses a %s of 10,000 characters, of two values and of none, in words', (name) => {
    for (const value of [LONG, ['a', 'b'], '']) {
      if (name === 'cursor' && value === '') continue; // read-cursor refuses it
      const result = schema.safeParse({ ...needed, [name]: value });
      expect(result.success, JSON.stringify(value).slice(0, 20)).toBe(false);
      expect(result.success ? '' : problemsOf(result.error)).toMatch(/^\S+: \S/);
    }
  });
});

const parsed = (given: object) => articleFilters.parse(given);

describe('a query for articles', () => {
  it('gives 50 of all, the newest first, where nothing is said', () => {
    expect(parsed({})).toEqual({ copies: 'all', order: 'newest', limit: 50 });
  });

  it.each([
    ['lb', 'LB'],
    ['Lb', 'LB'],
  ])('takes the country %s', (written, country) => {
    expect(parsed({ country: written }).country).toBe(country);
  });

  it.each(['L', 'LBN', 'L1', '961', 'لب', 'ＬＢ', 'L B'])('refuses the country %s', (country) => {
    expect(articleFilters.safeParse({ country }).success).toBe(false);
  });

  it.each([
    [{ topic: 'Floods' }, 'topic: write the id of a topic'],
    [{ topic: 'a'.repeat(65) }, 'topic: write the id of a topic'],
    [{ source: '   ' }, 'source: '],
    [{ dated: 'maybe' }, 'dated: '],
    [{ language: 'Arabic language' }, 'language: write a BCP 47 tag'],
    [{ limit: '1.5' }, 'limit: write a whole number from 1 to 200'],
    [{ limit: '-1' }, 'limit: write a whole number from 1 to 200'],
    [{ limit: '201' }, 'limit: write a whole number from 1 to 200'],
    [{ limit: 'ten' }, 'limit: write a whole number from 1 to 200'],
    [{ order: 'up' }, 'order: '],
    [{ from: '2024-02-30' }, 'from: there is no such date'],
    [{ from: 'yesterday' }, 'from: write a year, month, day or UTC instant'],
    [{ from: '2024', to: '2023' }, 'to: the range ends before it begins'],
    [{ from: '2024-03-02', to: '2024-03-01' }, 'to: the range ends before it begins'],
    [{ uploadedFrom: '2024-03', uploadedTo: '2024-02' }, 'uploadedTo: the range ends before it begins'],
    [{ subject: 'x y z', country: 'Lebanon' }, 'country: write an ISO 3166-1 code'],
  ])('is refused with %j', (given, problem) => {
    const result = articleFilters.safeParse(given);
    expect(result.success ? '' : problemsOf(result.error)).toContain(problem);
  });

  it('means the whole of both ends of a range', () => {
    const { from, to } = parsed({ from: '2024-02', to: '2024-02' });
    expect([from, to]).toEqual(['2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z']);
  });

  it('may end in the last year that there is', () => {
    const { from = '', to = '' } = parsed({ from: '2024', to: '9999' });
    expect(from < to).toBe(true);
    expect('2025-01-01T00:00:00.000Z' < to).toBe(true);
  });
});

describe('a query for objects', () => {
  it.each([
    [{}, 'key: write either key or state'],
    [{ key: 'a', state: 'stored' }, 'key: write either key or state'],
    [{ state: 'stored', reason: 'empty' }, 'reason: only rejected objects have a reason'],
    [{ state: 'rejected', reason: 'ugly' }, 'reason: '],
    [{ state: 'gone' }, 'state: '],
    [{ state: 'stored', from: '2024', to: '2023' }, 'to: the range ends before it begins'],
  ])('is refused with %j', (given, problem) => {
    const result = objectFilters.safeParse(given);
    expect(result.success ? '' : problemsOf(result.error)).toContain(problem);
  });
});

describe('a query for counts', () => {
  it.each([
    [{ by: 'state', source: 'Daily' }, 'by: counts by state are of objects'],
    [{ by: 'state', uploadedFrom: '2024' }, 'by: counts by state are of objects'],
    [{ by: 'undated' }, 'by: '],
    [{}, 'by: '],
    [{ by: 'subject', limit: '5' }, 'limit'],
  ])('is refused with %j', (given, problem) => {
    const result = countFilters.safeParse(given);
    expect(result.success ? '' : problemsOf(result.error)).toContain(problem);
  });

  it('by state takes a range and a cursor', () => {
    expect(countFilters.safeParse({ by: 'state', from: '2024', to: '2024', cursor: 'x' }).success).toBe(true);
  });
});
