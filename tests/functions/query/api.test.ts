import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { queryApi } from '../../../functions/query/api.ts';
import { articleText } from '../articles-for-tests.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';

let stores: EmulatedStores;
let api: ReturnType<typeof queryApi>;
const errors: Error[] = [];
beforeAll(async () => {
  stores = await emulatedStores();
  api = queryApi(stores.bucket, stores.table, (error) => errors.push(error));
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
    ['/elsewhere', 404],
  ])('answers %s with %i, as a problem', async (path, status) => {
    const response = await get(path);
    expect(response).toMatchObject({ status, type: 'application/problem+json', body: { status } });
    expect(response.body['detail']).not.toBe('');
  });

  it('says nothing of the inside when something breaks', async () => {
    const broken = queryApi(stores.bucket, { ...stores.table, name: 'no-such-table' }, (error) => errors.push(error));
    const response = await broken.request('/documents');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('no-such-table');
    expect(errors).toHaveLength(1);
  });
});
