/**
 * `newsfold ingest PATH…`: uploads, follows every file to its end state, and prints what came of it.
 */
import pMap from 'p-map';
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { GroupReader } from '../../functions/catalogue/groups.ts';
import { objectIdOf } from '../../functions/catalogue/keys.ts';
import { type LedgerRow, ledgerRows } from '../../functions/catalogue/ledger.ts';
import { documentsOfObject } from '../../functions/query/show-object.ts';
import { sendReferences } from '../../functions/reprocess/queue.ts';
import type { Target } from '../target.ts';
import { follow, generationsOf } from './follow.ts';
import { type Progress, progress } from './output.ts';
import { filesToUpload, type SourceFile, type Uploaded, upload } from './upload.ts';

/** What became of one file. */
export type IngestedFile = {
  readonly file: string;
  readonly key: string;
  /** False when the bucket held the same bytes already. */
  readonly uploaded: boolean;
  readonly state: 'stored' | 'rejected' | 'failed' | 'pending' | 'gone';
  readonly reason: string | null;
  readonly detail: string | null;
  readonly articles: readonly CatalogueRecord[];
};

export type IngestOptions = { readonly prefix: string; readonly patienceSeconds: number };

/** Requests under way at once: enough to hide the network, few enough for any connection. */
const CONCURRENCY = 16;

export async function ingest(
  target: Target,
  paths: readonly string[],
  options: IngestOptions,
): Promise<IngestedFile[]> {
  const files = await filesToUpload(paths, options.prefix);
  const line = progress('looking at the catalogue');
  try {
    const keys = files.map(({ key }) => key);
    const before = await generationsOf(target, keys);
    const uploaded = await uploadAll(target, files, line);
    const unchanged = keys.filter((key) => uploaded.get(key)?.sent === false);
    const finished = await finishedRows(target, unchanged, uploaded);
    // Files that the bucket holds but that came to no good end are sent through the line again.
    const retried = unchanged.filter((key) => !finished.has(key));
    await sendReferences(target.queue, target.bucket.name, retried);

    const awaited = new Map([...before].filter(([key]) => !finished.has(key)));
    const ended = await follow(target, awaited, options.patienceSeconds, line);
    line.say('reading the results');
    // As they were when they ended: a repeated message may have begun another visit since, which changes nothing.
    const rows = new Map([...finished, ...ended]);
    const groups = new GroupReader(target.table);
    const resultOf = (file: SourceFile) =>
      result(target, groups, file, uploaded.get(file.key)?.sent === true, rows.get(file.key));
    return await pMap(files, resultOf, { concurrency: CONCURRENCY });
  } finally {
    line.done();
  }
}

async function uploadAll(target: Target, files: readonly SourceFile[], line: Progress): Promise<Map<string, Uploaded>> {
  const uploaded = new Map<string, Uploaded>();
  let sent = 0;
  await pMap(
    files,
    async (file) => {
      const one = await upload(target.bucket, file);
      uploaded.set(file.key, one);
      sent += one.sent ? 1 : 0;
      line.say(`${uploaded.size} of ${files.length} files looked at, ${sent} uploaded`);
    },
    { concurrency: CONCURRENCY },
  );
  return uploaded;
}

/** Rows of those keys whose last visit read these very bytes and came to a good end. */
async function finishedRows(
  target: Target,
  keys: readonly string[],
  uploaded: ReadonlyMap<string, Uploaded>,
): Promise<Map<string, LedgerRow>> {
  const good = (row: LedgerRow) =>
    row.settledGeneration === row.generation &&
    row.seen?.eTag === uploaded.get(row.key)?.eTag &&
    (row.settlement?.state === 'stored' || row.settlement?.state === 'rejected');
  return new Map([...(await ledgerRows(target.table, keys))].filter(([, row]) => good(row)));
}

async function result(
  target: Target,
  groups: GroupReader,
  { file, key }: SourceFile,
  uploaded: boolean,
  row: LedgerRow | undefined, // of a visit that has ended
): Promise<IngestedFile> {
  const ended = row?.settlement ?? null;
  const objectId = objectIdOf(target.bucket.name, key);
  return {
    file,
    key,
    uploaded,
    state: ended?.state ?? 'pending',
    reason: ended?.state === 'rejected' ? ended.reason : null,
    detail: ended !== null && 'detail' in ended ? ended.detail : null,
    articles: ended?.state === 'stored' ? await documentsOfObject(target.table, objectId, groups) : [],
  };
}
