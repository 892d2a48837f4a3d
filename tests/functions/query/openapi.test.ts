import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { problemSchema } from '../../../functions/query/answer-schemas.ts';
import { queryApi } from '../../../functions/query/api.ts';
import { ROUTES } from '../../../functions/query/routes.ts';
import { articleText } from '../articles-for-tests.ts';
import { type EmulatedStores, emulatedStores } from '../emulated-stores.ts';

let stores: EmulatedStores;
let api: ReturnType<typeof queryApi>;
let id: string;
beforeAll(async () => {
  stores = await emulatedStores();
  api = queryApi(stores, (error) => {
    throw error;
  });
  await stores.put('a.txt', articleText(1));
  await stores.put('copy.txt', articleText(1));
  await stores.put('empty.txt', '');
  for (const key of ['a.txt', 'copy.txt', 'empty.txt']) await ingestObject(stores, key, true);
  const page = (await (await api.request('/documents')).json()) as { documents: { id: string }[] };
  id = page.documents[0]?.id ?? '';
});
afterAll(() => stores.close());

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1, and names every route with its filters', async () => {
    const description = (await (await api.request('/openapi.json')).json()) as {
      paths: Record<string, { get: { parameters: { name: string }[] } }>;
    };
    expect(await new Validator().validate(description)).toMatchObject({ valid: true });
    const names = Object.fromEntries(
      Object.entries(description.paths).map(([path, { get }]) => [path, get.parameters.map(({ name }) => name).sort()]),
    );
    const expected = Object.values(ROUTES).map(({ path, query }) => {
      const inPath = path.includes('{id}') ? ['id'] : [];
      return [path, [...inPath, ...Object.keys(query.shape)].sort()];
    });
    expect(names).toEqual(Object.fromEntries(expected));
  });

  it.each([
    ['documents', (): string => '/documents?copies=one'],
    ['document', (): string => `/documents/${id}`],
    ['why', (): string => `/documents/${id}/why`],
    ['group', (): string => `/groups/${id}`],
    ['objects', (): string => '/objects?key=a.txt'],
    ['objects', (): string => '/objects?state=rejected'],
    ['counts', (): string => '/counts?by=source'],
    ['counts', (): string => '/counts?by=state'],
    ['status', (): string => '/status'],
    ['topics', (): string => '/topics'],
  ] as const)('tells all that %s answers', async (name, path) => {
    const response = await api.request(path());
    expect(response.status).toBe(200);
    const { error } = closed(ROUTES[name].answer).safeParse(await response.json());
    expect(error).toBeUndefined();
  });

  it('tells what a problem is', async () => {
    const problem = await (await api.request('/documents?colour=red')).json();
    expect(closed(problemSchema).safeParse(problem).error).toBeUndefined();
  });
});

/** The same schema, refusing what it does not name. */
function closed(schema: z.ZodType): z.ZodType {
  return z.fromJSONSchema(z.toJSONSchema(schema, { io: 'output' }) as Parameters<typeof z.fromJSONSchema>[0]);
}
