/**
 * `newsfold ingest PATH…`: uploads, follows every file to its end state, and prints what came of it.
 */
import pMap from 'p-map';
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { articlesOfObject } from '../../functions/catalogue/articles.ts';
import { GroupReader } from '../../functions/catalogue/groups.ts';
import { objectIdOf } from '../../functions/catalogue/keys.ts';
import { type LedgerRow, ledgerRows } from '../../functions/catalogue/ledger.ts';
import { sendReferences } from '../../functions/reprocess/queue.ts';
import type { Target } from '../target.ts';
import { follow, generationsOf } from './follow.ts';
import { type Progress, progress } from './output.ts';
import { filesToUpload, type SourceFile, upload } from './upload.ts';

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
    const retried = await retryUnfinished(
      target,
      keys.filter((key) => !uploaded.has(key)),
    );

    const awaited = new Map([...before].filter(([key]) => uploaded.has(key) || retried.has(key)));
    await follow(target, awaited, options.patienceSeconds, line);
    line.say('reading the results');
    const rows = await ledgerRows(target.table, keys);
    const groups = new GroupReader(target.table);
    return await pMap(files, (file) => result(target, groups, file, uploaded.has(file.key), rows.get(file.key)), {
      concurrency: CONCURRENCY,
    });
  } finally {
    line.done();
  }
}

async function uploadAll(target: Target, files: readonly SourceFile[], line: Progress): Promise<Set<string>> {
  const uploaded = new Set<string>();
  let looked = 0;
  await pMap(
    files,
    async (file) => {
      if (await upload(target.bucket, file)) uploaded.add(file.key);
      looked += 1;
      line.say(`${looked} of ${files.length} files looked at, ${uploaded.size} uploaded`);
    },
    { concurrency: CONCURRENCY },
  );
  return uploaded;
}

/** Files that the bucket holds but that came to no good end are sent through the line again. */
async function retryUnfinished(target: Target, keys: readonly string[]): Promise<Set<string>> {
  const rows = await ledgerRows(target.table, keys);
  const unfinished = keys.filter((key) => {
    const row = rows.get(key);
    const ended = row !== undefined && row.settledGeneration === row.generation;
    return !ended || (row.settlement?.state !== 'stored' && row.settlement?.state !== 'rejected');
  });
  await sendReferences(target.queue, target.bucket.name, unfinished);
  return new Set(unfinished);
}

async function result(
  target: Target,
  groups: GroupReader,
  { file, key }: SourceFile,
  uploaded: boolean,
  row: LedgerRow | undefined,
): Promise<IngestedFile> {
  const ended = row !== undefined && row.settledGeneration === row.generation ? row.settlement : null;
  const articles =
    ended?.state === 'stored' ? await articlesOfObject(target.table, objectIdOf(target.bucket.name, key)) : [];
  return {
    file,
    key,
    uploaded,
    state: ended?.state ?? 'pending',
    reason: ended?.state === 'rejected' ? ended.reason : null,
    detail: ended !== null && 'detail' in ended ? ended.detail : null,
    articles: await Promise.all(articles.map(({ record }) => groups.standingOf(record))),
  };
}
