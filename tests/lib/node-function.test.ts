/** What must never vanish from the functions: runtime, logs, environment, and permissions no wider than needed. */
import { describe, expect, it } from 'vitest';
import { arnOf, ofType, only, synthesize } from './synthesize.ts';

const template = synthesize();
const bucket = only(template, 'AWS::S3::Bucket', 'IncomingBucket');
const configuration = only(template, 'AWS::S3::Bucket', 'ConfigurationBucket');
const queue = only(template, 'AWS::SQS::Queue', 'IngestQueue');
const table = only(template, 'AWS::DynamoDB::Table', 'CatalogueTable');
const ingest = only(template, 'AWS::Lambda::Function', 'IngestFunction');
const reprocess = only(template, 'AWS::Lambda::Function', 'ReprocessScheduleFunction');
const query = only(template, 'AWS::Lambda::Function', 'QueryApiFunction');

describe.each([
  ['ingest', ingest],
  ['reprocess', reprocess],
  ['query', query],
])('the %s function', (name, lambda) => {
  it('runs on Node 24 on arm64, traced', () => {
    expect(lambda.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'handler.handler',
      TracingConfig: { Mode: 'Active' },
    });
  });

  it('logs into a group of its own that forgets', () => {
    const { LogGroup } = lambda.Properties['LoggingConfig'] as { LogGroup: { Ref: string } };
    const [, group] = ofType(template, 'AWS::Logs::LogGroup').find(([id]) => id === LogGroup.Ref) ?? [];
    expect(group?.Properties).toMatchObject({ RetentionInDays: 30 });
  });

  it('is told where things are', () => {
    const stores = {
      TABLE_NAME: { Ref: table.id },
      BUCKET_NAME: { Ref: bucket.id },
      CONFIGURATION_BUCKET_NAME: { Ref: configuration.id },
    };
    const told: Readonly<Record<string, object>> = {
      ingest: { ...stores, MAX_RECEIVE_COUNT: '5' },
      reprocess: {
        ...stores,
        QUEUE_URL: { Ref: queue.id },
        TIME_BUDGET_SECONDS: '240',
        MISSED_AFTER_SECONDS: '900',
        STALLED_AFTER_SECONDS: String(360 * 5),
      },
      query: { ...stores, STALLED_AFTER_SECONDS: String(360 * 5) },
    };
    expect(lambda.Properties).toHaveProperty('Environment.Variables', {
      ...told[name],
      POWERTOOLS_SERVICE_NAME: name,
      POWERTOOLS_METRICS_NAMESPACE: 'Newsfold',
      POWERTOOLS_LOG_LEVEL: 'INFO',
      NODE_OPTIONS: '--enable-source-maps',
    });
  });
});

describe('the schedule', () => {
  it('starts the reprocess function every hour', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 hour)',
      State: 'ENABLED',
      Target: { Arn: arnOf(reprocess) },
    });
  });

  it('gives a run less time than Lambda gives the function', () => {
    const { Variables } = reprocess.Properties['Environment'] as { Variables: Readonly<Record<string, string>> };
    expect(Number(Variables['TIME_BUDGET_SECONDS'])).toBeLessThan(Number(reprocess.Properties['Timeout']) - 30);
  });
});

describe('permissions', () => {
  type Statement = { readonly Action: string | string[]; readonly Resource: unknown; readonly Effect: string };
  const statements = ofType(template, 'AWS::IAM::Policy').flatMap(
    ([, policy]) => (policy.Properties['PolicyDocument'] as { Statement: Statement[] }).Statement,
  );

  it('name their resources, save for X-Ray, which knows none', () => {
    const open = statements.filter(({ Resource }) => [Resource].flat().includes('*'));
    expect(new Set(open.flatMap(({ Action }) => Action))).toEqual(
      new Set(['xray:PutTraceSegments', 'xray:PutTelemetryRecords']),
    );
  });

  it('name their actions', () => {
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('are those above alone: no role has a managed policy, or one of its own', () => {
    const others = ofType(template, 'AWS::IAM::Role').filter(
      ([, { Properties }]) => 'ManagedPolicyArns' in Properties || 'Policies' in Properties,
    );
    expect(others).toEqual([]);
  });

  it.each([ingest, reprocess, query])('of $id exist before it runs', (lambda) => {
    const { 'Fn::GetAtt': role } = lambda.Properties['Role'] as { 'Fn::GetAtt': [string, string] };
    const policies = ofType(template, 'AWS::IAM::Policy')
      .filter(([, policy]) => (policy.Properties['Roles'] as { Ref: string }[]).some(({ Ref }) => Ref === role[0]))
      .map(([policy]) => policy);
    expect(policies).toHaveLength(2);
    expect(lambda.DependsOn).toEqual(expect.arrayContaining(policies));
  });
});
