/** The user's topics as they are in force at a target; says so when a malformed version was passed over. */
import { TOPICS_KEY, TopicsInForce } from '../../functions/configuration/topics-in-force.ts';
import type { OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import type { Target } from '../target.ts';
import { notice } from './output.ts';

export function topicsInForce(target: Target): Promise<OwnTopics> {
  return new TopicsInForce(target.configuration, ({ versionId, problems }) => {
    const [first] = problems;
    const where = first === undefined ? '' : `: ${first.line}:${first.column}: ${first.message}`;
    notice(`version ${versionId ?? '–'} of ${TOPICS_KEY} is malformed and not in force${where}`);
  }).read();
}
