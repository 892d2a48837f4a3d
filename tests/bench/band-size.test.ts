import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BAND_CAPACITY, joinBand } from '../../functions/catalogue/bands.ts';
import { bandKeyOf } from '../../functions/catalogue/keys.ts';
import type { Table } from '../../functions/catalogue/table.ts';
import { openTable } from '../../functions/clients.ts';
import { fingerprint } from '../../pipeline/fingerprint/fingerprint.ts';
import { type EmulatedAws, startEmulatedAws } from './emulated-aws.ts';
import { itemSize, writeUnits } from './item-size.ts';
import { writesOf } from './metered-ingest.ts';
import { type Charge, meter } from './metered-table.ts';

const [NAME = ''] = fingerprint('Five words make a band.').bands;
const textKey = (number: number): string => number.toString(16).padStart(32, '0');

let aws: EmulatedAws;
let table: Table;
let charges: Charge[];
beforeAll(async () => {
  aws = await startEmulatedAws({ bucket: 'incoming', table: 'catalogue' });
  table = openTable('catalogue', aws.settings);
  charges = meter(table, openTable('catalogue', aws.settings));
});
afterAll(() => aws.close());

it('a band costs one write unit to join, however full', { timeout: 60_000 }, async () => {
  for (let number = 0; number < BAND_CAPACITY + 10; number++) {
    charges.length = 0;
    const { joined } = await joinBand(table, NAME, textKey(number));
    expect(joined).toBe(number < BAND_CAPACITY);
    expect(writesOf(charges)).toBe(1);
  }
});

it('a full band stays within one write unit when millions have come and gone, by a version of two digits', async () => {
  const Key = bandKeyOf(NAME);
  const { Item: band } = await table.client.send(new GetCommand({ TableName: table.name, Key }));
  expect(band?.['members']).toHaveProperty('size', BAND_CAPACITY);
  const pk = Key.pk.replace(/(?<=#)\d+\.\d+/, '10.10');
  expect(writeUnits(itemSize({ ...band, pk, joins: 12_345_678 }))).toBe(1);
});
