/**
 * The table depends only on the objects in the bucket: not on the order of events, how often each is delivered, how many
 * workers are at it, or which call fails. Random histories are held against a plain reference in memory.
 */
import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleIdOf, objectIdOf } from '../../../functions/catalogue/keys.ts';
import type { Table } from '../../../functions/catalogue/table.ts';
import { openTable } from '../../../functions/clients.ts';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import type { Bucket } from '../../../functions/objects/bucket.ts';
import { currentObject, versionRun } from '../../../functions/objects/bucket.ts';
import { articleFilters } from '../../../functions/query/filters.ts';
import { findArticles } from '../../../functions/query/find-articles.ts';
import { addsUp, readStatus } from '../../../functions/query/status.ts';
import { canonicalOf, components } from '../../../pipeline/compare/group.ts';
import { verify } from '../../../pipeline/compare/verify.ts';
import { readArticles } from '../../../pipeline/line.ts';
import type { Fingerprint } from '../../../pipeline/record.ts';
import { articleText } from '../articles-for-tests.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());

/** Two stories, each with a near copy (one sentence dropped), a text of its own, and one that is rejected. */
const dropSentence = (text: string) => text.replace(/\. The [^.]*\.(?=\n)/, '.');
const TEXTS = [
  articleText(1),
  dropSentence(articleText(1)),
  articleText(2, '1 May 2022'),
  dropSentence(articleText(2, '3 May 2022')),
  articleText(3),
  'too short',
];
const KEYS = ['a.txt', 'b.txt', 'c d+.txt', 'خبر.txt'];

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ key: fc.constantFrom(...KEYS), text: fc.nat(TEXTS.length - 1) }) },
  { weight: 2, arbitrary: fc.record({ key: fc.constantFrom(...KEYS), text: fc.constantFrom('delete', 'undo') }) },
);
type Change = number | 'delete' | 'undo';
const history = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 10 }),
  /** How often each event is delivered, and in which order. */
  deliveries: fc.array(fc.record({ times: fc.integer({ min: 1, max: 3 }), order: fc.nat(1000) }), {
    minLength: 10,
    maxLength: 10,
  }),
  workers: fc.integer({ min: 1, max: 8 }),
  /** Share of calls to the table that fail, in per cent, half of them after they took effect. */
  faults: fc.constantFrom(0, 0, 3, 10),
  seed: fc.nat(),
});

describe('after the queue is empty', () => {
  it('the catalogue is what the bucket says, whatever happened on the way', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ steps, deliveries, workers, faults, seed }) => {
        const bucket = await stores.freshBucket();
        const table = await stores.freshTable();
        const unreliable = withFaults(table, faults, seed);
        // Half of the events are delivered while the bucket still changes.
        const early: Promise<void>[] = [];
        for (const [index, { key, text }] of steps.entries()) {
          await change(bucket, key, text);
          if (index % 2 === 0) early.push(deliver(bucket, unreliable, key));
        }
        const queue = steps
          .flatMap(({ key }, index) => Array.from({ length: deliveries[index]?.times ?? 1 }, () => ({ key, index })))
          .sort((a, b) => (deliveries[a.index]?.order ?? 0) - (deliveries[b.index]?.order ?? 0));
        const work = async () => {
          for (let next = queue.pop(); next !== undefined; next = queue.pop())
            await deliver(bucket, unreliable, next.key);
        };
        await Promise.all([...early, ...Array.from({ length: workers }, work)]);

        expect(await catalogue(table)).toEqual(await reference(bucket));
        expect(addsUp(await readStatus(bucket, table, new Date(0)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 300_000);
});

/** `undo` removes the newest version (or delete marker) for good, so that the one before it is current again. */
async function change(bucket: Bucket, Key: string, what: Change): Promise<void> {
  const at = { Bucket: bucket.name, Key };
  if (what === 'delete') await bucket.client.send(new DeleteObjectCommand(at));
  else if (what === 'undo') {
    const { Versions = [], DeleteMarkers = [] } = await bucket.client.send(
      new ListObjectVersionsCommand({ Bucket: bucket.name, Prefix: Key }),
    );
    const newest = [...Versions, ...DeleteMarkers].find(({ IsLatest }) => IsLatest === true);
    if (newest === undefined) return;
    await bucket.client.send(new DeleteObjectCommand({ ...at, VersionId: newest.VersionId }));
  } else await bucket.client.send(new PutObjectCommand({ ...at, Body: TEXTS[what] ?? '' }));
}

/** As the queue does: again until it works. */
async function deliver(bucket: Bucket, table: Table, key: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await ingestObject({ bucket, table, now: () => new Date() }, key, false);
      return;
    } catch (error) {
      if (attempt > 100) throw error;
    }
  }
}

