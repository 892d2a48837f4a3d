/**
 * How long a page of each access pattern takes, and what it reads, in catalogues of 1,000, 10,000 and 100,000 articles, beside what the
 * emulator alone takes for the same rows.
 */
import type { Table } from '../../functions/catalogue/table.ts';
import { openTable } from '../../functions/clients.ts';
import { barePage } from './bare-page.ts';
import { readsOf, requestsOf } from './metered-ingest.ts';
import { type Charge, meter, ROW_KINDS } from './metered-table.ts';
import { type Answer, type Pattern, patternsFor } from './query-patterns.ts';
import { CallRecorder } from './recorded-calls.ts';
import type { Breakdown, Figure, Section } from './report.ts';
import { closeAll, openSeededStores, SEEDED_NAMES, type SeededStores } from './seeded-stores.ts';
import { mean, type Pace, quantile } from './timing.ts';

const SIZES = [1_000, 10_000, 100_000] as const;
/** Made first and not counted. */
const WARM_UP = 5;
const REPETITIONS = 30;
/** Patterns that read thousands of rows are asked in one round of this many. */
const LONG_EVERY = 5;

/** 95 % of the largest catalogue to that of the smallest; above it, a page gets slower as the catalogue grows. */
const FLAT = 1.5;

/** One pattern in one catalogue. */
export type Measured = {
  readonly size: number;
  readonly pattern: Pattern;
  /** Of each of its pages. */
  readonly answers: readonly Answer[];
  /** For each of its pages. */
  readonly charges: readonly (readonly Charge[])[];
  /** Milliseconds of each repetition. */
  readonly times: number[];
  /** The same by the processor, for the query and the emulator: says more where other programs are running. */
  readonly processor: number[];
  /** Milliseconds of the emulator alone. */
  readonly bare: number[];
};

export async function queriesSection(): Promise<Section> {
  const stores: SeededStores[] = [];
  try {
    for (const size of SIZES) stores.push(await openSeededStores(size));
    return sectionOf(await measureQueries(stores));
  } finally {
    await closeAll(stores);
  }
}

type Site = Measured & { readonly table: Table; readonly bares: readonly (() => Promise<void>)[] };

/** Patterns and catalogues by turns, so that a busy machine disturbs all of them. */
export async function measureQueries(
  stores: readonly SeededStores[],
  repetitions = REPETITIONS,
): Promise<readonly Measured[]> {
  const bySize = await Promise.all(stores.map(sitesOf));
  const sites = (bySize[0] ?? []).flatMap((_, pattern) => bySize.flatMap((ofSize) => ofSize[pattern] ?? []));
  for (let round = -WARM_UP; round < repetitions; round++) {
    for (const { table, pattern, bares, times, processor, bare } of sites) {
      if (pattern.kind === 'long' && round % LONG_EVERY !== 0) continue;
      const page = (round + WARM_UP) % pattern.asks.length;
      const [ask, again] = [pattern.asks[page], bares[page]];
      if (ask === undefined || again === undefined) throw new Error(`${pattern.name} has no page ${page}`);
      const took = await timed(() => ask(table));
      const emulator = await timed(again);
      if (round < 0) continue;
      times.push(took.wall);
      processor.push(took.cpu);
      bare.push(emulator.wall);
    }
  }
  return sites;
}

/** Asks for each page once, recorded and metered. */
async function sitesOf({ size, aws }: SeededStores): Promise<Site[]> {
  const table = openTable(SEEDED_NAMES.table, aws.settings);
  const watched = openTable(SEEDED_NAMES.table, aws.settings);
  const charges = meter(watched, table);
  const recorder = new CallRecorder();
  recorder.watch(watched);
  const sites: Site[] = [];
  for (const pattern of await patternsFor(table, size)) {
    const site = { answers: [] as Answer[], charges: [] as Charge[][], bares: [] as (() => Promise<void>)[] };
    for (const ask of pattern.asks) {
      const answer = await ask(watched);
      site.answers.push(answer);
      site.charges.push(charges.splice(0));
      site.bares.push(barePage(table, recorder.take(), answer));
    }
    sites.push({ size, pattern, table, ...site, times: [], processor: [], bare: [] });
  }
  return sites;
}

