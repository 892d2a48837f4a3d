import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { deliver } from './deliver.ts';

const BODIES = Array.from({ length: 1000 }, (_, i) => `body ${i}`);
const DELIVERY = { batchSize: 10, workers: 4, attempts: 3 };
const allWell = { batchItemFailures: [] };

describe('delivering messages', () => {
  it('brings every one at least once, some twice, in batches', async () => {
    const received: string[] = [];
    const delivered = await deliver(BODIES, DELIVERY, async ({ Records }) => {
      expect(Records.length).toBeLessThanOrEqual(10);
      received.push(...Records.map(({ body }) => body));
      return allWell;
    });
    expect(new Set(received)).toEqual(new Set(BODIES));
    expect(received.length).toBeGreaterThan(BODIES.length);
    expect(received.length).toBeLessThan(BODIES.length * 1.03);
    expect(delivered).toMatchObject({ failed: 0, givenUp: 0 });
  });

  const timesReceived = async (fails: (event: SQSEvent) => Promise<unknown>) => {
    const attempts: number[] = [];
    const delivered = await deliver(['once'], { ...DELIVERY, batchSize: 1 }, (event) => {
      attempts.push(...event.Records.map(({ attributes }) => Number(attributes.ApproximateReceiveCount)));
      return fails(event);
    });
    return { attempts, delivered };
  };

  it('brings again what the function names, counting, until it is given up', async () => {
    const { attempts, delivered } = await timesReceived(async ({ Records }) => ({
      batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })),
    }));
    expect(attempts).toEqual([1, 2, 3]);
    expect(delivered).toMatchObject({ failed: 3, givenUp: 1 });
  });

  it('brings a whole batch again when the function crashed', async () => {
    let crashed = false;
    const { attempts, delivered } = await timesReceived(async () => {
      if (crashed) return allWell;
      crashed = true;
      throw new Error('timed out');
    });
    expect(attempts).toEqual([1, 2]);
    expect(delivered).toMatchObject({ failed: 1, givenUp: 0 });
  });
});
