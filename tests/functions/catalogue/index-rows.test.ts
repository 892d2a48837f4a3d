import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetsOf } from '../../../functions/catalogue/facets.ts';
import { type IndexEntry, indexRowsOf, toIndexEntry } from '../../../functions/catalogue/index-rows.ts';
import { itemSize } from '../../bench/item-size.ts';
import { described, TOPICS } from '../query/described-articles.ts';
import { recordOf } from '../records-for-tests.ts';

/** Bytes that one write unit pays for. */
const WRITE_UNIT = 1024;
/** As long as outlets' names may be, in letters that fold to eighteen. */
const LONGEST_NAME = 'ﷺ'.repeat(150);

const articles = described(fc.constant('a.txt')).chain((article) =>
  fc.record({
    article: fc.constant(article),
    source: fc.constantFrom(article.source, LONGEST_NAME, 'a#b', '#'),
    topics: fc.oneof(fc.subarray(TOPICS), fc.constant(article.topics)),
  }),
);

function entryOf(row: ReturnType<typeof indexRowsOf>[number]): IndexEntry {
  const axis = row.pk.startsWith('I#uploaded#') ? 'uploaded' : 'published';
  return toIndexEntry(axis, { ...row, ...row.attributes });
}

describe('every index row of an article', () => {
  it('says its id and instants, and its facets unless they are too many', () => {
    let withFacets = 0;
    let without = 0;
    fc.assert(
      fc.property(articles, ({ article, ...others }) => {
        const record = recordOf({ ...article, ...others });
        for (const entry of indexRowsOf(record).map(entryOf)) {
          const { id, sortAt, uploadedAt } = record;
          expect(entry).toMatchObject({ id, sortAt, uploadedAt });
          if (entry.facets !== null) expect(entry.facets).toEqual(facetsOf(record));
          if (entry.facets === null) without += 1;
          else withFacets += 1;
        }
      }),
    );
    expect(Math.min(withFacets, without)).toBeGreaterThan(0);
  });

  it('costs one write unit', () => {
    fc.assert(
      fc.property(articles, ({ article, ...others }) => {
        for (const { pk, sk, attributes } of indexRowsOf(recordOf({ ...article, ...others }))) {
          expect(itemSize({ pk, sk, generation: 1_767_323_045_679, ...attributes })).toBeLessThanOrEqual(WRITE_UNIT);
        }
      }),
    );
  });

  it('has a key that DynamoDB takes, and another one for another value, however long', () => {
    const keysOf = (source: string) =>
      indexRowsOf(recordOf({ key: 'a.txt', uploadedAt: '2024-03-05T14:20:00.000Z', source })).map(({ pk }) => pk);
    for (const key of keysOf(LONGEST_NAME)) expect(Buffer.byteLength(key)).toBeLessThanOrEqual(2048);
    expect(keysOf(LONGEST_NAME)).not.toEqual(keysOf(`${LONGEST_NAME} ب`));
    expect(keysOf('المدن')).toContain('I#source#المدن#2024-03');
  });

  it('stands in a place of its own', () => {
    fc.assert(
      fc.property(articles, ({ article, ...others }) => {
        const keys = indexRowsOf(recordOf({ ...article, ...others })).map(({ pk, sk }) => `${pk} ${sk}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
