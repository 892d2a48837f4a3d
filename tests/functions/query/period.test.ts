import { describe, expect, it } from 'vitest';
import { startOf, startOfNext } from '../../../functions/query/period.ts';

describe('a stated period', () => {
  it.each([
    ['2024', '2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    ['2024-12', '2024-12-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2024-03-05T14:20Z', '2024-03-05T14:20:00.000Z', '2024-03-05T14:20:00.001Z'],
    ['9999', '9999-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
  ])('%s begins at %s and ends before %s', (stated, start, next) => {
    expect(startOf(stated)).toBe(start);
    expect(startOfNext(stated)).toBe(next);
  });

  it.each(['2024-13', '2023-02-29', '2024-04-31', '2024-01-01T25:00Z'])('%s does not exist', (stated) => {
    expect(startOf(stated)).toBeNull();
    expect(startOfNext(stated)).toBeNull();
  });
});
