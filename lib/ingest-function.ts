/**
 * The ingest function: reads each changed object, runs it through the line and stores the result. The queue feeds it
 * in batches, of which only the failed messages come back.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Code, EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { readTopicsFrom } from './configuration-bucket.ts';
import { acceptReadingAnyObject, allow, NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';

/** Lambda fills larger batches only within a window, of which 1 s is the shortest. */
const LARGEST_BATCH_WITHOUT_WINDOW = 10;

export interface IngestFunctionProps {
  readonly settings: Settings;
  readonly timeout: Duration;
  readonly code: Code;
  readonly bucket: Bucket;
  readonly configuration: Bucket;
  readonly queue: Queue;
  readonly table: Table;
}

/** Everything that functions/ingest may call, and Lambda's poller on its behalf. */
const statements = ({ bucket, configuration, queue, table }: IngestFunctionProps): PolicyStatement[] => [
  // Lambda polls with the function's role; the handler itself never speaks to the queue.
  allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn]),
  allow(['s3:GetObject'], [bucket.arnForObjects('*')]),
  // ListBucketVersions finds the first upload. Without ListBucket a vanished key answers 403 instead of 404.
  allow(['s3:ListBucketVersions', 's3:ListBucket'], [bucket.bucketArn]),
  ...readTopicsFrom(configuration),
  allow(['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:BatchGetItem'], [table.tableArn]),
  allow(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'], [table.tableArn]),
];

export class IngestFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: IngestFunctionProps) {
    super(scope, id);
    const { settings, bucket, configuration, queue, table } = props;
    const ingest = new NodeFunction(this, 'Function', {
      name: 'ingest',
      description: 'Parses, compares and classifies changed news files, and stores what they yield',
      code: props.code,
      memoryMb: settings.ingestMemoryMb,
      timeout: props.timeout,
      environment: {
        TABLE_NAME: table.tableName,
        BUCKET_NAME: bucket.bucketName,
        CONFIGURATION_BUCKET_NAME: configuration.bucketName,
        MAX_RECEIVE_COUNT: String(settings.maxReceiveCount),
      },
      statements: statements(props),
      logRetentionDays: settings.logRetentionDays,
      logLevel: settings.logLevel,
    });
    acceptReadingAnyObject(
      ingest.grants,
      bucket,
      'Any key may hold a news file: reading every object of this one bucket is what the function is for.',
    );
    this.function = ingest.function;

    // The mapping itself, not SqsEventSource, which would grant more on the queue than Lambda needs.
    new EventSourceMapping(this, 'FromQueue', {
      target: this.function,
      eventSourceArn: queue.queueArn,
      batchSize: settings.ingestBatchSize,
      maxBatchingWindow: Duration.seconds(settings.ingestBatchSize > LARGEST_BATCH_WITHOUT_WINDOW ? 1 : 0),
      maxConcurrency: settings.ingestConcurrency,
      reportBatchItemFailures: true,
    });
  }
}
