/**
 * The reprocess function and its schedule: finds stale, missed and failed objects and sends them through the same
 * queue again.
 *
 * No dead-letter queue and no retries: what one run leaves undone, the next finds again. A run that fails raises
 * an alarm.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { readTopicsFrom } from './configuration-bucket.ts';
import type { IngestQueue } from './ingest-queue.ts';
import { allow, NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';

/** Lists some 1,000,000 objects; what is left over, the next run takes up. */
const TIMEOUT = Duration.minutes(5);
/** The part of the time limit that may be spent; the rest lets the page in hand be finished and its place be noted. */
const TIME_BUDGET = 0.8;
/** Listing and comparing pages of keys needs little processor time: 512 MB are 0.3 of a core. */
const MEMORY_MB = 512;

export interface ReprocessScheduleProps {
  readonly settings: Settings;
  readonly code: Code;
  readonly bucket: Bucket;
  readonly configuration: Bucket;
  readonly ingestQueue: IngestQueue;
  readonly table: Table;
}

/** Everything that functions/reprocess may call. */
const statements = ({ bucket, configuration, ingestQueue, table }: ReprocessScheduleProps): PolicyStatement[] => [
  allow(['s3:ListBucket'], [bucket.bucketArn]),
  ...readTopicsFrom(configuration),
  allow(['dynamodb:Query'], [table.tableArn]),
  allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'], [table.tableArn]), // its own checkpoint
  allow(['sqs:SendMessage'], [ingestQueue.queue.queueArn]),
];

export class ReprocessSchedule extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: ReprocessScheduleProps) {
    super(scope, id);
    const { settings, bucket, configuration, ingestQueue, table } = props;
    this.function = new NodeFunction(this, 'Function', {
      name: 'reprocess',
      description: 'Sends stale, missed and failed objects through the ingest queue again',
      code: props.code,
      memoryMb: MEMORY_MB,
      timeout: TIMEOUT,
      retryAttempts: 0,
      environment: {
        TABLE_NAME: table.tableName,
        BUCKET_NAME: bucket.bucketName,
        CONFIGURATION_BUCKET_NAME: configuration.bucketName,
        QUEUE_URL: ingestQueue.queue.queueUrl,
        TIME_BUDGET_SECONDS: String(TIMEOUT.toSeconds() * TIME_BUDGET),
        MISSED_AFTER_SECONDS: String(settings.missedAfterSeconds),
        STALLED_AFTER_SECONDS: String(ingestQueue.longestRetries.toSeconds()),
      },
      statements: statements(props),
      logRetentionDays: settings.logRetentionDays,
      logLevel: settings.logLevel,
    }).function;

    if (settings.reprocessSchedule !== 'off') this.runOn(settings.reprocessSchedule);
  }

  private runOn(expression: string): void {
    const role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } }, // no other account's schedules
      }),
    });
    role.addToPolicy(allow(['lambda:InvokeFunction'], [this.function.functionArn]));
    const schedule = new Schedule(this, 'Schedule', {
      description: 'Looks for stale, missed and failed objects',
      schedule: ScheduleExpression.expression(expression),
      target: new LambdaInvoke(this.function, {
        role: role.withoutPolicyUpdates(), // CDK would also grant every version and alias of the function
        retryAttempts: 0,
      }),
    });
    schedule.node.addDependency(role);
  }
}
