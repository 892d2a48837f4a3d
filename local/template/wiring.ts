/**
 * Reads the wiring off a synthesized template: which buckets tell which queues, which queues feed which functions and how,
 * what a schedule fires, what each role may do. What the template does not say does not happen locally either.
 *
 * Shapes are parsed by a schema: a template that this reader does not understand is refused, not half-obeyed.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Intrinsics, type LocalNames, type Resource, type Resources } from './intrinsics.ts';
import { type Statement, statementsOf } from './statements.ts';

export type Wiring = {
  readonly buckets: readonly { readonly name: string; readonly versioned: boolean }[];
  readonly notifications: readonly Notification[];
  /** Dead-letter queues first, so that they exist when another names them. */
  readonly queues: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[];
  readonly tables: readonly { readonly name: string; readonly definition: z.output<typeof tableProperties> }[];
  readonly functions: readonly LocalFunction[];
  readonly eventSources: readonly EventSource[];
  readonly schedules: readonly {
    readonly functionName: string;
    readonly expression: string;
    readonly enabled: boolean;
  }[];
  /** Functions behind the HTTP API. */
  readonly apiFunctions: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
};

/** Events (`s3:ObjectCreated:*` …) of a bucket that go to a queue. */
export type Notification = { readonly bucket: string; readonly queueArn: string; readonly events: readonly string[] };

export type LocalFunction = {
  readonly name: string;
  readonly logicalId: string;
  /** Folder of the bundle. */
  readonly code: string;
  /** `file.export` */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** What its role may do. */
  readonly statements: readonly Statement[];
};

export type EventSource = {
  readonly functionName: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  readonly partialResponses: boolean;
  readonly maximumConcurrency: number | null;
};

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const tableProperties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({ ProjectionType: z.enum(['ALL', 'KEYS_ONLY']) }),
      }),
    )
    .optional(),
});
const functionProperties = z.object({
  Handler: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} }),
});
/** Strict, as the next one: a filter that is passed over would let through what AWS holds back. */
const mappingProperties = z.strictObject({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().default(10),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
});
const notificationProperties = z.object({
  BucketName: z.string(),
  NotificationConfiguration: z.strictObject({
    QueueConfigurations: z
      .array(z.strictObject({ Id: z.string().optional(), Events: z.array(z.string()), QueueArn: z.string() }))
      .default([]),
  }),
});
const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  State: z.string().default('ENABLED'),
  Target: z.object({ Arn: z.string() }),
});
const manifest = z.object({ files: z.record(z.string(), z.object({ source: z.object({ path: z.string() }) })) });

export type TemplateFile = {
  readonly Resources: Resources;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
};

/** The template of the only stack in an assembly. */
export async function readTemplate(assemblyDirectory: string, stackName: string): Promise<TemplateFile> {
  return JSON.parse(await readFile(path.join(assemblyDirectory, `${stackName}.template.json`), 'utf8')) as TemplateFile;
}

