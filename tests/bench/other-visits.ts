/**
 * What visits cost that are not about a new and unique article.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BenchFile } from './corpus.ts';
import { type MeteredIngest, readsOf, writesOf } from './metered-ingest.ts';
import type { Charge } from './metered-table.ts';
import type { Breakdown } from './report.ts';
import { mean } from './timing.ts';

export type Visits = readonly (readonly Charge[])[];

/** @param files of which the first has been put already */
export async function otherVisits(ingest: MeteredIngest, [first]: readonly BenchFile[]): Promise<Breakdown> {
  if (first === undefined) throw new Error('there are no articles');
  const again = await ingest.put(first.key, first.bytes);
  const copy = await ingest.put('bench/copy.txt', first.bytes);
  const removed = await ingest.remove('bench/copy.txt');
  const samples = await putAll(ingest, await sampleDocuments());
  return {
    head: ['other visits', 'write units', 'read units'],
    rows: [
      ['the same bytes uploaded again', writesOf(again), readsOf(again)],
      ['an exact copy under another key', writesOf(copy), readsOf(copy)],
      ['that copy deleted', writesOf(removed), readsOf(removed)],
      [`the ${samples.length} sample documents, mean`, mean(samples.map(writesOf)), mean(samples.map(readsOf))],
    ],
  };
}

async function sampleDocuments(): Promise<BenchFile[]> {
  const folder = path.join(import.meta.dirname, '../../sample-docs');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (name) => ({ key: `sample-docs/${name}`, bytes: await readFile(path.join(folder, name)) })),
  );
}

export async function putAll(ingest: MeteredIngest, files: readonly BenchFile[]): Promise<Visits> {
  const visits: (readonly Charge[])[] = [];
  for (const { key, bytes } of files) visits.push(await ingest.put(key, bytes));
  return visits;
}
