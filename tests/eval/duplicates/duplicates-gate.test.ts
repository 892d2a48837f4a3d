/** The gate of the duplicate evaluation: what was reached on the committed pairs is not lost again. */
import { describe, expect, it } from 'vitest';
import { CASE_SETS } from '../case-files.ts';
import { fallsBelow, floorOf } from '../floors.ts';
import { baseTexts } from './base-texts.ts';
import { digestOfPairs, duplicateFigures, duplicatePairs, runDuplicates } from './run.ts';

/** What was asked for; the floors are what is reached. */
const REQUIRED_F1 = 0.97;

const pairs = await duplicatePairs();
const floor = (await floorOf('duplicates')) ?? { digest: '', atLeast: {}, atMost: {} };
const edits = Map.groupBy(
  pairs.filter(({ origin }) => origin === 'edited'),
  ({ kind }) => kind,
);

describe('the duplicate pairs', () => {
  it('are at least 240 of edited texts, each edit tried on 20 or more, of 40 or more texts', async () => {
    expect([...edits.values()].flat().length).toBeGreaterThanOrEqual(240);
    for (const [edit, own] of edits) expect(own.length, edit).toBeGreaterThanOrEqual(20);
    expect((await baseTexts()).length).toBeGreaterThanOrEqual(40);
  });

  it('are at least 150 of texts that are not the same, 100 of them after one pattern or about one event', () => {
    const others = pairs.filter(({ isDuplicate }) => !isDuplicate);
    expect(others.length).toBeGreaterThanOrEqual(150);
    expect(others.filter(({ origin }) => origin === 'written').length).toBeGreaterThanOrEqual(100);
  });

  it('have names of their own, and two different files', () => {
    expect(new Set(pairs.map(({ name }) => name)).size).toBe(pairs.length);
    expect(pairs.filter(({ a, b }) => a === b).map(({ name }) => name)).toEqual([]);
  });

  it('are those that the floors were reached on (npm run eval -- duplicates --raise)', () => {
    expect(digestOfPairs(pairs)).toBe(floor.digest);
  });

  it('are judged no worse than before, and as well as required', async () => {
    const reached = await duplicateFigures(await runDuplicates(CASE_SETS));
    expect(reached.atLeast['F1']).toBeGreaterThanOrEqual(REQUIRED_F1);
    expect(Object.keys(floor.atLeast)).toContain('written F1');
    expect(fallsBelow(reached, floor)).toEqual([]);
  });
});
