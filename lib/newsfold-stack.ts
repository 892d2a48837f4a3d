/**
 * The whole of Newsfold in one stack. It only puts the capabilities together; each defines itself in its own file.
 *
 *     files ─▶ IncomingBucket ─▶ IngestQueue ─▶ IngestFunction ─▶ CatalogueTable ─▶ QueryApi
 *                                     ▲     ▲ ConfigurationBucket       │
 *                                     └──────── ReprocessSchedule ◀─────┘
 */
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { CatalogueTable } from './catalogue-table.ts';
import { ConfigurationBucket } from './configuration-bucket.ts';
import { bundledFunction, type FunctionName } from './function-code.ts';
import { IncomingBucket } from './incoming-bucket.ts';
import { IngestFunction } from './ingest-function.ts';
import { IngestQueue } from './ingest-queue.ts';
import { QueryApi } from './query-api.ts';
import { ReprocessSchedule } from './reprocess-schedule.ts';
import type { Settings } from './settings.ts';

export interface NewsfoldStackProps extends StackProps {
  readonly settings: Settings;
  /** What each function runs. Default: its sources in functions/, bundled. */
  readonly functionCode?: (name: FunctionName) => Code;
}

export class NewsfoldStack extends Stack {
  constructor(scope: Construct, id: string, props: NewsfoldStackProps) {
    super(scope, id, props);
    const { settings, functionCode = bundledFunction } = props;
    const removalPolicy = settings.removalPolicy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const ingestTimeout = Duration.seconds(settings.ingestTimeoutSeconds);

    const ingestQueue = new IngestQueue(this, 'IngestQueue', {
      ingestTimeout,
      maxReceiveCount: settings.maxReceiveCount,
    });
    const { bucket } = new IncomingBucket(this, 'IncomingBucket', {
      changes: ingestQueue.queue,
      versionRetentionDays: settings.versionRetentionDays,
      removalPolicy,
    });
    const { bucket: configuration } = new ConfigurationBucket(this, 'ConfigurationBucket', { removalPolicy });
    const catalogue = new CatalogueTable(this, 'CatalogueTable', {
      removalPolicy,
      deletionProtection: settings.deletionProtection,
    });
    const { table } = catalogue;

    const ingest = new IngestFunction(this, 'IngestFunction', {
      settings,
      timeout: ingestTimeout,
      code: functionCode('ingest'),
      bucket,
      configuration,
      queue: ingestQueue.queue,
      table,
    });
    const reprocess = new ReprocessSchedule(this, 'ReprocessSchedule', {
      settings,
      code: functionCode('reprocess'),
      bucket,
      configuration,
      ingestQueue,
      table,
    });
    const query = new QueryApi(this, 'QueryApi', {
      settings,
      code: functionCode('query'),
      bucket,
      configuration,
      catalogue,
      longestRetries: ingestQueue.longestRetries,
    });

    new Alarms(this, 'Alarms', {
      settings,
      ingestQueue,
      ingest: ingest.function,
      reprocess: reprocess.function,
      api: query.api,
    });

    // The command line finds what it needs under these names: `newsfold … --target aws:STACK`.
    new CfnOutput(this, 'BucketName', { value: bucket.bucketName });
    new CfnOutput(this, 'ConfigurationBucketName', { value: configuration.bucketName });
    new CfnOutput(this, 'QueueUrl', { value: ingestQueue.queue.queueUrl });
    new CfnOutput(this, 'DeadLetterQueueUrl', { value: ingestQueue.deadLetters.queueUrl });
    new CfnOutput(this, 'TableName', { value: table.tableName });
    new CfnOutput(this, 'ApiUrl', { value: query.url });
  }
}
