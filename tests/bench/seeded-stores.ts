/**
 * Emulated AWS whose table already has the first articles of the news stream.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmulatedAws, type ResourceNames, startEmulatedAws } from './emulated-aws.ts';
import type { Item } from './item-size.ts';
import { streamUploadedAt } from './news-stream.ts';
import { readStream } from './read-stream.ts';
import { seedTable } from './seed-table.ts';
import { SeededCatalogue } from './seeded-catalogue.ts';

export const SEEDED_NAMES: ResourceNames = { bucket: 'newsfold-incoming', table: 'newsfold-catalogue' };

export type SeededStores = {
  /** Articles in the table. */
  readonly size: number;
  readonly rows: number;
  readonly aws: EmulatedAws;
  readonly close: () => Promise<void>;
};

export async function openSeededStores(size: number): Promise<SeededStores> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'newsfold-bench-'));
  const remove = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  try {
    const rows = await seedTable(dataDir, SEEDED_NAMES.table, rowsOf(size));
    const aws = await startEmulatedAws(SEEDED_NAMES, { dataDir });
    return { size, rows, aws, close: () => aws.close().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function* rowsOf(size: number): AsyncGenerator<Item> {
  const catalogue = new SeededCatalogue();
  const object = { bucket: SEEDED_NAMES.bucket, versionId: '1'.repeat(32) };
  let number = 0;
  for await (const file of readStream(size)) {
    const uploadedAt = streamUploadedAt(number++);
    yield* catalogue.visit(file, { ...object, uploadedAt, now: new Date(uploadedAt) });
  }
  yield* catalogue.bands();
}

export async function closeAll(stores: readonly SeededStores[]): Promise<void> {
  for (const { close } of stores) await close();
}