export async function readWiring(
  assemblyDirectory: string,
  template: TemplateFile,
  names: LocalNames,
): Promise<Wiring> {
  const { Resources: resources } = template;
  const intrinsics = new Intrinsics(resources, names);
  const assets = manifest.parse(
    JSON.parse(await readFile(path.join(assemblyDirectory, `${names.stackName}.assets.json`), 'utf8')),
  );
  const ofType = (type: string): [string, Resource][] => Object.entries(resources).filter(([, r]) => r.Type === type);
  const read = <Output>(schema: z.ZodType<Output>, logicalId: string): Output =>
    schema.parse(intrinsics.resolve(resources[logicalId]?.Properties ?? {}));

  const functions = ofType('AWS::Lambda::Function')
    .filter(([, resource]) => isOurs(resource, assets.files))
    .map(([logicalId]): LocalFunction => {
      const properties = read(functionProperties, logicalId);
      const asset = assets.files[properties.Code.S3Key.replace(/\.zip$/, '')];
      return {
        name: intrinsics.physicalName(logicalId),
        logicalId,
        code: path.join(assemblyDirectory, asset?.source.path ?? ''),
        handler: properties.Handler,
        environment: properties.Environment.Variables,
        timeoutSeconds: properties.Timeout,
        memoryMegabytes: properties.MemorySize,
        statements: statementsOf(resources, logicalId, intrinsics),
      };
    });
  const byArn = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

  return {
    buckets: ofType('AWS::S3::Bucket').map(([logicalId, { Properties }]) => ({
      name: intrinsics.physicalName(logicalId),
      versioned: z.object({ Status: z.literal('Enabled') }).safeParse(Properties?.['VersioningConfiguration']).success,
    })),
    notifications: ofType('Custom::S3BucketNotifications').flatMap(([logicalId]) => {
      const { BucketName, NotificationConfiguration } = read(notificationProperties, logicalId);
      return NotificationConfiguration.QueueConfigurations.map(({ Events, QueueArn }) => ({
        bucket: BucketName,
        queueArn: QueueArn,
        events: Events,
      }));
    }),
    queues: ofType('AWS::SQS::Queue')
      .map(([logicalId]) => ({
        name: intrinsics.physicalName(logicalId),
        attributes: queueAttributes(intrinsics.resolve(resources[logicalId]?.Properties ?? {})),
      }))
      .sort((a, b) => Number('RedrivePolicy' in a.attributes) - Number('RedrivePolicy' in b.attributes)),
    tables: ofType('AWS::DynamoDB::Table').map(([logicalId]) => ({
      name: intrinsics.physicalName(logicalId),
      definition: read(tableProperties, logicalId),
    })),
    functions,
    eventSources: ofType('AWS::Lambda::EventSourceMapping').flatMap(([logicalId]) => {
      const mapping = read(mappingProperties, logicalId);
      if (!mapping.Enabled) return [];
      return {
        functionName: byArn(mapping.FunctionName),
        queueArn: mapping.EventSourceArn,
        batchSize: mapping.BatchSize,
        batchingWindowSeconds: mapping.MaximumBatchingWindowInSeconds,
        partialResponses: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
        maximumConcurrency: mapping.ScalingConfig?.MaximumConcurrency ?? null,
      };
    }),
    schedules: ofType('AWS::Scheduler::Schedule').map(([logicalId]) => {
      const { ScheduleExpression, State, Target } = read(scheduleProperties, logicalId);
      return { functionName: byArn(Target.Arn), expression: ScheduleExpression, enabled: State === 'ENABLED' };
    }),
    apiFunctions: ofType('AWS::ApiGatewayV2::Integration').flatMap(([logicalId]) => {
      const uri = String(intrinsics.resolve(resources[logicalId]?.Properties?.['IntegrationUri']));
      return functions.filter(({ name }) => uri.includes(`function:${name}`)).map(({ name }) => name);
    }),
    outputs: Object.fromEntries(
      Object.entries(template.Outputs ?? {}).map(([name, { Value }]) => [name, String(intrinsics.resolve(Value))]),
    ),
  };
}

/** CDK brings functions of its own (the notification set-up, for one); those have inline code. */
function isOurs(resource: Resource, files: Readonly<Record<string, unknown>>): boolean {
  const code = resource.Properties?.['Code'] as { S3Key?: unknown } | undefined;
  return typeof code?.S3Key === 'string' && code.S3Key.replace(/\.zip$/, '') in files;
}

/** SQS takes its attributes as texts, CloudFormation writes numbers and objects. */
function queueAttributes(properties: unknown): Record<string, string> {
  const attributes = ['VisibilityTimeout', 'MessageRetentionPeriod', 'DelaySeconds', 'RedrivePolicy'];
  const given = properties as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    attributes
      .filter((name) => given[name] !== undefined)
      .map((name) => [name, typeof given[name] === 'object' ? JSON.stringify(given[name]) : String(given[name])]),
  );
}
