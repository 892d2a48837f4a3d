import { describe, expect, it } from 'vitest';
import { asFloor, fallsBelow, raised } from './floors.ts';

const before = { digest: 'a', atLeast: { f1: 0.9, exact: 0.8 }, atMost: { invented: 2 } };

describe('a floor', () => {
  it('rises, and never falls; a ceiling the other way round', () => {
    const reached = { digest: 'b', atLeast: { f1: 0.8, exact: 0.9 }, atMost: { invented: 3 } };
    expect(raised(reached, before)).toEqual({ digest: 'b', atLeast: { f1: 0.9, exact: 0.9 }, atMost: { invented: 2 } });
    expect(raised(reached, undefined)).toEqual(reached);
  });

  it('is not met by less, by more errors, or by a figure that is gone', () => {
    expect(fallsBelow(before, before)).toEqual([]);
    expect(fallsBelow({ digest: 'a', atLeast: { f1: 0.89 }, atMost: { invented: 3 } }, before)).toHaveLength(3);
  });

  it('is never above what it was made of', () => {
    expect(asFloor(0.98999)).toBe(0.9899);
  });
});