/** Milliseconds. */
async function timed(work: () => Promise<unknown>): Promise<Pace> {
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall, cpu: (user + system) / 1000 };
}

export function sectionOf(measured: readonly Measured[]): Section {
  const sizes = [...new Set(measured.map(({ size }) => size))];
  const [least, most] = [sizes[0], sizes.at(-1)];
  if (least === undefined || most === undefined) throw new Error('no catalogue was asked');
  const of = (size: number): readonly Measured[] => measured.filter((one) => one.size === size);
  return {
    title: '10  Queries',
    method: [
      `Catalogues with the first ${sizes.map(count).join(', ')} articles of the news stream, seeded into the emulator's store. ${REPETITIONS} pages of 50 for`,
      `each pattern (of those that read thousands of rows, ${REPETITIONS / LONG_EVERY}), after ${WARM_UP} that do not count; patterns and catalogues by turns. Of a plain list`,
      'several pages by turns, as it stands at several days. Median and 95 % of milliseconds; “CPU”: median of processor milliseconds, of query',
      'and emulator together. “Bare” is the emulator alone: the queries of index rows and the batch of article rows of the same page, by bare',
      'SDK calls. What a page takes beyond that is how its articles stand among their copies: a query of each text, by the same emulator.',
      'Read units are counted from the items that are read.',
    ],
    figures: of(most).flatMap((large, index): Figure[] => {
      const small = of(least)[index];
      if (small === undefined || large.pattern.kind !== 'plain') return [];
      return [
        {
          label: `${large.pattern.name}: ms (95 %), ${count(most)} ÷ ${count(least)}`,
          value: quantile(large.times, 0.95) / quantile(small.times, 0.95),
          unit: '×',
          target: { atMost: FLAT },
        },
      ];
    }),
    breakdowns: [
      ...sizes.map((size) => timesOf(size, of(size))),
      growthOf([least, of(least)], [most, of(most)]),
      unitsOf(most, of(most)),
    ],
  };
}

function timesOf(size: number, measured: readonly Measured[]): Breakdown {
  return {
    head: [`${count(size)} articles`, 'entries', 'ms', '95 %', 'CPU', 'bare', '95 %', 'requests', 'read units'],
    rows: measured.map(({ pattern, answers, times, processor, bare, charges }) => [
      pattern.name,
      mean(answers.map(({ entries }) => entries)),
      quantile(times, 0.5),
      quantile(times, 0.95),
      quantile(processor, 0.5),
      quantile(bare, 0.5),
      quantile(bare, 0.95),
      mean(charges.map(requestsOf)),
      mean(charges.map(readsOf)),
    ]),
  };
}

/** Pages differ by chance in how many of their articles have copies: what takes longer may just be more requests. */
function growthOf(
  [least, small]: readonly [number, readonly Measured[]],
  [most, large]: readonly [number, readonly Measured[]],
): Breakdown {
  return {
    head: [`${count(most)} ÷ ${count(least)} articles`, 'ms', '95 %', 'CPU', 'requests', 'read units'],
    rows: large.flatMap((more, index) => {
      const less = small[index];
      if (less === undefined) return [];
      const ratio = (measure: (one: Measured) => number): number => measure(more) / measure(less);
      return [
        [
          more.pattern.name,
          ratio(({ times }) => quantile(times, 0.5)),
          ratio(({ times }) => quantile(times, 0.95)),
          ratio(({ processor }) => quantile(processor, 0.5)),
          ratio(({ charges }) => mean(charges.map(requestsOf))),
          ratio(({ charges }) => mean(charges.map(readsOf))),
        ],
      ];
    }),
  };
}

/** What the units are for. */
function unitsOf(size: number, measured: readonly Measured[]): Breakdown {
  const all = measured.flatMap(({ charges }) => charges.flat());
  const kinds = ROW_KINDS.filter((kind) => all.some(({ row }) => row === kind));
  return {
    head: [`${count(size)} articles: read units of`, ...kinds],
    rows: measured.map(({ pattern, charges }) => [
      pattern.name,
      ...kinds.map((kind) => mean(charges.map((ofPage) => readsOf(ofPage.filter(({ row }) => row === kind))))),
    ]),
  };
}

const count = (value: number): string => value.toLocaleString('en');
