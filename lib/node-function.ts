/**
 * What Newsfold's three functions have in common: runtime, log group, tracing, and a role that may do what its
 * function states and no more.
 */
import { type Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { HANDLER } from './bundle.ts';

/** Of the metrics that the functions publish themselves. */
export const METRICS_NAMESPACE = 'Newsfold';

export interface NodeFunctionProps {
  /** Short name of the function: its folder in functions/, and `service` in its logs and metrics. */
  readonly name: string;
  readonly description: string;
  readonly code: Code;
  readonly memoryMb: number;
  readonly timeout: Duration;
  /** How often Lambda itself repeats a failed asynchronous invocation. Default: 2, as Lambda does. */
  readonly retryAttempts?: number;
  readonly environment: Readonly<Record<string, string>>;
  /** All that the handler's code may call. Logs and traces come on top. */
  readonly statements: readonly PolicyStatement[];
  readonly logRetentionDays: number;
  readonly logLevel: string;
}

export class NodeFunction extends Construct {
  readonly function: LambdaFunction;
  /** Holds {@link NodeFunctionProps.statements} and the log statement. */
  readonly grants: Policy;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetentionDays as RetentionDays, // the enum's values are the days; checked in settings.ts
      removalPolicy: RemovalPolicy.DESTROY, // logs of a deleted stack explain nothing that still exists
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.grants = new Policy(this, 'Grants', {
      roles: [role],
      statements: [
        ...props.statements,
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]), // the ARN ends in `:*`, its streams
      ],
    });
    const tracing = new Policy(this, 'Tracing', {
      roles: [role],
      statements: [allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*'])],
    });
    Validations.of(tracing).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray knows no resources for these two actions: a grant on anything but * has no effect.',
    });

    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64, // a fifth cheaper than x86, and nothing here is compiled for either
      code: props.code,
      handler: HANDLER,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      tracing: Tracing.ACTIVE,
      logGroup,
      role: role.withoutPolicyUpdates(), // CDK would add grants of its own, broader than the two policies above
      ...(props.retryAttempts === undefined ? {} : { retryAttempts: props.retryAttempts }),
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
        POWERTOOLS_LOG_LEVEL: props.logLevel,
        NODE_OPTIONS: '--enable-source-maps',
      },
    });
    this.function.node.addDependency(this.grants, tracing); // nothing runs before it may do its work
  }
}

/** One line of a policy, as it reads in a function's list: these actions on these resources. */
export function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources] });
}

/** Accepts, for cdk-nag, that a policy grants reading every object of one bucket. @param reason a sentence */
export function acceptReadingAnyObject(grants: Policy, bucket: Bucket, reason: string): void {
  const name = Stack.of(grants).resolve(bucket.bucketArn)['Fn::GetAtt'][0];
  Validations.of(grants).acknowledge({ id: `AwsSolutions-IAM5[Resource::<${name}.Arn>/*]`, reason });
}
