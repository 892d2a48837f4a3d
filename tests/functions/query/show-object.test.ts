import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begin } from '../../../functions/catalogue/ledger.ts';
import type { Table } from '../../../functions/catalogue/table.ts';
import { showObject } from '../../../functions/query/show-object.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';
import { idOf, put } from './described-articles.ts';
import { type DescribedObject, type DescribedState, STALLED_BEFORE, visit } from './described-objects.ts';
import { everyObject } from './paged.ts';

const UPLOADED_AT = '2024-05-01T00:00:00.000Z';
const BEGUN_AT = '2024-06-10T00:00:00.000Z';
const CRASHED_AT = '2024-06-09T23:59:59.999Z';
const ARTICLE = {
  ...{ uploadedAt: UPLOADED_AT, published: null, topics: [], subjects: [], source: null, agency: [], countries: [] },
  language: null,
};

let stores: EmulatedStores;
let table: Table;
beforeAll(async () => {
  stores = await emulatedStores();
  table = stores.table;
});
afterAll(() => stores.close());

const object = (key: string, state: DescribedState): DescribedObject => ({
  ...{ key, state, uploadedAt: UPLOADED_AT },
  begunAt: state === 'crashed' ? CRASHED_AT : BEGUN_AT,
});
const shown = (key: string) => showObject(table, 'bucket', key, STALLED_BEFORE);

describe('an object', () => {
  it('that is stored is shown with its articles and their standing', async () => {
    await put(table, { ...ARTICLE, key: 'copy.txt', text: 'one text', published: '2024-01-01T00:00:00.000Z' });
    await put(table, { ...ARTICLE, key: 'stored.txt', text: 'one text' });
    await visit(table, object('stored.txt', 'stored'));
    expect(await shown('stored.txt')).toMatchObject({
      ...{ key: 'stored.txt', state: 'stored', reason: null, detail: null, articles: 1, size: 10, at: UPLOADED_AT },
      documents: [
        { id: idOf({ key: 'stored.txt' }), status: 'duplicate', duplicate: { of: idOf({ key: 'copy.txt' }) } },
      ],
    });
  });

  it.each([
    ['rejected', { rejected: 'too-short' }, { reason: 'too-short', detail: 'because of r.txt', at: UPLOADED_AT }],
    ['failed', 'failed', { reason: null, detail: 'error at r.txt', at: UPLOADED_AT }],
    ['pending', 'pending', { reason: null, detail: null, size: null, at: BEGUN_AT }],
    ['failed', 'crashed', { reason: null, detail: expect.stringContaining('never ended'), size: null, at: CRASHED_AT }],
  ] as const)('is shown as %s where its first visit left it %j', async (state, left, fields) => {
    table = await stores.freshTable();
    await visit(table, object('r.txt', left));
    expect(await shown('r.txt')).toMatchObject({ key: 'r.txt', state, articles: 0, documents: [], ...fields });
  });

  it('that is visited again is pending, with the articles that it had', async () => {
    table = await stores.freshTable();
    await put(table, { ...ARTICLE, key: 'again.txt', text: 'text' });
    await visit(table, object('again.txt', 'stored'));
    await visit(table, object('again.txt', 'pending'));
    expect(await shown('again.txt')).toMatchObject({
      ...{ state: 'pending', at: BEGUN_AT, documents: [{ id: idOf({ key: 'again.txt' }) }] },
    });
  });

  it.each(['stored', { rejected: 'empty' }, 'failed', 'pending', 'crashed'] as const)(
    'is shown as it is listed, once it was stored and its last visit left it %j',
    async (left) => {
      table = await stores.freshTable();
      await visit(table, object('x.txt', 'stored'));
      await visit(table, object('x.txt', left));
      const { documents: _, ...fields } = (await shown('x.txt')) ?? { documents: [], state: 'stored' };
      expect(await everyObject(table, { state: fields.state }, [5], {}, STALLED_BEFORE)).toEqual([fields]);
    },
  );

  it.each([
    ['nobody has visited', async () => undefined],
    ['is gone', async () => visit(table, object('gone.txt', 'gone'))],
    [
      'was stored and is gone',
      () => visit(table, object('gone.txt', 'stored')).then(() => visit(table, object('gone.txt', 'gone'))),
    ],
  ])('that %s is not shown', async (_, before) => {
    table = await stores.freshTable();
    await before();
    expect(await shown('gone.txt')).toBeNull();
  });

  it('is shown again when it comes back', async () => {
    table = await stores.freshTable();
    await visit(table, object('back.txt', 'gone'));
    await begin(table, 'back.txt', new Date(BEGUN_AT));
    expect(await shown('back.txt')).toMatchObject({ state: 'pending', at: BEGUN_AT });
  });
});