/** A client whose calls are late or fail now and then: before they are sent, or after they took effect, as when a worker dies. */
function withFaults(table: Table, percent: number, seed: number): Table {
  const { client, name } = openTable(table.name, {
    endpoint: async () => (await table.client.config.endpoint?.()) ?? { protocol: 'http:', hostname: '', path: '/' },
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return state % below;
  };
  const fails = () => random(200) < percent;
  client.middlewareStack.add(
    (next) => async (args) => {
      // Some workers are slow, so that a visit may outlive the one that supersedes it.
      if (random(6) === 0) await new Promise((resolve) => setTimeout(resolve, random(60)));
      if (fails()) throw new Error('injected: the call was not sent');
      const result = await next(args);
      if (fails()) throw new Error('injected: the answer was lost');
      return result;
    },
    { step: 'initialize' },
  );
  return { client, name };
}

async function catalogue(table: Table) {
  const { documents } = await findArticles(table, articleFilters.parse({ limit: 200 }));
  return documents
    .map(({ id, textDigest, uploadedAt, object, status, duplicate }) => ({
      id,
      textDigest,
      uploadedAt,
      versionId: object.versionId,
      status,
      of: duplicate?.of ?? null,
      group: duplicate?.group ?? null,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Everything in memory: edges between texts that share a band and verify, components, canonical by rule. */
async function reference(bucket: Bucket) {
  const articles: { id: string; sortAt: string; uploadedAt: string; versionId: string | null; print: Fingerprint }[] =
    [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: bucket.client }, { Bucket: bucket.name })) {
    for (const { Key: key = '' } of Contents) {
      const current = await currentObject(bucket, key);
      if (current === null) continue;
      const run = await versionRun(bucket, key, current);
      const result = readArticles(await current.body.read(), key, run.since);
      if (result.kind === 'rejected') continue;
      for (const { index, sortAt, fingerprint: print } of result.articles) {
        const id = articleIdOf(objectIdOf(bucket.name, key), null, index);
        articles.push({ id, sortAt, uploadedAt: run.since, versionId: run.versionIds.at(-1) ?? null, print });
      }
    }
  }
  const linked = (a: Fingerprint, b: Fingerprint) =>
    a.textDigest === b.textDigest ||
    (a.bands.some((band) => b.bands.includes(band)) && verify(a, b));
  const edges = articles.flatMap((a) =>
    articles.filter((b) => linked(a.print, b.print)).map((b) => [a.id, b.id] as const),
  );
  const groups = components(
    articles.map(({ id }) => id),
    edges,
  );
  return articles
    .map(({ id, uploadedAt, versionId, print }) => {
      const group = groups.find((ids) => ids.includes(id)) ?? [];
      const members = articles.filter((article) => group.includes(article.id));
      const canonical = canonicalOf(members);
      const unique = members.length === 1;
      const isCanonical = canonical?.id === id;
      return {
        id,
        textDigest: print.textDigest,
        uploadedAt,
        versionId,
        status: unique ? 'unique' : isCanonical ? 'canonical' : 'duplicate',
        of: unique || isCanonical ? null : (canonical?.id ?? null),
        group: unique || isCanonical ? null : (canonical?.id ?? null),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
