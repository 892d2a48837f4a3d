/**
 * Every rule is linear in the text: four times a hostile text takes four times the work, counted and not timed.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Measured, Sized } from './work-of-hostile-texts.ts';

const { stdout } = await promisify(execFile)(
  process.execPath,
  [path.join(import.meta.dirname, 'work-of-hostile-texts.ts')],
  { maxBuffer: 50_000_000 },
);
const measured: readonly Measured[] = JSON.parse(stdout);

/** Work per character may grow this much from the short to the long text: measured 1.16 at most; what is quadratic grows up to fourfold. */
const MAX_GROWTH = 1.6;

/** Work per character of any text. Measured 200 and 40 at most; what is quadratic has thousands. */
const MAX_BLOCKS = 500;
const MAX_SCANNED = 150;

const perCharacter = (kind: 'blocks' | 'scanned', size: Sized): number => size[kind] / size.characters;

describe('the work on a hostile text', () => {
  it('is bounded by a constant for each of its characters', () => {
    const costly = measured.flatMap(({ name, sizes }) =>
      sizes
        .filter((size) => perCharacter('blocks', size) > MAX_BLOCKS || perCharacter('scanned', size) > MAX_SCANNED)
        .map((size) => ({ name, ...size })),
    );
    expect(costly).toEqual([]);
  });

  it('grows no faster than the text, wherever the outcome is the same', () => {
    const comparable = measured.flatMap(({ name, sizes: [short, long] }) =>
      short !== undefined && long !== undefined && short.outcome === long.outcome ? [{ name, short, long }] : [],
    );
    expect(comparable.length).toBeGreaterThan(0.75 * measured.length);
    expect(comparable.filter(({ long }) => long.outcome === 'parsed').length).toBeGreaterThan(0.4 * measured.length);
    const growing = comparable.flatMap(({ name, short, long }) => {
      const blocks = perCharacter('blocks', long) / perCharacter('blocks', short);
      const scanned = perCharacter('scanned', long) / perCharacter('scanned', short);
      return Math.max(blocks, scanned) > MAX_GROWTH ? [{ name, blocks, scanned }] : [];
    });
    expect(growing).toEqual([]);
  });
});
