/**
 * The HTTP API: web-standard `Request → Response`, the same app behind API Gateway and in the local stack. `routes.ts` says what each route
 * takes and answers; `GET /openapi.json` describes them.
 *
 * Errors are `application/problem+json` (RFC 9457). Every answer that is no problem has an ETag: what is asked for again with `If-None-Match` answers 304 as
 * long as it is the same.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { z } from 'zod';
import type { OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import type { Table } from '../catalogue/table.ts';
import type { Bucket } from '../objects/bucket.ts';
import { count } from './count.ts';
import { RangeTooLongError } from './counted-range.ts';
import { InvalidCursorError } from './cursor.ts';
import { problemsOf } from './filters.ts';
import { findArticles } from './find-articles.ts';
import { findObjects } from './find-objects.ts';
import { problem } from './problem.ts';
import { type Answer, ROUTES, type Route } from './routes.ts';
import { isArticleId, showArticle } from './show-article.ts';
import { showGroup } from './show-group.ts';
import { showObject } from './show-object.ts';
import { readStatusPage } from './status.ts';

export type QueryStores = {
  readonly bucket: Bucket;
  readonly table: Table;
  /** The user's own topics, in force now. */
  readonly topics: () => Promise<OwnTopics>;
  /** See `objectStateOf`. */
  readonly stalledBefore: () => Date;
};

/** Characters of path and query; API Gateway takes 10,240 bytes with the headers. */
const LONGEST_REQUEST = 8192;

export function queryApi(stores: QueryStores, onError: (error: Error) => void): Hono {
  const { bucket, table, topics, stalledBefore } = stores;
  const api = new Hono();

  api.use(async (context, next) => {
    await next();
    context.header('cache-control', 'private, no-cache'); // may be kept, and is asked for again with its ETag
    context.header('x-content-type-options', 'nosniff');
  });
  api.use(etag());
  api.use(async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    if (pathname.length + search.length <= LONGEST_REQUEST) return next();
    return problem(414, `the request has over ${LONGEST_REQUEST} characters`);
  });

  /** @param answer a problem where there is no such thing */
  const get = <R extends Route>(
    route: R,
    answer: (query: z.output<R['query']>, id: string) => Promise<Answer<R> | Response>,
  ): void => {
    api.get(route.path.replace('{id}', ':id'), async (context) => {
      const repeated = Object.entries(context.req.queries()).find(([, values]) => values.length > 1);
      if (repeated !== undefined) return problem(400, `${repeated[0]}: given ${repeated[1].length} times`);
      const query = route.query.safeParse(context.req.query());
      if (!query.success) return problem(400, problemsOf(query.error));
      const answered = await answer(query.data as z.output<R['query']>, context.req.param('id') ?? '');
      return answered instanceof Response ? answered : context.json(answered as object);
    });
  };
  const noArticle = (id: string) => problem(404, `no article ${id}`);

  get(ROUTES.documents, (filters) => findArticles(table, filters));
  get(ROUTES.document, async (_, id) => (await showArticle(table, id)) ?? noArticle(id));
  get(ROUTES.why, async ({ with: other }, id) => {
    const malformed = [id, other].find((name) => name !== undefined && !isArticleId(name));
    if (malformed !== undefined) return noArticle(malformed);
    const { whyArticle } = await import('./why.ts'); // brings the whole line along, which no other route needs
    const why = await whyArticle(bucket, table, await topics(), id, other === undefined ? [] : [other]);
    if (why === null) return noArticle(id);
    return other !== undefined && why.comparedWith.length === 0 ? noArticle(other) : why;
  });
  get(ROUTES.group, async (filters, id) => (await showGroup(table, id, filters)) ?? noArticle(id));
  get(ROUTES.objects, async (filters) => {
    if (filters.state !== undefined) return findObjects(table, filters.state, filters, stalledBefore());
    const key = filters.key ?? '';
    const object = await showObject(table, bucket.name, key, stalledBefore());
    return object === null ? problem(404, `no object ${key}`) : { objects: [object], cursor: null };
  });
  get(ROUTES.counts, (filters) => count(table, filters, stalledBefore()));
  get(ROUTES.status, (filters) => readStatusPage(bucket, table, filters, stalledBefore()));
  get(ROUTES.topics, async ({ language }) => {
    const { listTopics } = await import('./list-topics.ts');
    return listTopics(await topics(), language);
  });
  api.get('/openapi.json', async (context) => {
    const { openApi } = await import('./openapi.ts');
    return context.json(openApi());
  });

  api.notFound((context) => {
    const { method, path } = context.req;
    if (method === 'GET' || method === 'HEAD') return problem(404, `no resource ${path}`);
    return problem(405, `${method} is not answered: the API is read only`, { allow: 'GET, HEAD' });
  });
  api.onError((error) => {
    if (error instanceof InvalidCursorError || error instanceof RangeTooLongError) return problem(400, error.message);
    onError(error);
    return problem(500, 'unexpected error; see the function log');
  });
  return api;
}
