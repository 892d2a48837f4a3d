/**
 * Stage versions: what makes a stored record stale. Raise a stage's number whenever its output changes for any document;
 * scheduled re-processing then sends the objects made by the former version through the line again.
 * `tests/pipeline/versions.test.ts` fails when the output on the sample documents changes and the number does not.
 */
import type { StageVersions } from './record.ts';

export const STAGE_VERSIONS: StageVersions = {
  decode: 2,
  parse: 3,
  identify: 2,
  fingerprint: 2,
  classify: 1,
  countries: 1,
  compare: 2,
};

/** Names of the stages whose version in `made` is not the current one; all of them when `made` is null. */
export function staleStages(
  made: StageVersions | null,
  current: StageVersions = STAGE_VERSIONS,
): (keyof StageVersions)[] {
  return (Object.keys(current) as (keyof StageVersions)[]).filter((stage) => made?.[stage] !== current[stage]);
}
