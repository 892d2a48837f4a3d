/**
 * The outbox of S3 notifications: written within the transaction of the change itself, delivered afterwards, and forgotten
 * only once delivered. So a kill -9 at any moment loses none; one may arrive twice, as with S3.
 *
 * Events of one key are delivered in order; those of different keys up to `BATCH` at a time.
 */
import type { Catalogue } from './catalogue.ts';
import { type ObjectEvent, type S3Notification, toNotification } from './notification.ts';
import type { Row } from './version.ts';

/** Deliveries at a time: enough to hide a receiver's waits, few enough to leave the process responsive. */
const BATCH = 32;
/** Milliseconds until a failed delivery is tried again; doubled at each failure in a row up to the last. */
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 5_000;

export type Outbox = {
  /** Must be called within the transaction of the change. */
  record(event: ObjectEvent): void;
  /** Delivers what is there and what comes. */
  start(): void;
  /** Waits for the deliveries under way; what is left stays for the next start. */
  stop(): Promise<void>;
};

export function openOutbox(
  { db, afterCommit }: Catalogue,
  region: string,
  onEvent: (notification: S3Notification) => Promise<void>,
): Outbox {
  const insert = db.prepare(
    'insert into outbox (name, bucket, key, version_id, size, etag, at) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const oldest = db.prepare(
    'select id, name, bucket, key, version_id as versionId, size, etag, at from outbox order by id limit ?',
  );
  const forget = db.prepare('delete from outbox where id in (select value from json_each(?))');

  let state: 'waiting for start' | 'open' | 'stopped' = 'waiting for start';
  let underWay: Promise<void> | null = null;
  let retry: NodeJS.Timeout | null = null;
  let failures = 0;

  /** Never two events of one key, so that the second cannot overtake the first. */
  const nextBatch = (): readonly Row[] => {
    const keys = new Set<string>();
    const batch: Row[] = [];
    for (const row of oldest.all(BATCH)) {
      const key = `${row['bucket']}/${row['key']}`;
      if (keys.has(key)) continue;
      keys.add(key);
      batch.push(row);
    }
    return batch;
  };

  const deliver = async (row: Row): Promise<number> => {
    const id = row['id'] as number;
    await onEvent(toNotification(row as ObjectEvent, id, region));
    return id;
  };

  const deliverAll = async (): Promise<void> => {
    for (let batch = nextBatch(); batch.length > 0 && state === 'open'; batch = nextBatch()) {
      const outcomes = await Promise.allSettled(batch.map(deliver));
      const delivered = outcomes.filter((outcome) => outcome.status === 'fulfilled').map((outcome) => outcome.value);
      if (delivered.length > 0) forget.run(JSON.stringify(delivered));
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed !== undefined) return tryAgainLater(failed.reason);
      failures = 0;
    }
  };

  const tryAgainLater = (reason: unknown): void => {
    if (failures === 0) process.emitWarning(`An S3 notification could not be delivered and will be again: ${reason}`);
    const delay = Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
    failures += 1;
    retry = setTimeout(() => {
      retry = null;
      wake();
    }, delay);
  };

  const wake = (): void => {
    if (state !== 'open' || underWay !== null || retry !== null) return;
    // Not at once: the answer to the client goes out first, and a burst of changes makes one batch.
    underWay = new Promise((resolve) => setImmediate(resolve)).then(deliverAll).finally(() => {
      underWay = null;
      if (retry === null && oldest.get(1) !== undefined) wake();
    });
  };

  return {
    record: ({ name, bucket, key, versionId, size, etag, at }) => {
      insert.run(name, bucket, key, versionId, size, etag, at);
      afterCommit(wake);
    },
    start: () => {
      if (state === 'stopped') return; // closed before it could start
      state = 'open';
      wake();
    },
    stop: async () => {
      state = 'stopped';
      if (retry !== null) clearTimeout(retry);
      await underWay;
    },
  };
}
