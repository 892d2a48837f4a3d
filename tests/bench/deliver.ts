/**
 * Delivers messages as a queue does whose event source calls a function: in batches, in no order, at least once, and again what the
 * function says has failed.
 */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { random } from './random.ts';

/** Share of the messages that come twice. */
const TWICE = 0.01;

export type Delivery = {
  readonly batchSize: number;
  /** Batches under way at once. */
  readonly workers: number;
  /** Deliveries of a message before it is given up. */
  readonly attempts: number;
};

export type Delivered = {
  readonly seconds: number;
  readonly batches: number;
  /** Deliveries that failed. */
  readonly failed: number;
  readonly givenUp: number;
};

type Message = { readonly id: string; readonly body: string; readonly attempt: number };

/** @param invoke the function; when it throws, the whole batch has failed */
export async function deliver(
  bodies: readonly string[],
  { batchSize, workers, attempts }: Delivery,
  invoke: (event: SQSEvent) => Promise<unknown>,
): Promise<Delivered> {
  const draw = random(0);
  const sent = draw.shuffled(bodies.flatMap((body) => (draw.chance(TWICE) ? [body, body] : [body])));
  const queue = sent.map((body, index): Message => ({ id: String(index), body, attempt: 1 }));
  const done = { batches: 0, failed: 0, givenUp: 0 };
  const work = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue.splice(0, batchSize);
      const failures = await failuresOf(batch, invoke);
      done.batches += 1;
      done.failed += failures.length;
      const again = failures.filter(({ attempt }) => attempt < attempts);
      done.givenUp += failures.length - again.length;
      queue.push(...again.map((message) => ({ ...message, attempt: message.attempt + 1 })));
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: workers }, work));
  return { ...done, seconds: (performance.now() - start) / 1000 };
}

async function failuresOf(
  batch: readonly Message[],
  invoke: (event: SQSEvent) => Promise<unknown>,
): Promise<readonly Message[]> {
  try {
    const { batchItemFailures } = (await invoke(eventOf(batch))) as SQSBatchResponse;
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return batch.filter(({ id }) => failed.has(id));
  } catch {
    return batch;
  }
}

function eventOf(batch: readonly Message[]): SQSEvent {
  return {
    Records: batch.map(({ id, body, attempt }) => ({
      messageId: id,
      receiptHandle: id,
      body,
      attributes: {
        ApproximateReceiveCount: String(attempt),
        SentTimestamp: '0',
        SenderId: 'bench',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:bench',
      awsRegion: 'us-east-1',
    })),
  };
}
