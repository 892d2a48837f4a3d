import { expect, it } from 'vitest';
import { gathered } from '../../../local/command/gathered.ts';

/** A list of numbers up to ten, in pages that have two at most, and every other time none. */
function pagesOf(asked: number[]) {
  return async (limit: number, cursor: string | undefined) => {
    asked.push(limit);
    const [at, isFruitful] = [Number(cursor ?? 0), asked.length % 2 === 1];
    const items = isFruitful ? [at + 1, at + 2].slice(0, limit).filter((item) => item <= 10) : [];
    const end = at + items.length;
    return { items, cursor: end >= 10 ? null : String(end) };
  };
}

it('goes on past pages that have too few, and asks for no more than is left', async () => {
  const [asked, told] = [[] as number[], [] as number[]];
  const { items, cursor } = await gathered(5, undefined, pagesOf(asked), (count) => told.push(count));
  expect({ items, cursor }).toEqual({ items: [1, 2, 3, 4, 5], cursor: '5' });
  expect(asked).toEqual([5, 3, 3, 1, 1]);
  expect(told).toEqual([2, 2, 4, 4, 5]);
});

it('ends where the list does', async () => {
  expect(await gathered(50, '7', pagesOf([]))).toEqual({ items: [8, 9, 10], cursor: null });
});
