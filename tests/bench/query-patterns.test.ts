import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Table } from '../../functions/catalogue/table.ts';
import { openTable } from '../../functions/clients.ts';
import { barePage } from './bare-page.ts';
import { requestsOf } from './metered-ingest.ts';
import { type Charge, meter } from './metered-table.ts';
import { type Answer, type Pattern, patternsFor } from './query-patterns.ts';
import { CallRecorder } from './recorded-calls.ts';
import { openSeededStores, SEEDED_NAMES, type SeededStores } from './seeded-stores.ts';

/** As many as the smallest catalogue of the benchmark has. */
const SIZE = 1000;

let stores: SeededStores;
let table: Table;
let charges: Charge[];
const recorder = new CallRecorder();
let patterns: readonly Pattern[];

beforeAll(async () => {
  stores = await openSeededStores(SIZE);
  const open = (): Table => openTable(SEEDED_NAMES.table, stores.aws.settings);
  patterns = await patternsFor(open(), SIZE);
  table = open();
  charges = meter(table, open());
  recorder.watch(table);
}, 120_000);
afterAll(() => stores.close());

it('has a full page for every plain pattern, in the smallest catalogue too', { timeout: 60_000 }, async () => {
  const plain = patterns.filter(({ kind }) => kind === 'plain');
  expect(plain.length).toBeGreaterThan(10);
  for (const { name, asks } of plain) {
    for (const ask of asks) expect((await ask(table)).entries, name).toBe(50);
  }
});

it('finds what the others ask for, and nothing where nothing matches', { timeout: 60_000 }, async () => {
  for (const { name, asks } of patterns.filter(({ kind }) => kind !== 'plain')) {
    const entries = (await asks[0]?.(table))?.entries;
    if (name.includes('nothing')) expect(entries, name).toBe(0);
    else expect(entries, name).toBeGreaterThan(0);
  }
});

it.each([
  ['language', 2],
  ['objects stored', 1],
  ['object by key', 3],
])('finds the page again by bare requests: %s, in %i', async (name, requests) => {
  const [ask] = patterns.find((pattern) => pattern.name === name)?.asks ?? [];
  if (ask === undefined) throw new Error(`no pattern ${name}`);
  recorder.take();
  const answer: Answer = await ask(table);
  const again = barePage(table, recorder.take(), answer);
  charges.length = 0;
  await again();
  expect(requestsOf(charges)).toBe(requests);
});
