/**
 * The sample documents in one catalogue: copies are recognized as `expected.json` says, and nothing else is.
 */
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { articleIdOf, objectIdOf } from '../../functions/catalogue/keys.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { articleFilters } from '../../functions/query/filters.ts';
import { findArticles } from '../../functions/query/find-articles.ts';
import { type EmulatedStores, emulatedStores } from '../functions/emulated-stores.ts';
import { expectedFiles, sampleBytes } from './sample-docs.ts';

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());

it('copies among the sample documents are found, and only they', async () => {
  const files = await expectedFiles();
  const idOf = (file: string, index: number) => articleIdOf(objectIdOf(stores.bucket.name, file), null, index);
  for (const { file } of files) {
    const Body = await sampleBytes(file);
    await stores.bucket.client.send(new PutObjectCommand({ Bucket: stores.bucket.name, Key: file, Body }));
    await ingestObject(stores, file, true);
  }
  const { documents } = await findArticles(stores.table, articleFilters.parse({ limit: 200 }));
  const found = Object.fromEntries(
    documents.map(({ object, duplicate }) => [
      `${object.key} ${object.index}`,
      duplicate === null ? null : `${duplicate.kind} ${duplicate.of}`,
    ]),
  );
  const expected = Object.fromEntries(
    files.flatMap(({ file, articles }) =>
      articles.map(({ duplicate }, index) => [
        `${file} ${index}`,
        duplicate === null ? null : `${duplicate.kind} ${idOf(duplicate.of.file, duplicate.of.article)}`,
      ]),
    ),
  );
  expect(found).toEqual(expected);
});
