import { expect, it } from 'vitest';
import { bar, binned, sparkline } from '../../../local/command/bars.ts';

it.each([
  [0, ''],
  [0.0001, '▏'],
  [1 / 32, '▏'],
  [1 / 8, '▌'],
  [0.5, '██'],
  [0.6, '██▍'],
  [1, '████'],
])('a share of %d of four characters is a bar to an eighth: %j', (share, drawn) => {
  expect(bar(share, 4)).toBe(drawn);
});

it('a sparkline keeps its lowest level for nothing, and reaches the top', () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
  expect(sparkline([1, 0, 1000])).toBe('▂▁█');
  expect(sparkline([0, 0])).toBe('▁▁');
  expect(sparkline([])).toBe('');
});

it('neighbours are summed, the last ones too where they are fewer', () => {
  expect(binned([1, 2, 3, 4, 5], 2)).toEqual([3, 7, 5]);
  expect(binned([1, 2], 1)).toEqual([1, 2]);
  expect(binned([], 3)).toEqual([]);
});
