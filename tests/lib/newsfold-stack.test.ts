/** The way of a file through the stack: what must never vanish from bucket, queue, table and API. */
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { OBJECTS_BY_STATE } from '../../functions/catalogue/table.ts';
import { arnOf, ofType, only, synthesize } from './synthesize.ts';

const template = synthesize();
const bucket = only(template, 'AWS::S3::Bucket', 'IncomingBucket');
const queue = only(template, 'AWS::SQS::Queue', 'IngestQueue');
const deadLetters = only(template, 'AWS::SQS::Queue', 'IngestQueueDeadLetters');
const ingest = only(template, 'AWS::Lambda::Function', 'IngestFunction');

describe('the incoming bucket', () => {
  it('is versioned, encrypted, owned by its account and closed to the public', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  it('drops old versions, markers without versions, and abandoned uploads', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            ExpiredObjectDeleteMarker: true,
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
        ],
      },
    });
  });

  it('tells the ingest queue of everything created, removed and expired', () => {
    template.hasResourceProperties('Custom::S3BucketNotifications', {
      BucketName: { Ref: bucket.id },
      NotificationConfiguration: {
        QueueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'].map((event) => ({
          Events: [event],
          QueueArn: arnOf(queue),
        })),
      },
    });
  });
});

describe.each([
  ['AWS::S3::BucketPolicy', 's3:*', arnOf(bucket)],
  ['AWS::SQS::QueuePolicy', 'sqs:*', arnOf(queue)],
  ['AWS::SQS::QueuePolicy', 'sqs:*', arnOf(deadLetters)],
])('%s', (type, action, resource) => {
  it(`refuses unencrypted connections to ${JSON.stringify(resource)}`, () => {
    template.hasResourceProperties(type, {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: action,
            Resource: type === 'AWS::S3::BucketPolicy' ? Match.arrayWith([resource]) : resource,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ]),
      },
    });
  });
});

describe('the ingest queue', () => {
  it('hides a message for six times as long as the function may run', () => {
    expect(queue.Properties['VisibilityTimeout']).toBe(6 * Number(ingest.Properties['Timeout']));
  });

  it('hands a message over to the dead-letter queue after the attempts that the function is told of', () => {
    expect(queue.Properties['RedrivePolicy']).toEqual({
      deadLetterTargetArn: arnOf(deadLetters),
      maxReceiveCount: 5,
    });
    expect(ingest.Properties).toHaveProperty('Environment.Variables.MAX_RECEIVE_COUNT', '5');
  });

  it.each([queue, deadLetters])('keeps the messages of $id for 14 days, encrypted', ({ Properties }) => {
    expect(Properties).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 60 * 60, SqsManagedSseEnabled: true });
  });

  it('accepts messages of this bucket only', () => {
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 's3.amazonaws.com' },
            Condition: { ArnLike: { 'aws:SourceArn': arnOf(bucket) } },
          }),
        ]),
      },
    });
  });

  it('feeds the ingest function in batches that may fail in part, with bounded concurrency', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: arnOf(queue),
      FunctionName: { Ref: ingest.id },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 0,
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });
});

describe('the catalogue table', () => {
  it('is on demand, restorable, encrypted, protected, retained, and forgets what has expired', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
          { AttributeName: 'listedAs', AttributeType: 'S' },
          { AttributeName: 'listedAt', AttributeType: 'S' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
        DeletionProtectionEnabled: true,
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    });
  });
});

describe('the query API', () => {
  it('may ask the index of objects by state, which the table has under the name that the code knows', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      GlobalSecondaryIndexes: [
        {
          IndexName: OBJECTS_BY_STATE,
          KeySchema: [
            { AttributeName: 'listedAs', KeyType: 'HASH' },
            { AttributeName: 'listedAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    });
    expect(JSON.stringify(template.findResources('AWS::IAM::Policy'))).toContain(`/index/${OBJECTS_BY_STATE}`);
  });

  it('has an IAM authoriser on every route', () => {
    const routes = ofType(template, 'AWS::ApiGatewayV2::Route');
    expect(routes.map(([, route]) => route.Properties['RouteKey'])).toEqual(['GET /{proxy+}']);
    for (const [, route] of routes) expect(route.Properties['AuthorizationType']).toBe('AWS_IAM');
  });

  it('keeps an access log, and throttles', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AccessLogSettings: { DestinationArn: Match.anyValue(), Format: Match.stringLikeRegexp('identity.userArn') },
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
  });
});

it('has the outputs that the command line looks for', () => {
  expect(Object.keys(template.toJSON()['Outputs']).sort()).toEqual([
    'ApiUrl',
    'BucketName',
    'ConfigurationBucketName',
    'DeadLetterQueueUrl',
    'QueueUrl',
    'TableName',
  ]);
});
