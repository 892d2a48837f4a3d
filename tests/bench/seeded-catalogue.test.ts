import { PutObjectCommand } from '@aws-sdk/client-s3';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SeenObject } from '../../functions/catalogue/ledger.ts';
import type { Table } from '../../functions/catalogue/table.ts';
import { openBucket, openTable } from '../../functions/clients.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { NO_TOPICS } from '../../pipeline/own-topics/compile-topics.ts';
import { benchArticle } from './corpus.ts';
import { type EmulatedAws, startEmulatedAws } from './emulated-aws.ts';
import type { Item } from './item-size.ts';
import { nearCopy, streamFile } from './news-stream.ts';
import { readFileByLine, SeededCatalogue } from './seeded-catalogue.ts';

const names = { bucket: 'incoming', table: 'catalogue' };
const now = new Date('2026-01-02T03:04:05.678Z');
/** News with copies among them; and so many versions of one story that its bands are full. */
const FILES = [
  ...Array.from({ length: 50 }, (_, number) => streamFile(number)),
  ...Array.from({ length: 70 }, (_, i) => ({ ...nearCopy(benchArticle(1), i), key: `versions/${i}.txt` })),
];

let aws: EmulatedAws;
beforeAll(async () => {
  aws = await startEmulatedAws(names);
});
afterAll(() => aws.close());

it('has the rows that ingesting the files leaves', { timeout: 120_000 }, async () => {
  const bucket = openBucket(names.bucket, aws.settings);
  const table = openTable(names.table, aws.settings);
  const seeded = new SeededCatalogue();
  const expected: Item[] = [];
  for (const file of FILES) {
    await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: file.key, Body: file.bytes }));
    await ingestObject({ bucket, table, topics: async () => NO_TOPICS, now: () => now }, file.key, false);
  }
  const written = await allRows(table);
  const seen = new Map(written.filter(isLedger).map(({ sk, seen }) => [sk, seen as SeenObject]));
  for (const file of FILES) {
    const { versionId, uploadedAt } = seen.get(file.key) ?? { versionId: null, uploadedAt: '' };
    const visited = { bucket: bucket.name, versionId: versionId ?? '', uploadedAt, now };
    expected.push(...seeded.visit(readFileByLine(file, uploadedAt), visited));
  }
  expected.push(...seeded.bands());

  const full = [...seeded.bands()].filter(({ members }) => (members as Set<unknown>).size === 56);
  expect(full.length).toBeGreaterThan(0);
  expect(comparable(written)).toEqual(comparable(expected));
});

const isLedger = ({ pk }: Item): boolean => String(pk).startsWith('L#');

async function allRows({ client, name: TableName }: Table): Promise<Item[]> {
  const rows: Item[] = [];
  for await (const { Items } of paginateScan({ client }, { TableName })) rows.push(...(Items ?? []));
  return rows;
}

/** By key; bytes and sets in a form of which there is one. */
function comparable(rows: readonly Item[]): ReadonlyMap<string, unknown> {
  const hex = (value: unknown): unknown => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
    return value instanceof Set ? [...value].map(hex).sort() : value;
  };
  const entries = rows.map((row): [string, Item] => {
    const attributes = Object.entries(row).map(([name, value]) => [name, hex(value)]);
    return [`${row['pk']}\n${row['sk']}`, Object.fromEntries(attributes)];
  });
  if (new Set(entries.map(([key]) => key)).size !== rows.length) throw new Error('two rows have one key');
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
