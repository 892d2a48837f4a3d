/**
 * What many copies cost: the 2nd, 10th, 100th and 500th article of a story that outlets have as it is, of one that every outlet has changed
 * a little, and of articles that have nothing in common but their first words. And what it costs to read one of them.
 */
import { articlesById } from '../../functions/catalogue/articles.ts';
import { GroupReader } from '../../functions/catalogue/groups.ts';
import { articleIdOf, objectIdOf } from '../../functions/catalogue/keys.ts';
import type { Table } from '../../functions/catalogue/table.ts';
import { openTable } from '../../functions/clients.ts';
import { type BenchArticle, benchArticle, benchKey } from './corpus.ts';
import { type EmulatedAws, type ResourceNames, startEmulatedAws } from './emulated-aws.ts';
import { meteredIngestOn, readsOf, requestsOf, writesOf } from './metered-ingest.ts';
import { meter } from './metered-table.ts';
import { nearCopy } from './news-stream.ts';
import type { Breakdown } from './report.ts';
import { median } from './timing.ts';

const STATIONS = [2, 10, 100, 500] as const;
const NAMES: ResourceNames = { bucket: 'newsfold-incoming', table: 'newsfold-catalogue' };
/** Readings of one article, of which the median counts. */
const READINGS = 5;

/** What a desk prints above everything. */
const FORMULA =
  'Readers of our evening edition will find the latest account of the day below, as our correspondents sent it from their posts before the presses began to run at midnight.';

type Story = { readonly name: string; readonly article: (number: number) => BenchArticle };

const STORIES: readonly Story[] = [
  { name: 'exact copies of one story', article: () => benchArticle(1) },
  { name: 'near copies of one story', article: (number) => nearCopy(benchArticle(1), number) },
  { name: 'unlike, but for the first sentence', article: (number) => withFormula(benchArticle(2 * number + 1)) },
];

export async function popularBreakdowns(): Promise<Breakdown[]> {
  const breakdowns: Breakdown[] = [];
  for (const story of STORIES) {
    const aws = await startEmulatedAws(NAMES);
    try {
      breakdowns.push({
        head: [story.name, 'write units', 'read units', 'to read one: requests', 'read units', 'ms'],
        rows: await rowsOf(story, aws),
      });
    } finally {
      await aws.close();
    }
  }
  return breakdowns;
}

async function rowsOf({ article }: Story, aws: EmulatedAws): Promise<(string | number)[][]> {
  const ingest = meteredIngestOn(aws, NAMES);
  const rows: (string | number)[][] = [];
  for (let number = 1; number <= Math.max(...STATIONS); number++) {
    const key = benchKey(number);
    const charges = await ingest.put(key, article(number).bytes);
    if (!STATIONS.some((station) => station === number)) continue;
    rows.push([`article ${number}`, writesOf(charges), readsOf(charges), ...(await costOfReading(aws, key))]);
  }
  return rows;
}

/** As `newsfold show` does: the article, then its standing among its copies. */
async function costOfReading(
  { settings }: EmulatedAws,
  key: string,
): Promise<[requests: number, readUnits: number, milliseconds: number]> {
  const id = articleIdOf(objectIdOf(NAMES.bucket, key), null, 0);
  const plain = openTable(NAMES.table, settings);
  const times: number[] = [];
  for (let reading = 0; reading < READINGS; reading++) {
    const start = performance.now();
    await readStanding(plain, id);
    times.push(performance.now() - start);
  }
  const metered = openTable(NAMES.table, settings);
  const charges = meter(metered, plain);
  await readStanding(metered, id);
  return [requestsOf(charges), readsOf(charges), median(times)];
}

async function readStanding(table: Table, id: string): Promise<void> {
  const record = (await articlesById(table, [id])).get(id);
  if (record === undefined) throw new Error(`no article ${id}`);
  await new GroupReader(table).standingOf(record);
}

/** The first long line is the first paragraph. */
function withFormula(file: BenchArticle): BenchArticle {
  const lines = new TextDecoder().decode(file.bytes).split('\n');
  const first = lines.findIndex((line) => line.length > FORMULA.length);
  const text = lines.map((line, i) => (i === first ? `${FORMULA} ${line}` : line)).join('\n');
  return { ...file, bytes: new TextEncoder().encode(text) };
}
