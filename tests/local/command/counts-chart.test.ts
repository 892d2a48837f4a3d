import { expect, it } from 'vitest';
import { totalsOf } from '../../../functions/query/day-counts.ts';
import { type Counts, countsChart } from '../../../local/command/counts-chart.ts';

function countsOf(from: string, to: string, days: Readonly<Record<string, Readonly<Record<string, number>>>>): Counts {
  const listed = Object.entries(days).map(([date, counts]) => ({ date, total: 10, counts }));
  return {
    from,
    to,
    total: 10 * listed.length,
    values: totalsOf(listed).map(([value, total]) => ({ value, label: value, total })),
    days: listed,
  };
}

it('has a line for each value: total, bar and course', () => {
  const counts = countsOf('2024-03-01T00:00:00.000Z', '2024-03-04T00:00:00.000Z', {
    '2024-03-01': { BBC: 2 },
    '2024-03-03': { BBC: 8, AP: 5 },
  });
  expect(countsChart('source', counts, 20)).toBe(
    [
      '20 articles, 2024-03-01 to 2024-03-03 (3 days)',
      '',
      'source  articles                        each day',
      'BBC           10  ████████████████████  ▃▁█',
      'AP             5  ██████████            ▁▁█',
    ].join('\n'),
  );
});

it('sums in one line what is not among the greatest', () => {
  const counts = countsOf('2024-03-01T00:00:00.000Z', '2024-03-02T00:00:00.000Z', {
    '2024-03-01': { a: 4, b: 3, c: 3, d: 2 },
  });
  const lines = countsChart('state', counts, 1).split('\n');
  expect(lines[0]).toBe('10 objects, 2024-03-01');
  expect(lines.slice(3)).toEqual([
    'a                 4  ████████████████████  █',
    'others (3)        8                        █',
  ]);
});

it('takes several days together where they are more than 40', () => {
  const counts = countsOf('2023-03-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z', { '2024-02-29': { a: 1 } });
  const [, , heading = '', line = ''] = countsChart('topic', counts, 20).split('\n');
  expect(heading).toContain('each 10 days');
  expect(line.trimEnd().split(/\s+/).at(-1)).toBe(`${'▁'.repeat(36)}█`);
});

it('counts the days of a range that begins and ends within a day', () => {
  const counts = countsOf('2024-03-01T18:00:00.000Z', '2024-03-02T06:00:00.000Z', { '2024-03-02': { a: 1 } });
  expect(countsChart('topic', counts, 20)).toMatch(/^10 articles, 2024-03-01 to 2024-03-02 \(2 days\)[\s\S]*▁█$/);
});

it('isolates a label that runs from right to left, and takes overrides out', () => {
  const counts = countsOf('2024-03-01T00:00:00.000Z', '2024-03-02T00:00:00.000Z', {
    '2024-03-01': { المرفأ: 2, 'a\u202eb\nc': 1 },
  });
  const chart = countsChart('source', counts, 20);
  expect(chart).toContain('\u2068المرفأ\u2069 ');
  expect(chart).toContain('\na b c ');
});

it('says so where none of the articles has a value', () => {
  const counts = countsOf('2024-03-01T00:00:00.000Z', '2024-03-02T00:00:00.000Z', { '2024-03-01': {} });
  expect(countsChart('topic', counts, 20)).toBe('10 articles, 2024-03-01\nnone of them has a topic');
});
