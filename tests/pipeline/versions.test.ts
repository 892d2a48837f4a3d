import { describe, expect, it } from 'vitest';
import type { StageVersions } from '../../pipeline/record.ts';
import { STAGE_VERSIONS, staleStages } from '../../pipeline/versions.ts';
import { currentOutputs, recordedOutputs } from './stage-outputs.ts';

const stages = Object.keys(STAGE_VERSIONS) as (keyof StageVersions)[];

describe('the version of a stage', () => {
  it.each(stages)('%s is raised whenever its output on the sample documents changes', async (stage) => {
    const name = `${stage}@${STAGE_VERSIONS[stage]}`;
    const recorded = (await recordedOutputs())[name];
    expect(recorded, `${name} is new: record it with \`node tests/pipeline/stage-outputs.ts\``).toBeDefined();
    expect(
      (await currentOutputs())[stage],
      `the output of ${stage} changed: raise its version in pipeline/versions.ts`,
    ).toBe(recorded);
  });

  it('makes a record stale when it differs, or is unknown', () => {
    expect(staleStages(STAGE_VERSIONS)).toEqual([]);
    expect(staleStages({ ...STAGE_VERSIONS, parse: STAGE_VERSIONS.parse - 1 })).toEqual(['parse']);
    expect(staleStages(null)).toEqual(stages);
  });
});
