/**
 * Ingests files one by one on emulated AWS, with a meter on the table.
 */

import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { openBucket, openTable } from '../../functions/clients.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { NO_TOPICS } from '../../pipeline/own-topics/compile-topics.ts';
import { type EmulatedAws, type ResourceNames, startEmulatedAws } from './emulated-aws.ts';
import { type Charge, meter } from './metered-table.ts';

export type MeteredIngest = {
  /** What the function's visit to the key is charged after the upload. */
  put(key: string, bytes: Uint8Array): Promise<readonly Charge[]>;
  /** The same after the object's deletion. */
  remove(key: string): Promise<readonly Charge[]>;
};

export function meteredIngestOn({ settings }: EmulatedAws, names: ResourceNames): MeteredIngest {
  const bucket = openBucket(names.bucket, settings);
  const table = openTable(names.table, settings);
  const charges = meter(table, openTable(names.table, settings));
  const visit = async (key: string): Promise<readonly Charge[]> => {
    await ingestObject({ bucket, table, topics: async () => NO_TOPICS, now: () => new Date() }, key, false);
    return charges.splice(0);
  };
  return {
    put: async (key, bytes) => {
      await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body: bytes }));
      return visit(key);
    },
    remove: async (key) => {
      await bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key: key }));
      return visit(key);
    },
  };
}

/** On emulated AWS of its own. */
export async function meteredIngest(): Promise<MeteredIngest & { readonly close: () => Promise<void> }> {
  const names = { bucket: 'newsfold-incoming', table: 'newsfold-catalogue' };
  const aws = await startEmulatedAws(names);
  return { ...meteredIngestOn(aws, names), close: aws.close };
}

export function writesOf(charges: readonly Charge[]): number {
  return charges.reduce((sum, { writeUnits }) => sum + writeUnits, 0);
}

export function readsOf(charges: readonly Charge[]): number {
  return charges.reduce((sum, { readUnits }) => sum + readUnits, 0);
}

export function requestsOf(charges: readonly Charge[]): number {
  return new Set(charges.map(({ request }) => request)).size;
}
