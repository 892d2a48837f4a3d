/**
 * Where the news files are dropped. Whatever changes what the bucket holds (a file created, removed, or expired by a
 * lifecycle rule) is told to the ingest queue.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html
 */
import { Duration, type RemovalPolicy, Validations } from 'aws-cdk-lib';
import { type ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { PRIVATE_BUCKET } from './private-bucket.ts';

/** The handler ignores what an event says and reads the bucket, so these three are all it must be woken by. */
const CHANGES = [EventType.OBJECT_CREATED, EventType.OBJECT_REMOVED, EventType.LIFECYCLE_EXPIRATION] as const;

/** No upload of a news file lasts a week: parts that old were abandoned, and would be paid for unseen. */
const ABANDONED_UPLOAD = Duration.days(7);

export interface IncomingBucketProps {
  readonly changes: Queue;
  readonly versionRetentionDays: number;
  readonly removalPolicy: RemovalPolicy;
}

export class IncomingBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: IncomingBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...PRIVATE_BUCKET,
      removalPolicy: props.removalPolicy,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(props.versionRetentionDays),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: ABANDONED_UPLOAD,
        },
      ],
      notificationsHandlerRole: new NotifierRole(this, 'NotifierRole', {
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        description: "Lets CloudFormation's helper set the notifications of the incoming bucket, and nothing else",
      }),
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Access logs would be a second bucket with about as many writes as the line itself. Who may write is settled ' +
        'by IAM, every overwritten version is kept, and accounts that need an audit trail have CloudTrail data events.',
    });
    for (const change of CHANGES) this.bucket.addEventNotification(change, new SqsDestination(props.changes));
  }
}

/**
 * CDK gives its notification helper AWSLambdaBasicExecutionRole, which may write to every log group of the account.
 * This role declines it: the helper's errors reach CloudFormation as the reason of the failed resource.
 */
class NotifierRole extends Role {
  override addManagedPolicy(_policy: ManagedPolicy): void {}
}
