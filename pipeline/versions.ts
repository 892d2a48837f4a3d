/**
 * Stage versions: what makes a stored record stale. Raise a stage's number whenever its output changes for any document;
 * scheduled re-processing then sends the objects made by the former version through the line again.
 * `tests/pipeline/versions.test.ts` fails when the output on the sample documents changes and the number does not.
 */
import type { OwnTopics } from './own-topics/compile-topics.ts';
import type { RecordVersions, StageVersions } from './record.ts';

export const STAGE_VERSIONS: StageVersions = {
  decode: 2,
  parse: 3,
  identify: 2,
  fingerprint: 2,
  classify: 2,
  countries: 1,
  compare: 2,
  index: 1,
};

/** What a record is made by now. */
export function currentVersions({ digest }: Pick<OwnTopics, 'digest'>): RecordVersions {
  return { ...STAGE_VERSIONS, topics: digest };
}

/** Names of what has changed since `made`: stages, and the user's topics; all of them when `made` is null. */
export function staleParts(made: RecordVersions | null, current: RecordVersions): (keyof RecordVersions)[] {
  return (Object.keys(current) as (keyof RecordVersions)[]).filter((part) => made?.[part] !== current[part]);
}
