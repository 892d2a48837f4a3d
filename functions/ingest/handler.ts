/**
 * The ingest Lambda function: a batch of queue messages in, the messages to retry out.
 */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import { openBucket, openTable } from '../clients.ts';
import { openTopics } from '../configuration/open-topics.ts';
import { ingestEnvironment } from '../environment.ts';
import { addCount, logger, metrics } from '../telemetry.ts';
import { type IngestOutcome, type IngestStores, ingestObject } from './ingest-object.ts';
import { keysOf } from './message.ts';

const environment = ingestEnvironment(process.env);
const stores = {
  bucket: openBucket(environment.BUCKET_NAME),
  table: openTable(environment.TABLE_NAME),
  now: () => new Date(),
};
const topicsInForce = openTopics(environment.CONFIGURATION_BUCKET_NAME);
const processor = new BatchProcessor(EventType.SQS);

export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  logger.addContext(context);
  try {
    let read: Promise<OwnTopics> | null = null;
    const topics = () => {
      read ??= topicsInForce.read(); // once a batch
      return read;
    };
    const ingest = (message: SQSRecord) => ingestMessage({ ...stores, topics }, message);
    return await processPartialResponse(event, ingest, processor, { context, throwOnFullBatchFailure: false });
  } finally {
    metrics.publishStoredMetrics();
  }
}

async function ingestMessage(stores: IngestStores, message: SQSRecord): Promise<void> {
  const attempt = Number(message.attributes.ApproximateReceiveCount);
  try {
    for (const key of keysOf(message.body, environment.BUCKET_NAME)) {
      count(key, await ingestObject(stores, key, attempt >= environment.MAX_RECEIVE_COUNT, attempt > 1));
    }
  } catch (error) {
    logger.error('message failed', { messageId: message.messageId, attempt, error });
    addCount('Messages', 'failed', 1);
    throw error;
  }
}

function count(key: string, outcome: IngestOutcome): void {
  logger.info('object ingested', { key, outcome });
  addCount('Objects', outcome.kind, 1);
  if (outcome.kind === 'stored') addCount('Articles', 'stored', outcome.articles);
}
