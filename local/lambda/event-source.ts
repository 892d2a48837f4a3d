/**
 * An SQS event source mapping: polls the queue with the function's own credentials, invokes the function with batches as
 * the template says, deletes what succeeded. What failed stays invisible until its visibility timeout is over, then comes
 * again, and moves to the dead-letter queue after the template's number of receptions.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { EventSource } from '../template/wiring.ts';
import type { FunctionRuntime } from './function-runtime.ts';

/** Seconds of long polling: as Lambda does, and the longest that SQS allows. */
const POLL_SECONDS = 20;
/** Messages that one reception returns at most; SQS's own limit. */
const RECEIVE_AT_MOST = 10;

export type Poller = { readonly close: () => Promise<void> };

/**
 * @param queueUrl the queue that `source` names by its ARN
 * @param pollers batches under way at once; the mapping's own maximum concurrency is never exceeded
 */
export async function pollEventSource(
  source: EventSource,
  queueUrl: string,
  client: SQSClient,
  runtime: FunctionRuntime,
  pollers: number,
  onError: (error: unknown) => void,
): Promise<Poller> {
  // Lambda refuses to create a mapping for a queue that it may not look at.
  await client.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['VisibilityTimeout'] }));
  const stop = new AbortController();
  const poll = async () => {
    while (!stop.signal.aborted) {
      try {
        const messages = await receiveBatch(client, queueUrl, source, stop.signal);
        if (messages.length > 0) await deliver(messages, source, queueUrl, client, runtime);
      } catch (error) {
        if (error instanceof Error && error.name === 'AbortError') return; // stopped while it waited for messages
        onError(error);
        // No hot loop on a queue that does not answer.
        await sleep(1000, undefined, { signal: stop.signal }).catch(() => {});
      }
    }
  };
  const running = Array.from({ length: Math.min(pollers, source.maximumConcurrency ?? pollers) }, poll);
  return {
    close: async () => {
      stop.abort();
      await Promise.all(running);
    },
  };
}

/** Up to `batchSize` messages: gathered over the batching window where there is one. */
async function receiveBatch(
  client: SQSClient,
  queueUrl: string,
  source: EventSource,
  signal: AbortSignal,
): Promise<Message[]> {
  const messages: Message[] = [];
  let windowEnds = Number.POSITIVE_INFINITY;
  while (messages.length < source.batchSize && Date.now() < windowEnds) {
    const wait = messages.length === 0 ? POLL_SECONDS : Math.max(0, Math.ceil((windowEnds - Date.now()) / 1000));
    const { Messages } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: Math.min(RECEIVE_AT_MOST, source.batchSize - messages.length),
        WaitTimeSeconds: wait,
        MessageSystemAttributeNames: ['All'],
      }),
      { abortSignal: signal },
    );
    if (Messages === undefined || Messages.length === 0) break;
    messages.push(...Messages);
    windowEnds = Math.min(windowEnds, Date.now() + source.batchingWindowSeconds * 1000);
  }
  return messages;
}

async function deliver(
  messages: readonly Message[],
  source: EventSource,
  queueUrl: string,
  client: SQSClient,
  runtime: FunctionRuntime,
): Promise<void> {
  const result = await runtime.invoke(toEvent(messages, source));
  const failed = source.partialResponses ? failedOf(result) : [];
  const unknown = failed.some((id) => !messages.some(({ MessageId }) => MessageId === id));
  if (unknown) throw new Error(`${source.functionName} reports the failure of a message that it was not given`);
  const done = messages.filter(({ MessageId }) => !failed.includes(MessageId ?? ''));
  for (let from = 0; from < done.length; from += RECEIVE_AT_MOST) {
    const Entries = done
      .slice(from, from + RECEIVE_AT_MOST)
      .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  }
}

/**
 * Messages to keep. A name that is none of the batch makes all of it fail, as in Lambda.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
function failedOf(result: unknown): string[] {
  return ((result as SQSBatchResponse | null)?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
}

function toEvent(messages: readonly Message[], source: EventSource): SQSEvent {
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId ?? '',
      receiptHandle: message.ReceiptHandle ?? '',
      body: message.Body ?? '',
      attributes: (message.Attributes ?? {}) as unknown as SQSEvent['Records'][number]['attributes'],
      messageAttributes: {},
      md5OfBody: message.MD5OfBody ?? '',
      eventSource: 'aws:sqs',
      eventSourceARN: source.queueArn,
      awsRegion: source.queueArn.split(':')[3] ?? '',
    })),
  };
}
