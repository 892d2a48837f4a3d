import { describe, expect, it } from 'vitest';
import { articleFiltersOf, countFiltersOf, objectFiltersOf } from '../../../local/command/filters-of.ts';
import { WrongCallError } from '../../../local/command/wrong-call.ts';

describe('options', () => {
  it('become the filters of the HTTP API', () => {
    const filters = articleFiltersOf({
      subject: 'politics and government',
      country: 'lb',
      undated: true,
      uploadedFrom: '2024-03',
      uploadedTo: '2024-03',
      copies: false,
      oldest: true,
      limit: '7',
    });
    expect(filters).toEqual({
      subject: '11000000',
      country: 'LB',
      dated: 'no',
      uploadedFrom: '2024-03-01T00:00:00.000Z',
      uploadedTo: '2024-04-01T00:00:00.000Z',
      copies: 'one',
      order: 'oldest',
      limit: 7,
    });
    expect(countFiltersOf({ by: 'state', from: '2024' })).toEqual({ by: 'state', from: '2024-01-01T00:00:00.000Z' });
    expect(objectFiltersOf({ state: 'failed' })).toEqual({ state: 'failed', order: 'newest', limit: 50 });
  });

  it.each([
    [() => articleFiltersOf({ copies: true, uploadedFrom: 'soon' }), '--uploaded-from: write a year'],
    [() => articleFiltersOf({ copies: true, from: '2024', to: '2023' }), '--to: the range ends before it begins'],
    [() => articleFiltersOf({ copies: true, country: 'Lebanon', limit: '0' }), /--country: .*; --limit: /],
    [() => articleFiltersOf({ copies: true, sort: 'size' }), '--sort: '],
    [() => countFiltersOf({ by: 'size' }), '--by: '],
    [() => countFiltersOf({ by: 'state', source: 'BBC' }), '--by: counts by state are of objects'],
    [() => objectFiltersOf({ state: 'stored', reason: 'empty' }), /^--reason: .*: write --state rejected$/],
  ])('that are wrong are named as they were typed: %#', (call, message) => {
    expect(call).toThrow(WrongCallError);
    expect(call).toThrow(message);
  });
});
