/**
 * The reprocess Lambda function, fired by the schedule: one sweep within its time budget.
 */
import type { Context } from 'aws-lambda';
import { currentVersions } from '../../pipeline/versions.ts';
import { openBucket, openQueue, openTable } from '../clients.ts';
import { openTopics } from '../configuration/open-topics.ts';
import { reprocessEnvironment } from '../environment.ts';
import { addCount, logger, metrics } from '../telemetry.ts';
import { type ReprocessReport, reprocess } from './reprocess.ts';

const environment = reprocessEnvironment(process.env);
const stores = {
  bucket: openBucket(environment.BUCKET_NAME),
  table: openTable(environment.TABLE_NAME),
  queue: openQueue(environment.QUEUE_URL),
};
const topicsInForce = openTopics(environment.CONFIGURATION_BUCKET_NAME);

export async function handler(_event: unknown, context: Context): Promise<ReprocessReport> {
  logger.addContext(context);
  const started = Date.now();
  const report = await reprocess(stores, {
    versions: currentVersions(await topicsInForce.read()),
    missedBefore: new Date(started - environment.MISSED_AFTER_SECONDS * 1000),
    stalledBefore: new Date(started - environment.STALLED_AFTER_SECONDS * 1000),
    dryRun: false,
    timeIsUp: () => Date.now() - started > environment.TIME_BUDGET_SECONDS * 1000,
    onSelected: (selected) => logger.info('object re-sent', { ...selected }),
  });
  logger.info('sweep ended', { ...report });
  for (const [reason, count] of Object.entries(report.counts)) addCount('Resent', reason, count);
  metrics.publishStoredMetrics();
  return report;
}
