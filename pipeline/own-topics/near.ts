/**
 * Own topics: places of two sides that stand near each other. Both sides' ends are sorted once and looked up, so that a thousand places
 * cost a thousand looks and not a million.
 */
import type { Part, Place } from './place.ts';

/** @returns the places of either side that have one of the other at most `distance` words away, in the same part, without overlap */
export function nearPlaces(left: readonly Place[], right: readonly Place[], distance: number): readonly Place[] {
  return (['headline', 'body'] as const).flatMap((part) => {
    const [lefts, rights] = [inPart(left, part), inPart(right, part)];
    if (lefts.length === 0 || rights.length === 0) return [];
    return [...besideOf(lefts, rights, distance), ...besideOf(rights, lefts, distance)];
  });
}

function inPart(places: readonly Place[], part: Part): readonly Place[] {
  return places.filter((place) => place.part === part);
}

function besideOf(places: readonly Place[], others: readonly Place[], distance: number): readonly Place[] {
  const starts = Uint32Array.from(others, ({ from }) => from).sort();
  const ends = Uint32Array.from(others, ({ to }) => to).sort();
  return places.filter(({ from, to }) => {
    // The last word of one and the first of the other are `distance` apart at most.
    const next = starts[firstFrom(starts, to)];
    if (next !== undefined && next <= to - 1 + distance) return true;
    const before = ends[firstFrom(ends, from + 1) - 1];
    return before !== undefined && from <= before - 1 + distance;
  });
}

/** Index of the first number that is at least `least`. */
function firstFrom(sorted: Uint32Array, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
