import { describe, expect, it } from 'vitest';
import { itemSize, readUnits, writeUnits } from './item-size.ts';

describe("an item's size, as the documentation counts it", () => {
  it.each<[string, Record<string, unknown>, number]>([
    ['a text is its name and its UTF-8 bytes', { name: 'ab' }, 4 + 2],
    ['an Arabic letter has two bytes', { s: 'خبر' }, 1 + 6],
    ['an empty text is its name', { s: '' }, 1],
    ['a number is a byte and a byte for two digits', { n: 1234 }, 1 + 1 + 2],
    ['an odd digit begins a byte', { n: 123 }, 1 + 1 + 2],
    ['zeroes at the end are trimmed', { n: 1_000_000 }, 1 + 1 + 1],
    ['zeroes at the front are trimmed', { n: 0.0012 }, 1 + 1 + 1],
    ['a huge number has few significant digits', { n: 1.5e300 }, 1 + 1 + 1],
    ['a minus counts as a digit', { n: -12 }, 1 + 1 + 2],
    ['zero is its one byte', { n: 0 }, 1 + 1],
    ['a Boolean is one byte', { b: false }, 1 + 1],
    ['null is one byte', { x: null }, 1 + 1],
    ['binary counts raw', { b: new Uint8Array(512) }, 1 + 512],
    ['an empty list is three bytes', { l: [] }, 1 + 3],
    ['an empty map is three bytes', { m: {} }, 1 + 3],
    ['each element of a list costs one byte more', { l: ['ab', 'c'] }, 1 + 3 + (1 + 2) + (1 + 1)],
    ['each entry of a map costs one byte and its name', { m: { id: 'ab' } }, 1 + 3 + (1 + 2 + 2)],
    ['containers nest', { l: [{ id: 'a' }] }, 1 + 3 + 1 + (3 + (1 + 2 + 1))],
    ['a set is counted like a list', { s: new Set(['ab', 'cd']) }, 1 + 3 + (1 + 2) + (1 + 2)],
  ])('%s', (_, item, bytes) => {
    expect(itemSize(item)).toBe(bytes);
  });

  it('adds up over attributes, and is 0 for an item that does not exist', () => {
    expect(itemSize({ pk: 'A#1', sk: '0' })).toBe(2 + 3 + 2 + 1);
    expect(itemSize(undefined)).toBe(0);
  });

  it('refuses what DynamoDB cannot store', () => {
    expect(() => itemSize({ x: undefined })).toThrow('no undefined');
  });
});

describe('request units', () => {
  it.each([
    [0, 1],
    [1, 1],
    [1024, 1],
    [1025, 2],
    [4096, 4],
  ])('a write of %i bytes costs %i', (bytes, units) => {
    expect(writeUnits(bytes)).toBe(units);
  });

  it.each([
    [0, true, 1],
    [0, false, 0.5],
    [4096, true, 1],
    [4097, true, 2],
    [4097, false, 1],
  ])('a read of %i bytes (consistent: %s) costs %f', (bytes, consistent, units) => {
    expect(readUnits(bytes, consistent)).toBe(units);
  });
});
