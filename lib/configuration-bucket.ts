/**
 * What may be changed without a deployment: the user's own topics, one object that the functions read. Every version is kept for a while,
 * since a malformed one leaves the one before it in force.
 */
import { Duration, type RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allow } from './node-function.ts';
import { PRIVATE_BUCKET } from './private-bucket.ts';

/** A former version stays this long, and the newest of them whatever their age. */
const FORMER_VERSIONS = Duration.days(365);
const FORMER_VERSIONS_KEPT = 20;

export interface ConfigurationBucketProps {
  readonly removalPolicy: RemovalPolicy;
}

export class ConfigurationBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: ConfigurationBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...PRIVATE_BUCKET,
      removalPolicy: props.removalPolicy,
      lifecycleRules: [
        { noncurrentVersionExpiration: FORMER_VERSIONS, noncurrentVersionsToRetain: FORMER_VERSIONS_KEPT },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'A handful of writes a year, each kept as a version. Who may write is settled by IAM, and accounts that need an ' +
        'audit trail have CloudTrail data events.',
    });
  }
}

/** Key of the topics file, as functions/configuration reads it. */
const TOPICS_KEY = 'topics.yaml';

/** What a function needs that reads the user's topics: the file, former versions of it, and which there are. */
export function readTopicsFrom(bucket: Bucket): PolicyStatement[] {
  return [
    allow(['s3:GetObject', 's3:GetObjectVersion'], [bucket.arnForObjects(TOPICS_KEY)]),
    // Without ListBucket a file that is not there answers 403 instead of 404.
    allow(['s3:ListBucketVersions', 's3:ListBucket'], [bucket.bucketArn]),
  ];
}
