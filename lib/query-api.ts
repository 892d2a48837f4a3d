/**
 * The query function behind an HTTP API: read only, and answering nobody without IAM credentials that allow
 * `execute-api:Invoke` on it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { CatalogueTable } from './catalogue-table.ts';
import { readTopicsFrom } from './configuration-bucket.ts';
import { acceptReadingAnyObject, allow, NodeFunction } from './node-function.ts';
import type { Settings } from './settings.ts';

/** The API gives up after 30 s; one second less lets the function's own error be logged. */
const TIMEOUT = Duration.seconds(29);
/** A query waits for DynamoDB most of its time; 512 MB keep the cold start short. */
const MEMORY_MB = 512;

export interface QueryApiProps {
  readonly settings: Settings;
  readonly code: Code;
  readonly bucket: Bucket;
  readonly configuration: Bucket;
  readonly catalogue: CatalogueTable;
  /** How long the attempts at a message can take: a visit begun earlier has none left. */
  readonly longestRetries: Duration;
}

/** Everything that functions/query may call. */
const statements = ({ bucket, configuration, catalogue }: QueryApiProps): PolicyStatement[] => [
  // Explanations read the texts again. Without ListBucket a key that is gone answers 403 instead of 404.
  allow(['s3:GetObject'], [bucket.arnForObjects('*')]),
  allow(['s3:ListBucket'], [bucket.bucketArn]),
  ...readTopicsFrom(configuration),
  allow(['dynamodb:Query', 'dynamodb:BatchGetItem'], [catalogue.table.tableArn]),
  allow(['dynamodb:Query'], [catalogue.byStateArn]),
];

export class QueryApi extends Construct {
  readonly function: LambdaFunction;
  readonly api: HttpApi;
  readonly url: string;

  constructor(scope: Construct, id: string, props: QueryApiProps) {
    super(scope, id);
    const { settings } = props;
    const query = new NodeFunction(this, 'Function', {
      name: 'query',
      description: 'Answers queries from the catalogue',
      code: props.code,
      memoryMb: MEMORY_MB,
      timeout: TIMEOUT,
      environment: {
        TABLE_NAME: props.catalogue.table.tableName,
        BUCKET_NAME: props.bucket.bucketName,
        CONFIGURATION_BUCKET_NAME: props.configuration.bucketName,
        STALLED_AFTER_SECONDS: String(props.longestRetries.toSeconds()),
      },
      statements: statements(props),
      logRetentionDays: settings.logRetentionDays,
      logLevel: settings.logLevel,
    });
    acceptReadingAnyObject(
      query.grants,
      props.bucket,
      'An explanation compares the texts of any two articles, which are kept in the bucket and nowhere else.',
    );
    this.function = query.function;

    this.api = new HttpApi(this, 'Api', {
      description: 'Newsfold queries; signed requests only',
      createDefaultStage: false, // the default one would have neither access log nor throttling
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    this.api.addRoutes({
      path: '/{proxy+}',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('QueryIntegration', this.function),
    });
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: settings.logRetentionDays as RetentionDays, // the enum's values are the days; checked in settings.ts
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: ACCESS_LOG_LINE },
      throttle: { rateLimit: settings.apiRequestsPerSecond, burstLimit: settings.apiBurst },
    });
    this.url = stage.url;
  }
}

/** Who asked for what, and what came of it. The query string is left out: what a desk searches for is its secret. */
const ACCESS_LOG_LINE = AccessLogFormat.custom(
  JSON.stringify({
    time: '$context.requestTime',
    requestId: '$context.requestId',
    caller: '$context.identity.userArn',
    method: '$context.httpMethod',
    path: '$context.path',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    error: '$context.error.message',
  }),
);
