/**
 * The workflow for one object key: read it top to bottom. An event only says "this key changed"; what happens depends on
 * what the bucket holds now. Safe to repeat, to run twice at once, and to be killed between any two calls.
 *
 * | found | outcome |
 * |---|---|
 * | no object (deleted, expired, vanished before it was read) | its articles are withdrawn: `gone` |
 * | the bytes that were settled, by the current stages | nothing changes: `unchanged` |
 * | bytes that are no article | former articles are withdrawn: `rejected` with a reason |
 * | articles | stored, superfluous former ones withdrawn: `stored` |
 * | a later visit to the key began meanwhile | this one takes back what it wrote: `superseded` |
 */
import { type LineResult, readArticles } from '../../pipeline/line.ts';
import type { OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import { type RecordVersions, type Rejected, rejected } from '../../pipeline/record.ts';
import { MAX_BYTES } from '../../pipeline/unpack/unpack.ts';
import { currentVersions, staleParts } from '../../pipeline/versions.ts';
import { type Provenance, toRecord } from '../catalogue/article-record.ts';
import { objectIdOf } from '../catalogue/keys.ts';
import { begin, type LedgerRow, type SeenObject, type Settlement, settle } from '../catalogue/ledger.ts';
import type { Table } from '../catalogue/table.ts';
import { type Bucket, type CurrentObject, currentObject, type VersionRun, versionRun } from '../objects/bucket.ts';
import { replaceArticles, takeBack } from './replace-articles.ts';

export type IngestOutcome =
  | { readonly kind: 'stored'; readonly articles: number }
  | Rejected
  | { readonly kind: 'gone' | 'unchanged' | 'superseded' };

export type IngestStores = {
  readonly bucket: Bucket;
  readonly table: Table;
  /** The user's own, as they are in force. */
  readonly topics: () => Promise<OwnTopics>;
  readonly now: () => Date;
};

/**
 * @param lastAttempt whether an error now is final: it is then written to the ledger as `failed`, and thrown all the same
 * @param isRepeated whether an attempt at the same message came before. It may have died with rows written that a later visit did not
 *   know of, so nothing counts as settled
 */
export async function ingestObject(
  stores: IngestStores,
  key: string,
  lastAttempt: boolean,
  isRepeated = false,
): Promise<IngestOutcome> {
  const begun = await begin(stores.table, key, stores.now());
  const visit = isRepeated ? { ...begun, settledGeneration: 0 } : begun;
  try {
    return await process(stores, visit);
  } catch (error) {
    if (lastAttempt) {
      const failed = { state: 'failed', detail: String(error) } as const;
      await settle(stores.table, visit, failed, visit.seen, visit.versions, stores.now());
    }
    throw error;
  }
}

async function process(stores: IngestStores, visit: LedgerRow): Promise<IngestOutcome> {
  const { bucket, table } = stores;
  const topics = await stores.topics();
  const versions = currentVersions(topics);
  const objectId = objectIdOf(bucket.name, visit.key);
  const end = async (settlement: Settlement, seen: SeenObject | null): Promise<boolean> =>
    settle(table, visit, settlement, seen, seen === null ? null : versions, stores.now());

  const current = await currentObject(bucket, visit.key, MAX_BYTES);
  if (current === null) {
    await replaceArticles(table, visit, objectId, []);
    return (await end({ state: 'gone' }, null)) ? { kind: 'gone' } : { kind: 'superseded' };
  }

  const run = await versionRun(bucket, visit.key, current);
  const seen = seenObject(visit, current, run);
  if (isSettled(visit, versions) && visit.seen?.eTag === seen.eTag && visit.seen.uploadedAt === seen.uploadedAt) {
    return (await end(visit.settlement, seen)) ? { kind: 'unchanged' } : { kind: 'superseded' };
  }

  const result = readObject(current, visit.key, seen.uploadedAt, topics);
  if (result.kind === 'rejected') {
    await replaceArticles(table, visit, objectId, []);
    const { reason, detail } = result;
    return (await end({ state: 'rejected', reason, detail }, seen)) ? result : { kind: 'superseded' };
  }

  const from: Provenance = {
    object: { bucket: bucket.name, key: visit.key, versionId: run.versionIds.at(-1) ?? null, size: current.size },
    mediaType: result.mediaType,
    charset: result.charset,
    versions,
    uploadedAt: seen.uploadedAt,
    processedAt: stores.now().toISOString(),
  };
  const articles = result.articles.map((article) => ({
    record: toRecord(article, from),
    fingerprint: article.fingerprint,
  }));
  const replaced = await replaceArticles(table, visit, objectId, articles);
  if (replaced && (await end({ state: 'stored', articles: articles.length }, seen))) {
    return { kind: 'stored', articles: articles.length };
  }
  await takeBack(table, visit, articles);
  return { kind: 'superseded' };
}

/** Whether the last visit ended well, by the current versions, and none came between that may have left half its work. */
function isSettled(
  visit: LedgerRow,
  versions: RecordVersions,
): visit is LedgerRow & { readonly settlement: Settlement } {
  return (
    visit.settledGeneration === visit.generation - 1 &&
    (visit.settlement?.state === 'stored' || visit.settlement?.state === 'rejected') &&
    staleParts(visit.versions, versions).length === 0
  );
}

/** The same bytes uploaded again keep the instant of their first upload. */
function seenObject(visit: LedgerRow, current: CurrentObject, run: VersionRun): SeenObject {
  const { eTag, size, versionId } = current;
  // A lifecycle rule may have removed the oldest versions of the run since the ledger saw them.
  const known = visit.seen !== null && visit.seen.eTag === eTag && run.versionIds.includes(visit.seen.versionId);
  const uploadedAt = known && visit.seen.uploadedAt < run.since ? visit.seen.uploadedAt : run.since;
  return { versionId, eTag, size, uploadedAt };
}

/** Stages 2–7, unless the object is larger than they accept. */
function readObject({ bytes, size }: CurrentObject, key: string, uploadedAt: string, topics: OwnTopics): LineResult {
  if (bytes === null) return rejected('too-large', `${size} bytes; at most ${MAX_BYTES} are read`);
  return readArticles(bytes, key, uploadedAt, topics);
}
