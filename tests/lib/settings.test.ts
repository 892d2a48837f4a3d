import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../lib/settings.ts';
import { build, synthesize } from './synthesize.ts';

describe('a setting', () => {
  it('has a default, so that a deployment needs none', () => {
    expect(readSettings({})).toMatchObject({ stackName: 'Newsfold', ingestConcurrency: 10, removalPolicy: 'retain' });
  });

  it('may be text, as the command line passes it', () => {
    const { ingestConcurrency, deletionProtection } = readSettings({
      'newsfold:ingestConcurrency': '20',
      'newsfold:deletionProtection': 'false',
    });
    expect({ ingestConcurrency, deletionProtection }).toEqual({ ingestConcurrency: 20, deletionProtection: false });
  });

  it('is told from the context of others by its prefix', () => {
    expect(readSettings({ ingestConcurrency: 'x', '@aws-cdk/core:flag': true })).toEqual(readSettings({}));
  });

  it.each([
    ['ingestConcurrency', '1', 'a whole number from 2 to 1000'],
    ['ingestConcurrency', '', 'a whole number from 2 to 1000'],
    ['ingestConcurrency', '2.5', 'a whole number from 2 to 1000'],
    ['ingestMemoryMb', 64, 'a whole number from 256 to 10240'],
    ['logRetentionDays', '31', 'one of 1, 3, 5, 7, 14, 30'],
    ['logRetentionDays', 'forever', 'one of 1, 3, 5, 7, 14, 30'],
    ['reprocessSchedule', 'hourly', 'off, rate(N minutes|hours|days) or cron(six fields)'],
    ['reprocessSchedule', 'rate(0 hours)', 'off, rate(N minutes|hours|days) or cron(six fields)'],
    ['reprocessSchedule', 'cron(0 * * * ?)', 'off, rate(N minutes|hours|days) or cron(six fields)'],
    ['removalPolicy', 'delete', 'retain or destroy'],
    ['deletionProtection', 'no', 'true or false'],
    ['alarmEmail', 'desk', 'an e-mail address'],
    ['alarmTopicArn', 'alerts', 'the ARN of an SNS topic'],
    ['stackName', 'my stack', 'a letter, then up to 127 letters, digits and hyphens'],
  ])('%s = %j is refused with its name, its value, and what is allowed', (name, value, allowed) => {
    expect(() => readSettings({ [`newsfold:${name}`]: value })).toThrow(
      `newsfold:${name} is ${JSON.stringify(value)}; allowed: ${allowed}`,
    );
  });

  it('that does not exist is refused with those that do', () => {
    expect(() => readSettings({ 'newsfold:ingestConcurency': 5 })).toThrow(
      /newsfold:ingestConcurency is no setting; allowed: .*ingestConcurrency/,
    );
  });

  it('is refused together with all others that are wrong', () => {
    const wrong = { 'newsfold:ingestConcurrency': 0, 'newsfold:logLevel': 'LOUD', 'newsfold:typo': 1 };
    expect(() => readSettings(wrong)).toThrow(/typo[\s\S]*ingestConcurrency[\s\S]*logLevel/);
  });

  it('cannot ask for a table to be destroyed that is protected', () => {
    expect(() => readSettings({ 'newsfold:removalPolicy': 'destroy' })).toThrow('newsfold:deletionProtection=false');
  });
});

/** Every setting but the stack's name, a value that is not its default, and what of the template it changes. */
const CHANGES: Readonly<Record<string, readonly [value: string, type: string, resource: object]>> = {
  removalPolicy: ['destroy', 'AWS::S3::Bucket', { DeletionPolicy: 'Delete' }],
  deletionProtection: ['false', 'AWS::DynamoDB::Table', { Properties: { DeletionProtectionEnabled: false } }],
  versionRetentionDays: [
    '90',
    'AWS::S3::Bucket',
    {
      Properties: {
        LifecycleConfiguration: {
          Rules: [Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 90 } })],
        },
      },
    },
  ],
  ingestConcurrency: [
    '3',
    'AWS::Lambda::EventSourceMapping',
    { Properties: { ScalingConfig: { MaximumConcurrency: 3 } } },
  ],
  ingestBatchSize: [
    '11',
    'AWS::Lambda::EventSourceMapping',
    { Properties: { BatchSize: 11, MaximumBatchingWindowInSeconds: 1 } },
  ],
  ingestMemoryMb: ['1769', 'AWS::Lambda::Function', { Properties: { MemorySize: 1769 } }],
  ingestTimeoutSeconds: ['100', 'AWS::SQS::Queue', { Properties: { VisibilityTimeout: 600 } }],
  maxReceiveCount: [
    '3',
    'AWS::Lambda::Function',
    { Properties: { Environment: { Variables: { STALLED_AFTER_SECONDS: '1800' } } } },
  ],
  reprocessSchedule: [
    'cron(0 4 * * ? *)',
    'AWS::Scheduler::Schedule',
    { Properties: { ScheduleExpression: 'cron(0 4 * * ? *)' } },
  ],
  missedAfterSeconds: [
    '60',
    'AWS::Lambda::Function',
    { Properties: { Environment: { Variables: { MISSED_AFTER_SECONDS: '60' } } } },
  ],
  apiRequestsPerSecond: [
    '7',
    'AWS::ApiGatewayV2::Stage',
    { Properties: { DefaultRouteSettings: { ThrottlingRateLimit: 7 } } },
  ],
  apiBurst: ['8', 'AWS::ApiGatewayV2::Stage', { Properties: { DefaultRouteSettings: { ThrottlingBurstLimit: 8 } } }],
  logRetentionDays: ['365', 'AWS::Logs::LogGroup', { Properties: { RetentionInDays: 365 } }],
  logLevel: [
    'DEBUG',
    'AWS::Lambda::Function',
    { Properties: { Environment: { Variables: { POWERTOOLS_LOG_LEVEL: 'DEBUG' } } } },
  ],
  alarmEmail: ['desk@example.org', 'AWS::SNS::Subscription', { Properties: { Endpoint: 'desk@example.org' } }],
  alarmTopicArn: [
    'arn:aws:sns:eu-west-1:123456789012:alerts',
    'AWS::CloudWatch::Alarm',
    { Properties: { AlarmActions: Match.arrayWith(['arn:aws:sns:eu-west-1:123456789012:alerts']) } },
  ],
  runbookUrl: [
    'https://example.org/runbook',
    'AWS::CloudWatch::Alarm',
    { Properties: { AlarmDescription: Match.stringLikeRegexp('https://example.org/runbook#dead-letters$') } },
  ],
};

describe('the stack', () => {
  const template = synthesize(
    Object.fromEntries(Object.entries(CHANGES).map(([name, [value]]) => [`newsfold:${name}`, value])),
  );

  it.each(Object.keys(readSettings({})).filter((name) => name !== 'stackName'))('follows %s', (name) => {
    const [, type, resource] = CHANGES[name] ?? ['', `nothing: ${name} has no example here`, {}];
    template.hasResource(type, resource);
  });

  it('follows stackName', () => {
    expect(build({ 'newsfold:stackName': 'Gazette' }).stackName).toBe('Gazette');
  });

  it('lets alarms publish to the topic that it makes for the e-mail address', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
        ]),
      },
    });
  });

  it('has no schedule when it is off, and still the function, to be started by hand', () => {
    const off = synthesize({ 'newsfold:reprocessSchedule': 'off' });
    off.resourceCountIs('AWS::Scheduler::Schedule', 0);
    off.resourcePropertiesCountIs('AWS::Lambda::Function', { Runtime: 'nodejs24.x' }, 3);
  });
});
