import { PutObjectCommand } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begin } from '../../../functions/catalogue/ledger.ts';
import { reconcile } from '../../../functions/catalogue/reconcile.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';

let stores: EmulatedStores;
beforeAll(async () => {
  stores = await emulatedStores();
});
afterAll(() => stores.close());

describe('bucket and ledger side by side', () => {
  it('name every key once, in the order of UTF-8 bytes, with what each side has', async () => {
    const key = fc.string({
      unit: fc.constantFrom('a', 'b', '/', 'é', 'ب', '\uffee', '😀', ' ', '+'),
      minLength: 1,
      maxLength: 4,
    });
    const keys = fc.uniqueArray(fc.record({ key, inBucket: fc.boolean(), inLedger: fc.boolean() }), {
      selector: (one) => one.key,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(keys, fc.nat(), async (all, pick) => {
        const [bucket, table] = [await stores.freshBucket(), await stores.freshTable()];
        for (const { key: Key, inBucket, inLedger } of all) {
          if (inBucket) await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key, Body: 'x' }));
          if (inLedger) await begin(table, Key, new Date());
        }
        const expected = all
          .filter(({ inBucket, inLedger }) => inBucket || inLedger)
          .toSorted((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
        const found = async (after: string | null) => {
          const seen = [];
          for await (const { key, object, row } of reconcile(bucket, table, after)) {
            seen.push({ key, inBucket: object !== null, inLedger: row !== null });
          }
          return seen;
        };
        expect(await found(null)).toEqual(expected);
        const from = expected.length === 0 ? -1 : pick % expected.length;
        expect(await found(expected[from]?.key ?? 'a')).toEqual(expected.slice(from + 1));
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
