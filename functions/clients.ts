/**
 * AWS clients. Region, credentials and endpoints come from the environment, as for any AWS program: emulators are reached
 * by setting `AWS_ENDPOINT_URL` or its per-service forms.
 */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from './catalogue/table.ts';
import type { Bucket } from './objects/bucket.ts';
import type { Queue } from './reprocess/queue.ts';

export type ClientSettings = Pick<
  S3ClientConfig & SQSClientConfig & DynamoDBClientConfig,
  'region' | 'credentials' | 'endpoint'
>;

export function openBucket(name: string, settings: ClientSettings = {}): Bucket {
  return { client: new S3Client({ ...settings, forcePathStyle: hasOwnEndpoint(settings) }), name };
}

export function openTable(name: string, settings: ClientSettings = {}): Table {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(settings), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, name };
}

export function openQueue(url: string, settings: ClientSettings = {}): Queue {
  return { client: new SQSClient(settings), url };
}

/** An emulator has no host name per bucket: there the bucket stands in the path. */
function hasOwnEndpoint(settings: ClientSettings): boolean {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3 } = process.env;
  return (settings.endpoint ?? AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL) !== undefined;
}
