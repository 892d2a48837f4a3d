/**
 * Whether ingesting an article costs as much in a large catalogue as in a small one: latency, requests and units of the next articles of
 * the news stream, with the first 1,000, 10,000 and 100,000 of it in the table.
 */
import { meteredIngestOn, readsOf, writesOf } from './metered-ingest.ts';
import type { Charge } from './metered-table.ts';
import { type StreamKind, streamFile } from './news-stream.ts';
import type { Figure, Section } from './report.ts';
import { closeAll, openSeededStores, SEEDED_NAMES, type SeededStores } from './seeded-stores.ts';
import { timedVisits, type Visit } from './timed-visits.ts';
import { mean, quantile } from './timing.ts';

const SIZES = [1_000, 10_000, 100_000] as const;
/** Ingested first and not counted, in each table: warms all code up. */
const WARM_UP = 50;
const TIMED = 500;
/** Ingested after those and metered, which takes time. */
const METERED = 200;

/** Of the largest catalogue to the smallest; above it, ingestion gets slower as the catalogue grows. */
const FLAT = 1.5;

/** What is measured of an article. */
const COLUMNS = {
  median: 'ms (median)',
  slow: 'ms (95 %)',
  requests: 'requests',
  writes: 'write units',
  reads: 'read units',
} as const;

type Metered = { readonly kind: StreamKind; readonly charges: readonly Charge[] };
type Measured = SeededStores & { readonly visits: readonly Visit[]; readonly metered: readonly Metered[] };

export async function scaleSection(): Promise<Section> {
  const stores: SeededStores[] = [];
  try {
    for (const size of SIZES) stores.push(await openSeededStores(size));
    return sectionOf(await measure(stores));
  } finally {
    await closeAll(stores);
  }
}

/** The tables by turns, so that a busy machine disturbs all of them. */
async function measure(stores: readonly SeededStores[]): Promise<Measured[]> {
  const sites = stores.map((site) => ({
    ...site,
    visit: timedVisits(site),
    visits: [] as Visit[],
    metered: [] as Metered[],
  }));
  for (let i = 0; i < WARM_UP + TIMED; i++) {
    for (const { size, visit, visits } of sites) {
      const measured = await visit(streamFile(size + i));
      if (i >= WARM_UP) visits.push(measured);
    }
  }
  for (const { size, aws, metered } of sites) {
    const ingest = meteredIngestOn(aws, SEEDED_NAMES);
    for (let i = 0; i < METERED; i++) {
      const { key, bytes, kind } = streamFile(size + WARM_UP + TIMED + i);
      metered.push({ kind, charges: await ingest.put(key, bytes) });
    }
  }
  return sites;
}

function sectionOf(measured: readonly Measured[]): Section {
  const [least, most] = [measured[0], measured.at(-1)];
  if (least === undefined || most === undefined) throw new Error('no table was measured');
  const growth = (measure: keyof Measures, atMost?: number): Figure => ({
    label: `${COLUMNS[measure]}, ${count(most.size)} ÷ ${count(least.size)}`,
    value: measuresOf(most)[measure] / measuresOf(least)[measure],
    unit: '×',
    ...(atMost === undefined ? {} : { target: { atMost } }),
  });
  return {
    title: '7  A growing catalogue',
    method: [
      `Tables with the first ${SIZES.map(count).join(', ')} articles of a stream of news of 3 KB, seeded into the emulator's store with the rows that`,
      `ingesting them leaves (a test compares). Then the next ${WARM_UP + TIMED} are ingested one by one, one in each table by turns; the last ${TIMED} count:`,
      `milliseconds from the visit to the key until the ledger is settled, and requests to DynamoDB. Units are counted of ${METERED} more.`,
      '4 % of the stream are exact copies of earlier articles, 20 % have some words changed; articles share phrases as in newspapers.',
    ],
    figures: [
      growth('median', FLAT),
      growth('slow'),
      growth('requests', FLAT),
      growth('writes', FLAT),
      growth('reads'),
    ],
    breakdowns: [
      {
        head: ['articles in the table', 'rows', ...Object.values(COLUMNS)],
        rows: measured.map((site) => [count(site.size), count(site.rows), ...Object.values(measuresOf(site))]),
      },
      ...measured.map((site) => ({
        head: [`${count(site.size)} articles, by kind`, ...Object.values(COLUMNS)],
        rows: (['unique', 'exact', 'near'] as const).map((kind) => [kind, ...Object.values(measuresOf(site, kind))]),
      })),
    ],
  };
}

type Measures = Readonly<Record<keyof typeof COLUMNS, number>>;

function measuresOf(site: Measured, only?: StreamKind): Measures {
  const visits = site.visits.filter(({ kind }) => only === undefined || kind === only);
  const metered = site.metered.filter(({ kind }) => only === undefined || kind === only);
  const times = visits.map(({ milliseconds }) => milliseconds);
  return {
    median: quantile(times, 0.5),
    slow: quantile(times, 0.95),
    requests: mean(visits.map(({ requests }) => requests)),
    writes: mean(metered.map(({ charges }) => writesOf(charges))),
    reads: mean(metered.map(({ charges }) => readsOf(charges))),
  };
}

const count = (value: number): string => value.toLocaleString('en');
