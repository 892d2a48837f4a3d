/**
 * The query Lambda function behind the HTTP API.
 */
import { handle } from 'hono/aws-lambda';
import { openBucket, openTable } from '../clients.ts';
import { queryEnvironment } from '../environment.ts';
import { logger } from '../telemetry.ts';
import { queryApi } from './api.ts';

const environment = queryEnvironment(process.env);

export const handler = handle(
  queryApi(openBucket(environment.BUCKET_NAME), openTable(environment.TABLE_NAME), (error) =>
    logger.error('query failed', { error }),
  ),
);
