import { describe, expect, it } from 'vitest';
import { NO_TOPICS } from '../../pipeline/own-topics/compile-topics.ts';
import type { StageVersions } from '../../pipeline/record.ts';
import { currentVersions, STAGE_VERSIONS, staleParts } from '../../pipeline/versions.ts';
import { currentOutputs, recordedOutputs } from './stage-outputs.ts';

const now = currentVersions(NO_TOPICS);
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
    expect(staleParts(now, now)).toEqual([]);
    expect(staleParts({ ...now, parse: now.parse - 1 }, now)).toEqual(['parse']);
    expect(staleParts({ ...now, topics: 'of other topics' }, now)).toEqual(['topics']);
    expect(staleParts(null, now)).toEqual([...stages, 'topics']);
  });
});
