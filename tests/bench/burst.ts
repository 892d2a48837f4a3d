/**
 * A burst of small files: every one must end up stored or rejected, and stored once. Their S3 events go to the ingest function's bundle as
 * its queue would deliver them: in batches, in any order, some twice, and what failed again.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import pMap from 'p-map';
import { openBucket, openTable } from '../../functions/clients.ts';
import { readStatus } from '../../functions/query/status.ts';
import type { Status } from '../../functions/query/status-counts.ts';
import { FunctionRuntime } from '../../local/lambda/function-runtime.ts';
import { type Burst, burstFile } from './burst-files.ts';
import { type Delivered, deliver } from './deliver.ts';
import { UPLOADS_AT_ONCE } from './drop-files.ts';
import { startEmulatedAws } from './emulated-aws.ts';
import { listedArticles } from './listed-articles.ts';
import { localAssembly } from './local-assembly.ts';
import type { Section } from './report.ts';

/** Batches under way at once, each in an execution environment of its own. */
const WORKERS = 16;

export async function burstSection(files: number): Promise<Section> {
  const { wiring } = await localAssembly();
  const ingest = wiring.functions.find(({ environment }) => environment['POWERTOOLS_SERVICE_NAME'] === 'ingest');
  const [bucketName, tableName] = [wiring.buckets[0]?.name, wiring.tables[0]?.name];
  const batchSize = wiring.eventSources[0]?.batchSize;
  if (ingest === undefined || bucketName === undefined || tableName === undefined || batchSize === undefined) {
    throw new Error('the template lacks the ingest function, its bucket, its table or its queue');
  }
  const bodies: string[] = [];
  const aws = await startEmulatedAws(
    { bucket: bucketName, table: tableName },
    { notified: (notification) => void bodies.push(JSON.stringify(notification)) },
  );
  const logDirectory = await mkdtemp(path.join(tmpdir(), 'newsfold-burst-'));
  const runtime = new FunctionRuntime(ingest, { ...aws.settings, logDirectory });
  try {
    const bucket = openBucket(bucketName, aws.settings);
    const table = openTable(tableName, aws.settings);
    const upload = async (number: number): Promise<Burst['kind']> => {
      const { key, bytes, kind } = burstFile(number);
      await bucket.client.send(new PutObjectCommand({ Bucket: bucketName, Key: key, Body: bytes }));
      return kind;
    };
    const kinds = await pMap(Array(files).keys(), upload, { concurrency: UPLOADS_AT_ONCE });

    const attempts = Number(ingest.environment['MAX_RECEIVE_COUNT']);
    const invoke = (event: unknown): Promise<unknown> => runtime.invoke(event);
    const delivered = await deliver(bodies, { batchSize, workers: WORKERS, attempts }, invoke);

    const listed = await listedArticles(table);
    return sectionOf(kinds, delivered, await readStatus(bucket, table, new Date()), listed);
  } finally {
    await runtime.close();
    await aws.close();
    await rm(logDirectory, { recursive: true, force: true });
  }
}

function sectionOf(
  kinds: readonly Burst['kind'][],
  { seconds, batches, failed, givenUp }: Delivered,
  status: Status,
  listed: readonly string[],
): Section {
  const files = kinds.length;
  const of = (wanted: Burst['kind']): number => kinds.filter((kind) => kind === wanted).length;
  const { stored, rejected, rejectedFor, missing, surplus } = status;
  return {
    title: '8  A burst of small files',
    method: [
      `${files.toLocaleString('en')} files in the bucket, articles of some 700 bytes with copies among them and files that are no articles. Their S3 events, of which`,
      `1 % come twice, in any order to the ingest bundle, ${WORKERS} batches at a time in ${WORKERS} worker threads; what fails comes again. Then every`,
      'object is looked up in the ledger (as `newsfold status` does), and all articles are listed.',
    ],
    figures: [
      { label: 'files ingested', value: files / seconds, unit: 'files/s' },
      { label: 'lost: neither stored nor rejected', value: files - stored - rejected, unit: '', target: { atMost: 0 } },
      {
        label: 'missing or surplus in the ledger',
        value: missing.length + surplus.length,
        unit: '',
        target: { atMost: 0 },
      },
      {
        label: 'articles rejected, or others stored',
        value: Math.abs(rejected - of('none')),
        unit: '',
        target: { atMost: 0 },
      },
      { label: 'articles listed twice', value: listed.length - new Set(listed).size, unit: '', target: { atMost: 0 } },
      { label: 'articles not listed', value: stored - new Set(listed).size, unit: '', target: { atMost: 0 } },
    ],
    breakdowns: [
      {
        head: ['uploaded', 'files'],
        rows: (['unique', 'exact', 'near', 'none'] as const).map((kind) => [kind, of(kind)]),
      },
      {
        head: ['what became of them', 'files'],
        rows: [
          ['stored', stored],
          ...Object.entries(rejectedFor).map(([reason, count]): [string, number] => [`rejected: ${reason}`, count]),
          ['failed', status.failed],
          ['pending', status.pending],
        ],
      },
      {
        head: ['deliveries', ''],
        rows: [
          ['batches', batches],
          ['messages that failed and came again', failed],
          ['messages given up', givenUp],
        ],
      },
    ],
  };
}
