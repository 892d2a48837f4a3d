import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articlesOfObject } from '../../../functions/catalogue/articles.ts';
import { objectIdOf } from '../../../functions/catalogue/keys.ts';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { queryApi } from '../../../functions/query/api.ts';
import { writeCursor } from '../../../functions/query/cursor.ts';
import { articleFilters } from '../../../functions/query/filters.ts';
import { articleText } from '../articles-for-tests.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';

/** A cursor for a query without filters, as somebody might make one up. */
function madeUp(list: string, ...position: string[]): string {
  return writeCursor(list, articleFilters.parse({}), position);
}

let stores: EmulatedStores;
let api: ReturnType<typeof queryApi>;
const errors: Error[] = [];
beforeAll(async () => {
  stores = await emulatedStores();
  api = queryApi(stores, (error) => errors.push(error));
  for (const n of [1, 2, 3]) {
    await stores.put(`${n}.txt`, articleText(n));
    await ingestObject(stores, `${n}.txt`, true);
  }
});
afterAll(() => stores.close());

const get = async (path: string) => {
  const response = await api.request(path);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as Record<string, unknown>,
  };
};

describe('the HTTP API', () => {
  it('lists documents page by page', async () => {
    const first = await get('/documents?limit=2');
    expect(first.status).toBe(200);
    expect(first.body['documents']).toHaveLength(2);
    const second = await get(`/documents?limit=2&cursor=${first.body['cursor']}`);
    expect(second.body['documents']).toHaveLength(1);
    expect(second.body['cursor']).toBeNull();
  });

  it('gives one document by its id', async () => {
    const { body } = await get('/documents?limit=1');
    const [document] = body['documents'] as { id: string }[];
    expect((await get(`/documents/${document?.id}`)).body).toEqual(document);
  });

  it.each([
    ['/documents?limit=x', 400],
    ['/documents?unknown=1', 400],
    ['/documents?cursor=abc', 400],
    ['/documents?subject=11000000&subject=16000000', 400],
    ['/documents?from=2024&to=2020', 400],
    ['/documents/nonsense', 404],
    ['/documents/00000000000000000000-0', 404],
    ['/documents/00000000000000000000-0/why', 404],
    ['/documents/nonsense/why', 404],
    ['/documents/00000000000000000000-0?unknown=1', 400],
    ['/documents?subject=11999999', 400],
    ['/documents?subject=gibberish', 400],
    ['/documents?country=Lebanon', 400],
    [`/documents?source=${'x'.repeat(300)}`, 400],
    [`/documents?source=${'x'.repeat(10_000)}`, 414],
    ['/groups/00000000000000000000-0', 404],
    ['/groups/nonsense', 404],
    ['/objects', 400],
    ['/objects?key=a.txt&state=failed', 400],
    ['/objects?state=stored&reason=empty', 400],
    ['/objects?key=nowhere.txt', 404],
    ['/counts', 400],
    ['/counts?by=colour', 400],
    ['/counts?by=subject&from=2009&to=2024', 400],
    ['/counts?by=state&language=ar', 400],
    ['/status?cursor=abc', 400],
    [`/documents?cursor=${madeUp('documents', '2024-03-99#x')}`, 400],
    [`/documents?cursor=${madeUp('documents', '')}`, 400],
    [`/objects?key=${'ب'.repeat(600)}`, 400],
    [`/documents?source=${'ﷺ'.repeat(190)}&limit=0x2y`, 400],
    ['/topics?language=1', 400],
    ['/elsewhere', 404],
  ])('answers %s with %i, as a problem', async (path, status) => {
    const response = await get(path);
    expect(response).toMatchObject({ status, type: 'application/problem+json', body: { status } });
    expect(response.body['detail']).not.toBe('');
  });

  it('answers what is asked for again only when it has changed', async () => {
    const first = await api.request('/documents');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const again = await api.request('/documents', { headers });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await api.request('/documents?limit=1', { headers })).status).toBe(200);
  });

  it('answers no other method', async () => {
    const response = await api.request('/documents', { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await api.request('/documents', { method: 'HEAD' })).status).toBe(200);
  });

  it('gives the group of a document, alone or not', async () => {
    const { body } = await get('/documents?limit=1');
    const [document] = body['documents'] as { id: string }[];
    expect((await get(`/groups/${document?.id}`)).body).toEqual({
      id: document?.id,
      members: 1,
      documents: [document],
      cursor: null,
    });
  });

  it('gives an object by its key, and objects by their state', async () => {
    await stores.put('مجلد/a+b c.txt', '');
    await ingestObject(stores, 'مجلد/a+b c.txt', true);
    const rejected = { key: 'مجلد/a+b c.txt', state: 'rejected', reason: 'empty', articles: 0, size: 0 };
    expect((await get(`/objects?key=${encodeURIComponent(rejected.key)}`)).body).toMatchObject({
      objects: [{ ...rejected, documents: [] }],
      cursor: null,
    });
    expect((await get('/objects?state=rejected')).body).toMatchObject({ objects: [rejected] });
    expect((await get('/objects?state=rejected&reason=too-short')).body).toEqual({ objects: [], cursor: null });
    const stored = (await get('/objects?state=stored&order=oldest')).body['objects'] as { key: string }[];
    expect(stored.map(({ key }) => key).sort()).toEqual(['1.txt', '2.txt', '3.txt']);
  });

  it('counts articles and objects by day', async () => {
    expect((await get('/counts?by=language')).body).toMatchObject({
      days: [{ date: '2024-03-05', total: 3, counts: { en: 3 } }],
      cursor: null,
    });
    const { body } = await get('/counts?by=state');
    expect(body['days']).toMatchObject([{ total: 4, counts: { stored: 3, rejected: 1 } }]);
  });

  it('adds up', async () => {
    expect((await get('/status')).body).toMatchObject({
      objects: 4,
      stored: 3,
      rejected: 1,
      addsUp: true,
      cursor: null,
    });
  });

  it('names the topics in the language asked for', async () => {
    const { body } = await get('/topics?language=ar');
    const topics = body['mediaTopics'] as { id: string }[];
    expect(topics.find(({ id }) => id === '20001065')).toEqual({
      id: '20001065',
      name: 'كرة القدم',
      broader: '20000822',
    });
  });

  describe('explains', () => {
    const idOf = async (key: string) =>
      (await articlesOfObject(stores.table, objectIdOf(stores.bucket.name, key)))[0]?.record.id;
    let near: string;
    beforeAll(async () => {
      await stores.put('near.txt', `${articleText(1)}\nDivers found 17 crates below the quay.`);
      await ingestObject(stores, 'near.txt', true);
      near = (await idOf('near.txt')) ?? '';
    });

    it('why a document is a copy: sentences, words, and the article it copies', async () => {
      const { body } = await get(`/documents/${near}/why`);
      expect(body).toMatchObject({
        id: near,
        group: { members: 2 },
        comparedWith: [
          {
            id: await idOf('1.txt'),
            sameGroup: true,
            explanation: {
              match: { kind: 'near' },
              onlyHere: ['Divers found 17 crates below the quay.'],
              onlyThere: [],
              numbers: { onlyHere: ['17'], onlyThere: [] },
            },
          },
        ],
      });
    });

    it('why two documents are no copies', async () => {
      const other = await idOf('2.txt');
      const { body } = await get(`/documents/${near}/why?with=${other}`);
      expect(body['comparedWith']).toMatchObject([
        { id: other, sameGroup: false, explanation: { match: null, difference: 'little-shared' } },
      ]);
      expect(await get(`/documents/${near}/why?with=00000000000000000000-0`)).toMatchObject({ status: 404 });
    });

    it('a document that stands alone with nothing', async () => {
      const { body } = await get(`/documents/${await idOf('3.txt')}/why`);
      expect(body).toMatchObject({ status: 'unique', group: null, comparedWith: [] });
    });

    it('without the texts once the object has changed', async () => {
      await stores.put('1.txt', articleText(9));
      const { body } = await get(`/documents/${near}/why`);
      expect(body['comparedWith']).toMatchObject([{ id: await idOf('1.txt'), explanation: null }]);
    });
  });

  it('says nothing of the inside when something breaks', async () => {
    const broken = queryApi({ ...stores, table: { ...stores.table, name: 'no-such-table' } }, (error) =>
      errors.push(error),
    );
    const response = await broken.request('/documents');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('no-such-table');
    expect(errors).toHaveLength(1);
  });
});
