import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { NewsfoldClient, NewsfoldError } from '../../client/newsfold-client.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { queryApi } from '../../functions/query/api.ts';
import { articleText } from '../functions/articles-for-tests.ts';
import { type EmulatedStores, emulatedStores } from '../functions/emulated-stores.ts';
import { type HttpServer, serve } from './http-server.ts';

let stores: EmulatedStores;
let server: HttpServer;
let newsfold: NewsfoldClient;
beforeAll(async () => {
  stores = await emulatedStores();
  const api = queryApi(stores, (error) => {
    throw error;
  });
  server = await serve((request) => api.fetch(request));
  newsfold = new NewsfoldClient({ url: server.url, credentials: null });
  for (let n = 0; n < 7; n++) await stores.put(`file ${n}+ملف.txt`, articleText(n === 6 ? 0 : n));
  await stores.put('empty.txt', '');
  for (let n = 0; n < 7; n++) await ingestObject(stores, `file ${n}+ملف.txt`, true);
  await ingestObject(stores, 'empty.txt', true);
});
afterAll(async () => {
  await server.close();
  await stores.close();
});

describe('the client', () => {
  it('lists all documents, however small the pages', async () => {
    const all = await Array.fromAsync(newsfold.documents({ language: 'en' }));
    expect(all).toHaveLength(7);
    expect(await Array.fromAsync(newsfold.documents({ language: 'en' }, { pageSize: 2 }))).toEqual(all);
    expect(await Array.fromAsync(newsfold.documents({ language: 'en', copies: 'one' }))).toHaveLength(6);
  });

  it('goes on after a page that was kept', async () => {
    const [first] = await Array.fromAsync(newsfold.documentPages({}, { pageSize: 3 }));
    const rest = await Array.fromAsync(newsfold.documents({}, { cursor: first?.cursor ?? '' }));
    expect([...(first?.items ?? []), ...rest]).toEqual(await Array.fromAsync(newsfold.documents()));
  });

  it('gives documents, explanations, groups and objects by name, and null for what is not there', async () => {
    const object = await newsfold.object('file 0+ملف.txt');
    const id = object?.documents?.[0]?.id ?? '';
    expect(await newsfold.document(id)).toMatchObject({ id, object: { key: 'file 0+ملف.txt' } });
    expect(await newsfold.why(id)).toMatchObject({ id, group: { members: 2 } });
    expect(await Array.fromAsync(newsfold.group(id, { pageSize: 1 }))).toHaveLength(2);
    expect(await Array.fromAsync(newsfold.objects({ state: 'rejected' }))).toMatchObject([{ key: 'empty.txt' }]);
    expect(await newsfold.document('00000000000000000000-0')).toBeNull();
    expect(await newsfold.why('00000000000000000000-0')).toBeNull();
    expect(await newsfold.object('nowhere')).toBeNull();
  });

  it('does not take a wrong URL for what is not there', async () => {
    const wrongPath = new NewsfoldClient({ url: `${server.url}/prod`, credentials: null });
    await expect(wrongPath.document('00000000000000000000-0')).rejects.toThrow('no resource /prod/documents/');
    await expect(wrongPath.object('nowhere')).rejects.toMatchObject({ status: 404 });
    const gateway = await serve(() => Response.json({ message: 'Not Found' }, { status: 404 }));
    const wrongStage = new NewsfoldClient({ url: gateway.url, credentials: null });
    try {
      await expect(wrongStage.document('00000000000000000000-0')).rejects.toThrow(new NewsfoldError(404, 'Not Found'));
      await expect(wrongStage.why('00000000000000000000-0')).rejects.toThrow(NewsfoldError);
      await expect(wrongStage.object('nowhere')).rejects.toThrow(NewsfoldError);
    } finally {
      await gateway.close();
    }
  });

  it('lists objects by state only', () => {
    type Asked = Parameters<typeof newsfold.objects>[0];
    expectTypeOf<{ state: 'rejected'; reason: 'empty' }>().toExtend<Asked>();
    expectTypeOf<{ reason: 'empty' }>().not.toExtend<Asked>();
    expectTypeOf<{ state: undefined }>().not.toExtend<Asked>();
    expectTypeOf<Asked>().not.toHaveProperty('key');
  });

  it('counts, and adds up', async () => {
    expect((await newsfold.counts({ by: 'language' })).days).toEqual([
      { date: '2024-03-05', total: 7, counts: { en: 7 } },
    ]);
    expect(await newsfold.status()).toMatchObject({ objects: 8, stored: 7, rejected: 1, addsUp: true });
    expect((await newsfold.topics('fr')).mediaTopics).toContainEqual({ id: '15000000', name: 'Sport', broader: null });
  });

  it('says what the API says is wrong', async () => {
    const wrong = Array.fromAsync(newsfold.documents({ subject: 'gibberish' }));
    await expect(wrong).rejects.toThrow(NewsfoldError);
    await expect(wrong).rejects.toMatchObject({ status: 400, message: expect.stringContaining('gibberish') });
  });
});
