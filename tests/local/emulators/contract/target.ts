/**
 * What the contract suites run against: our emulators, or any other endpoint that the environment names
 * (`AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL_SQS`, `AWS_ENDPOINT_URL_DYNAMODB`, or `AWS_ENDPOINT_URL` for all): LocalStack, moto,
 * DynamoDB Local, or AWS itself with credentials in the environment.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type Emulators, startEmulators } from '../../../../local/emulators/emulators.ts';
import type { S3Notification, S3NotificationRecord } from '../../../../local/emulators/s3/notification.ts';

export type Service = 'S3' | 'SQS' | 'DYNAMODB';

/** Endpoints of the environment. The test of the test: another emulator must pass too, but for what is marked as ours. */
export const externalEndpoint = (service: Service): string | null =>
  process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env['AWS_ENDPOINT_URL'] ?? null;

const settings = (endpoint: string) => ({
  endpoint,
  region: process.env['AWS_REGION'] ?? 'us-east-1',
  ...(process.env['AWS_ACCESS_KEY_ID'] ? {} : { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
});

export const s3Client = (endpoint: string) => new S3Client({ ...settings(endpoint), forcePathStyle: true });
export const sqsClient = (endpoint: string) => new SQSClient(settings(endpoint));
export const dynamoDbClient = (endpoint: string) => new DynamoDBClient(settings(endpoint));

/** Unique in the account, and told apart from what else is there. */
export const randomName = (kind: string): string => `newsfold-test-${kind}-${crypto.randomUUID().slice(0, 13)}`;

export type Target = {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBClient;
  /** Ours only: `null` when a service is elsewhere. */
  readonly emulators: Emulators | null;
  /** Records delivered so far, of one bucket. */
  records(bucket: string): readonly S3NotificationRecord[];
  close(): Promise<void>;
};

export async function openTarget(): Promise<Target> {
  const services: readonly Service[] = ['S3', 'SQS', 'DYNAMODB'];
  const received: S3Notification[] = [];
  const onS3Event = async (notification: S3Notification) => void received.push(notification);
  const needed = services.some((service) => externalEndpoint(service) === null);
  const emulators = needed ? await startEmulators({ dataDir: null, onS3Event }) : null;
  const endpointOf = (service: Service): string => externalEndpoint(service) ?? emulators?.endpoint ?? '';
  const s3 = s3Client(endpointOf('S3'));
  const sqs = sqsClient(endpointOf('SQS'));
  const dynamodb = dynamoDbClient(endpointOf('DYNAMODB'));
  return {
    s3,
    sqs,
    dynamodb,
    emulators,
    records: (bucket) => received.flatMap(({ Records }) => Records.filter(({ s3 }) => s3.bucket.name === bucket)),
    close: async () => {
      for (const client of [s3, sqs, dynamodb]) client.destroy();
      await emulators?.close();
    },
  };
}
