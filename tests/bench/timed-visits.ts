/**
 * Ingests files one by one, by the clock.
 */

import { PutObjectCommand } from '@aws-sdk/client-s3';
import { openBucket, openTable } from '../../functions/clients.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { NO_TOPICS } from '../../pipeline/own-topics/compile-topics.ts';
import type { StreamFile, StreamKind } from './news-stream.ts';
import { SEEDED_NAMES, type SeededStores } from './seeded-stores.ts';

export type Visit = {
  readonly kind: StreamKind;
  readonly milliseconds: number;
  /** To DynamoDB. */
  readonly requests: number;
};

/** The upload is not timed. */
export function timedVisits({ aws }: SeededStores): (file: StreamFile) => Promise<Visit> {
  const bucket = openBucket(SEEDED_NAMES.bucket, aws.settings);
  const table = openTable(SEEDED_NAMES.table, aws.settings);
  let requests = 0;
  table.client.middlewareStack.add(
    (next) => (args) => {
      requests += 1;
      return next(args);
    },
    { step: 'initialize', name: 'count' },
  );
  return async ({ key, bytes, kind }) => {
    await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body: bytes }));
    requests = 0;
    const start = performance.now();
    await ingestObject({ bucket, table, topics: async () => NO_TOPICS, now: () => new Date() }, key, false);
    return { kind, milliseconds: performance.now() - start, requests };
  };
}
