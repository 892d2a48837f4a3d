/**
 * The query Lambda function behind the HTTP API.
 */
import { handle } from 'hono/aws-lambda';
import { openBucket, openTable } from '../clients.ts';
import type { TopicsInForce } from '../configuration/topics-in-force.ts';
import { queryEnvironment } from '../environment.ts';
import { logger } from '../telemetry.ts';
import { queryApi } from './api.ts';

const environment = queryEnvironment(process.env);

const stores = {
  bucket: openBucket(environment.BUCKET_NAME),
  table: openTable(environment.TABLE_NAME),
  /** Only explanations ask for them: the reader, and the line that it brings along, are loaded then. */
  topics: async () => (await topicsInForce()).read(),
  stalledBefore: () => new Date(Date.now() - environment.STALLED_AFTER_SECONDS * 1000),
};

let reader: Promise<TopicsInForce> | null = null;
function topicsInForce(): Promise<TopicsInForce> {
  reader ??= import('../configuration/open-topics.ts').then(({ openTopics }) =>
    openTopics(environment.CONFIGURATION_BUCKET_NAME),
  );
  return reader;
}

export const handler = handle(queryApi(stores, (error) => logger.error('query failed', { error })));
