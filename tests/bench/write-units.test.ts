import { expect, it } from 'vitest';
import { benchArticles } from './corpus.ts';
import { meteredIngest, readsOf, writesOf } from './metered-ingest.ts';
import {
  chargesOfDuplicates,
  DUPLICATES_READ_BUDGET,
  DUPLICATES_WRITE_BUDGET,
  subjectsOf,
  TYPICAL_SUBJECTS,
  WRITE_UNIT_BUDGET,
} from './write-units.ts';

const TYPICAL = benchArticles(60).filter((article) => subjectsOf(article) === TYPICAL_SUBJECTS);

it('a typical article keeps to the budgets', { timeout: 60_000 }, async () => {
  expect(new Set(TYPICAL.map(({ language }) => language))).toEqual(new Set(['ar', 'en']));
  const ingest = await meteredIngest();
  try {
    for (const { key, bytes } of TYPICAL) {
      const charges = await ingest.put(key, bytes);
      // All that an article needs was written: otherwise being cheap would prove nothing.
      const written = charges.filter(({ writeUnits }) => writeUnits > 0).map(({ row }) => row);
      expect(written).toEqual(
        expect.arrayContaining(['ledger', 'by state', 'article', 'index', 'member', 'text', 'band']),
      );
      expect(writesOf(charges), key).toBeLessThanOrEqual(WRITE_UNIT_BUDGET);
      const duplicates = chargesOfDuplicates(charges);
      expect(writesOf(duplicates), key).toBeLessThanOrEqual(DUPLICATES_WRITE_BUDGET);
      expect(readsOf(duplicates), key).toBeLessThanOrEqual(DUPLICATES_READ_BUDGET);
    }
  } finally {
    await ingest.close();
  }
});
