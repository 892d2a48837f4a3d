/**
 * What an article costs on DynamoDB: request units of every call that ingesting it makes, by the kind of row, and their price.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { openBucket, openTable } from '../../functions/clients.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { readArticles } from '../../pipeline/line.ts';
import { type BenchArticle, benchArticles } from './corpus.ts';
import { startEmulatedAws } from './emulated-aws.ts';
import { type Charge, meter, ROW_KINDS } from './metered-table.ts';
import type { Breakdown, Section } from './report.ts';
import { median } from './timing.ts';

/** DESIGN: 36 write request units for an article with two subjects. */
export const WRITE_UNIT_BUDGET = 36;

/**
 * US dollars for a million request units: DynamoDB on demand, standard table class, us-east-1, since 1 November 2024.
 * @see https://aws.amazon.com/dynamodb/pricing/on-demand/
 */
const DOLLARS_PER_MILLION_WRITES = 0.625;
const DOLLARS_PER_MILLION_READS = 0.125;

/** Enough for every number of subjects to occur. */
const ARTICLES = 60;
const TYPICAL_SUBJECTS = 2;

/** Ingests files one by one on emulated AWS with a meter on the table. */
export type MeteredIngest = {
  put(key: string, bytes: Uint8Array): Promise<readonly Charge[]>;
  remove(key: string): Promise<readonly Charge[]>;
  close(): Promise<void>;
};

export async function meteredIngest(): Promise<MeteredIngest> {
  const names = { bucket: 'newsfold-incoming', table: 'newsfold-catalogue' };
  const aws = await startEmulatedAws(names, false);
  const bucket = openBucket(names.bucket, aws.settings);
  const table = openTable(names.table, aws.settings);
  const charges = meter(table, openTable(names.table, aws.settings));
  const visit = async (key: string): Promise<readonly Charge[]> => {
    await ingestObject({ bucket, table, now: () => new Date() }, key, false);
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
    close: aws.close,
  };
}

export function totalWrites(charges: readonly Charge[]): number {
  return charges.reduce((sum, charge) => sum + charge.writeUnits, 0);
}

export function totalReads(charges: readonly Charge[]): number {
  return charges.reduce((sum, charge) => sum + charge.readUnits, 0);
}

/** Number of subjects of a file with one article. */
export function subjectsOf({ bytes, key }: BenchArticle): number {
  const result = readArticles(bytes, key, '2024-06-01T00:00:00.000Z');
  return result.kind === 'articles' ? (result.articles[0]?.subjects.length ?? 0) : 0;
}

export async function writeUnitsSection(): Promise<Section> {
  const stack = await meteredIngest();
  try {
    const articles = benchArticles(ARTICLES);
    const visits: (readonly Charge[])[] = [];
    for (const { key, bytes } of articles) visits.push(await stack.put(key, bytes));
    const typical = visits.filter((_, i) => articles[i] !== undefined && subjectsOf(articles[i]) === TYPICAL_SUBJECTS);
    const [first] = articles;
    if (first === undefined) throw new Error('there are no articles');
    const again = await stack.put(first.key, first.bytes);
    const copy = await stack.put('bench/copy.txt', first.bytes);
    const removed = await stack.remove('bench/copy.txt');
    const samples = await sampleVisits(stack);

    const writes = median(typical.map(totalWrites));
    const reads = median(typical.map(totalReads));
    const dollars = (w: number, r: number) => w * DOLLARS_PER_MILLION_WRITES + r * DOLLARS_PER_MILLION_READS;
    const per = (unit: string, charges: readonly Charge[]) =>
      unit === 'write' ? totalWrites(charges) : totalReads(charges);
    return {
      title: '3  Request units per article',
      method: [
        'Every DynamoDB call of ingesting files one by one is recorded at the SDK client; items are sized before and after by the',
        "documentation's rules and rounded up per request: writes to 1 KB, by the larger of before and after, reads to 4 KB.",
        `${ARTICLES} unique articles of 3 KB with headline, byline, date, agency and outlet; typical: the ${typical.length} with ${TYPICAL_SUBJECTS} subjects.`,
        `Price: on demand, us-east-1, ${DOLLARS_PER_MILLION_WRITES} USD per million write units, ${DOLLARS_PER_MILLION_READS} per million read units.`,
      ],
      figures: [
        { label: 'write units, typical article', value: writes, unit: '', target: { atMost: WRITE_UNIT_BUDGET } },
        { label: 'write units, the dearest of all', value: Math.max(...visits.map(totalWrites)), unit: '' },
        { label: 'read units, typical article', value: reads, unit: '' },
        { label: 'DynamoDB requests for a million articles', value: dollars(writes, reads), unit: 'USD' },
        { label: '… of which writes', value: dollars(writes, 0), unit: 'USD' },
      ],
      breakdowns: [
        byRow(`typical (${typical.length})`, typical),
        byRow(`all ${ARTICLES}`, visits),
        {
          head: ['other visits', 'write units', 'read units'],
          rows: [
            ['the same bytes uploaded again', per('write', again), per('read', again)],
            ['an exact copy under another key', per('write', copy), per('read', copy)],
            ['that copy deleted', per('write', removed), per('read', removed)],
            ['a sample document, on average', mean(samples.map(totalWrites)), mean(samples.map(totalReads))],
          ],
        },
      ],
    };
  } finally {
    await stack.close();
  }
}

async function sampleVisits(stack: MeteredIngest): Promise<(readonly Charge[])[]> {
  const folder = path.join(import.meta.dirname, '../../sample-docs');
  const visits: (readonly Charge[])[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort()) {
    visits.push(await stack.put(`sample-docs/${name}`, await readFile(path.join(folder, name))));
  }
  return visits;
}

/** Means per article. */
function byRow(title: string, visits: readonly (readonly Charge[])[]): Breakdown {
  const charges = visits.flat();
  const row = (name: string, own: readonly Charge[]): (string | number)[] => {
    const writes = own.filter(({ writeUnits }) => writeUnits > 0);
    const reads = own.filter(({ readUnits }) => readUnits > 0);
    const size = writes.length === 0 ? '' : mean(writes.map(({ bytes }) => bytes));
    const share = (value: number): number => value / visits.length;
    return [name, share(writes.length), size, share(totalWrites(own)), share(reads.length), share(totalReads(own))];
  };
  const kinds = ROW_KINDS.filter((kind) => charges.some((charge) => charge.row === kind));
  return {
    head: [`${title}, by row`, 'writes', 'bytes each', 'write units', 'reads', 'read units'],
    rows: [
      ...kinds.map((kind) =>
        row(
          kind,
          charges.filter((charge) => charge.row === kind),
        ),
      ),
      row('total', charges),
    ],
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
