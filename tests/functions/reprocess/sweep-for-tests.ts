/** One sweep over a test's stores, and what it sent. */
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { keysOf } from '../../../functions/ingest/message.ts';
import { type ReprocessOptions, reprocess } from '../../../functions/reprocess/reprocess.ts';
import type { Selected } from '../../../functions/reprocess/select.ts';
import { currentVersions } from '../../../pipeline/versions.ts';
import type { EmulatedStores } from '../emulated-stores.ts';

export const MINUTES = 60_000;
export const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds);

/** A sweep for which every upload is old enough to be missed, and every visit of the last half hour may go on. */
export async function sweep(stores: EmulatedStores, options: Partial<ReprocessOptions> = {}) {
  const selected: Selected[] = [];
  const report = await reprocess(stores, {
    versions: currentVersions(await stores.topics()),
    dryRun: false,
    missedBefore: fromNow(MINUTES),
    stalledBefore: fromNow(-30 * MINUTES),
    timeIsUp: () => false,
    onSelected: (one) => selected.push(one),
    ...options,
  });
  return { report, selected, keys: selected.map(({ key }) => key) };
}

/** Takes everything from the queue, as the ingest function would read it. */
export async function sentKeys(stores: EmulatedStores): Promise<string[]> {
  const { client, url: QueueUrl } = stores.queue;
  const keys: string[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return keys;
    for (const { Body = '', ReceiptHandle } of Messages) {
      keys.push(...keysOf(Body, stores.bucket.name));
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}
