/**
 * Emulated AWS with one bucket, one table and one queue in it, and none of Newsfold's code around: what bare calls run against.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ClientSettings } from '../../functions/clients.ts';
import type { Authorize } from '../../local/emulators/authorization.ts';
import { startEmulators } from '../../local/emulators/emulators.ts';
import type { S3Notification } from '../../local/emulators/s3/notification.ts';
import { createCatalogueTable, createVersionedBucket } from '../catalogue-resources.ts';

export type EmulatedAws = {
  readonly settings: ClientSettings & { readonly endpoint: string; readonly region: string };
  readonly queueUrl: string;
  readonly close: () => Promise<void>;
};

export type ResourceNames = { readonly bucket: string; readonly table: string };

export type EmulatedAwsOptions = {
  /** Where the bucket tells of every change: the queue, a function of ours, or nobody. Default: nobody. */
  readonly notified?: 'queue' | ((notification: S3Notification) => void);
  /** Told of every call by its IAM action and the caller's access key. */
  readonly onCall?: (action: string, accessKeyId: string) => void;
  /** Of the emulators; there may be items of a table in it, see `seed-table.ts`. Default: a temporary folder. */
  readonly dataDir?: string;
};

export async function startEmulatedAws(
  names: ResourceNames,
  { notified, onCall, dataDir }: EmulatedAwsOptions = {},
): Promise<EmulatedAws> {
  const queue = Promise.withResolvers<{ readonly sqs: SQSClient; readonly QueueUrl: string }>();
  const authorize: Authorize = ({ action, accessKeyId }) => {
    onCall?.(action, accessKeyId);
    return true;
  };
  const emulators = await startEmulators({
    dataDir: dataDir ?? null,
    onS3Event: async (notification: S3Notification) => {
      if (typeof notified === 'function') notified(notification);
      if (notified !== 'queue') return;
      const { sqs, QueueUrl } = await queue.promise;
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(notification) }));
    },
    ...(onCall === undefined ? {} : { authorize }),
  });
  const { endpoint, region } = emulators;
  const settings = { endpoint, region, credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' } };

  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  await createVersionedBucket(s3, names.bucket);
  await createCatalogueTable(new DynamoDBClient(settings), names.table);
  const sqs = new SQSClient(settings);
  // The visibility timeout is longer than any run: no message comes twice.
  const Attributes = { VisibilityTimeout: '600' };
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'bench', Attributes }));
  queue.resolve({ sqs, QueueUrl });
  return { settings, queueUrl: QueueUrl, close: emulators.close };
}
