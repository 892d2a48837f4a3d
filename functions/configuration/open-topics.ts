/** The user's topics as the functions read them: a malformed version is logged and counted, and raises an alarm. */
import { openBucket } from '../clients.ts';
import { addCount, logger } from '../telemetry.ts';
import { TopicsInForce } from './topics-in-force.ts';

export function openTopics(bucketName: string): TopicsInForce {
  return new TopicsInForce(openBucket(bucketName), (refused) => {
    logger.error('topics file refused; the version before it stays in force', { ...refused });
    addCount('Topics', 'refused', 1);
  });
}
