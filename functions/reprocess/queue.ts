/**
 * Sends references to objects to the ingest queue: re-processing takes the same way as a new file.
 */
import { GetQueueAttributesCommand, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { ObjectReference } from '../ingest/message.ts';

export type Queue = { readonly client: SQSClient; readonly url: string };

/** The most that one request takes. */
export const SEND_BATCH = 10;

/** @throws Error when the queue refused any of them: the caller starts again from its last checkpoint */
export async function sendReferences(queue: Queue, bucket: string, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += SEND_BATCH) {
    const Entries = keys.slice(from, from + SEND_BATCH).map((key, index) => {
      const reference: ObjectReference = { newsfold: 'object-reference', bucket, key };
      return { Id: String(index), MessageBody: asciiJson(reference) };
    });
    const { Failed } = await queue.client.send(new SendMessageBatchCommand({ QueueUrl: queue.url, Entries }));
    const [refused] = Failed ?? [];
    if (refused !== undefined) throw new Error(`the queue refused a message: ${refused.Code} ${refused.Message ?? ''}`);
  }
}

/** An S3 key may hold characters that SQS refuses in a message (U+FFFE, for one): as JSON escapes they pass. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** How long all permitted attempts at a message can take: a visit begun earlier has none left. Seconds. */
export async function retriesTakeSeconds(queue: Queue): Promise<number> {
  const { Attributes } = await queue.client.send(
    new GetQueueAttributesCommand({ QueueUrl: queue.url, AttributeNames: ['VisibilityTimeout', 'RedrivePolicy'] }),
  );
  const { maxReceiveCount } = JSON.parse(Attributes?.RedrivePolicy ?? '{}') as { maxReceiveCount?: number | string };
  return Number(Attributes?.VisibilityTimeout ?? 0) * Number(maxReceiveCount ?? 1);
}
