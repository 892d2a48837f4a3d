/**
 * Visits that are overtaken, or die, between two particular calls: the cases that random histories rarely meet.
 */
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articlesOfObject } from '../../../functions/catalogue/articles.ts';
import { objectIdOf } from '../../../functions/catalogue/keys.ts';
import type { Table } from '../../../functions/catalogue/table.ts';
import { openTable } from '../../../functions/clients.ts';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { articleFilters } from '../../../functions/query/filters.ts';
import { findArticles } from '../../../functions/query/find-articles.ts';
import { articleText } from '../articles-for-tests.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());

/** The same table, through a client that does something before or after each call that writes an article row. */
function intercepted(around: (write: () => Promise<unknown>) => Promise<unknown>): Table {
  const { client, name } = openTable(stores.table.name, {
    endpoint: async () => (await stores.table.client.config.endpoint?.()) ?? { protocol: '', hostname: '', path: '' },
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  client.middlewareStack.add(
    (next, context) => (args) => {
      const { Item } = args.input as { Item?: { record?: unknown } };
      const writesArticle = context.commandName?.startsWith('Put') === true && Item?.record !== undefined;
      return writesArticle ? (around(() => next(args)) as ReturnType<typeof next>) : next(args);
    },
    { step: 'initialize' },
  );
  return { client, name };
}

const articles = async (key: string) =>
  (await articlesOfObject(stores.table, objectIdOf(stores.bucket.name, key))).map(({ record }) => record);
const listed = async (key: string) =>
  (await findArticles(stores.table, articleFilters.parse({ limit: 200 }))).documents.filter(
    ({ object }) => object.key === key,
  );
const remove = (Key: string, VersionId?: string) =>
  stores.bucket.client.send(
    new DeleteObjectCommand({ Bucket: stores.bucket.name, Key, ...(VersionId === undefined ? {} : { VersionId }) }),
  );

describe('a visit that is overtaken', () => {
  /** Stops before its article row is written, until it is told to go on. */
  function held() {
    const reached = Promise.withResolvers<void>();
    const resume = Promise.withResolvers<void>();
    const table = intercepted(async (write) => {
      reached.resolve();
      await resume.promise;
      return write();
    });
    return { table, reached: reached.promise, resume: () => resume.resolve() };
  }

  it('takes back its articles when the object was deleted meanwhile', async () => {
    await stores.put('overtaken.txt', articleText(1));
    const { table, reached, resume } = held();
    const slow = ingestObject({ ...stores, table }, 'overtaken.txt', false);
    await reached;
    await remove('overtaken.txt');
    expect(await ingestObject(stores, 'overtaken.txt', false)).toEqual({ kind: 'gone' });
    resume();

    expect(await slow).toEqual({ kind: 'superseded' });
    expect(await articles('overtaken.txt')).toEqual([]);
    expect(await listed('overtaken.txt')).toEqual([]);
  });

  it('does not write over the articles of the visit that overtook it', async () => {
    await stores.put('raced.txt', articleText(2, '1 May 2021'));
    const { table, reached, resume } = held();
    const slow = ingestObject({ ...stores, table }, 'raced.txt', false);
    await reached;
    await stores.put('raced.txt', articleText(3, '2 June 2022'));
    await ingestObject(stores, 'raced.txt', false);
    resume();

    expect(await slow).toEqual({ kind: 'superseded' });
    expect((await articles('raced.txt')).map(({ publishedAt }) => publishedAt)).toEqual(['2022-06-02']);
    expect(await listed('raced.txt')).toHaveLength(1);
  });
});

describe('a visit that dies after it wrote an article', () => {
  const dying = () =>
    intercepted(async (write) => {
      await write();
      throw new Error('killed');
    });

  it('is made up for by the next one', async () => {
    await stores.put('died.txt', articleText(4));
    await expect(ingestObject({ ...stores, table: dying() }, 'died.txt', false)).rejects.toThrow('killed');
    expect(await ingestObject(stores, 'died.txt', false)).toEqual({ kind: 'stored', articles: 1 });
    expect(await listed('died.txt')).toHaveLength(1);
  });

  it('leaves nothing behind when the object went back to what was settled', async () => {
    await stores.put('back.txt', articleText(5, '1 May 2021'));
    await ingestObject(stores, 'back.txt', false);
    const { VersionId } = await stores.bucket.client.send(
      new PutObjectCommand({ Bucket: stores.bucket.name, Key: 'back.txt', Body: articleText(6, '2 June 2022') }),
    );
    await expect(ingestObject({ ...stores, table: dying() }, 'back.txt', false)).rejects.toThrow('killed');
    await remove('back.txt', VersionId); // the former version is current again, as it was settled

    expect(await ingestObject(stores, 'back.txt', false)).toEqual({ kind: 'stored', articles: 1 });
    expect((await listed('back.txt')).map(({ publishedAt }) => publishedAt)).toEqual(['2021-05-01']);
  });
});
