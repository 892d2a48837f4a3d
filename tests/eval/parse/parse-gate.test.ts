/** The gate of the parse evaluation: what was reached on the committed cases is not lost again. */
import { describe, expect, it } from 'vitest';
import { CASE_SETS, digestOf, parseCaseFiles } from '../case-files.ts';
import { fallsBelow, floorOf } from '../floors.ts';
import { readCase } from './read-case.ts';
import { parseFigures, runParse } from './run.ts';

const files = await parseCaseFiles();
const cases = files.map(({ name, text }) => readCase(name, text));
const floor = (await floorOf('parse')) ?? { digest: '', atLeast: {}, atMost: {} };

describe('the parse cases', () => {
  it('are at least 60 dumps, in 40 layouts and 9 languages', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ layout }) => layout.toLowerCase())).size).toBeGreaterThanOrEqual(40);
    expect(new Set(cases.flatMap(({ language }) => language ?? [])).size).toBeGreaterThanOrEqual(9);
  });

  it('have no dump twice', () => {
    const dumps = cases.map(({ lines }) => lines.map(({ text }) => text).join('\n'));
    expect(dumps.filter((dump, i) => dumps.indexOf(dump) < i)).toEqual([]);
  });

  it('are those that the floors were reached on (npm run eval -- parse --raise)', () => {
    expect(digestOf(files)).toBe(floor.digest);
  });

  it('are read no worse than before', async () => {
    expect(Object.keys(floor.atLeast)).toContain('body-line F1');
    expect(fallsBelow(await parseFigures(await runParse(CASE_SETS)), floor)).toEqual([]);
  });
});
