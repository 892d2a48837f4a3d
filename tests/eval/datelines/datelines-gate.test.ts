/** The gate of the dateline evaluation: what was reached on the committed lines is not lost again. */
import { describe, expect, it } from 'vitest';
import { CASE_SETS, datelineFiles, digestOf } from '../case-files.ts';
import { fallsBelow, floorOf } from '../floors.ts';
import { datelineCases, datelineFigures, runDatelines } from './run.ts';

const cases = await datelineCases(CASE_SETS);
const floor = (await floorOf('datelines')) ?? { digest: '', atLeast: {}, atMost: {} };

describe('the datelines', () => {
  it('are at least 250 different lines, some of them no datelines', () => {
    const asked = new Set(cases.map(({ line, language, uploadedAt }) => `${line}\0${language}\0${uploadedAt}`));
    expect(asked.size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(250);
    expect(cases.filter(({ isDateline }) => !isDateline).length).toBeGreaterThanOrEqual(25);
  });

  it('are those that the floors were reached on (npm run eval -- datelines --raise)', async () => {
    expect(digestOf(await datelineFiles())).toBe(floor.digest);
  });

  it('are read no worse than before', async () => {
    expect(Object.keys(floor.atLeast)).toContain('exact');
    expect(fallsBelow(await datelineFigures(await runDatelines(CASE_SETS)), floor)).toEqual([]);
  });
});
