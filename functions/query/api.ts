/**
 * The HTTP API: web-standard `Request → Response`, the same app behind API Gateway and in the local stack.
 *
 * | route | answer |
 * |---|---|
 * | `GET /documents?subject=&topic=&language=&source=&from=&to=&copies=&order=&limit=&cursor=` | `{documents, cursor}` |
 * | `GET /documents/{id}` | the record |
 * | `GET /documents/{id}/why?with=` | the phrases of its topics; what it has in common with its copies, or with the article named |
 *
 * Errors are `application/problem+json` (RFC 9457).
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
import { Hono } from 'hono';
import type { OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import type { Table } from '../catalogue/table.ts';
import type { Bucket } from '../objects/bucket.ts';
import { InvalidCursorError } from './cursor.ts';
import { articleFilters, problemsOf } from './filters.ts';
import { findArticles } from './find-articles.ts';
import { isArticleId, showArticle } from './show-article.ts';

export type QueryStores = {
  readonly bucket: Bucket;
  readonly table: Table;
  /** The user's own topics, in force now. */
  readonly topics: () => Promise<OwnTopics>;
};

export function queryApi({ bucket, table, topics }: QueryStores, onError: (error: Error) => void): Hono {
  const api = new Hono();

  api.get('/documents', async (context) => {
    const repeated = Object.entries(context.req.queries()).find(([, values]) => values.length > 1);
    if (repeated !== undefined) return problem(400, `${repeated[0]}: given ${repeated[1].length} times`);
    const filters = articleFilters.safeParse(context.req.query());
    if (!filters.success) return problem(400, problemsOf(filters.error));
    return context.json(await findArticles(table, filters.data));
  });

  api.get('/documents/:id', async (context) => {
    const document = await showArticle(table, context.req.param('id'));
    return document === null ? problem(404, `no article ${context.req.param('id')}`) : context.json(document);
  });

  api.get('/documents/:id/why', async (context) => {
    const [id, other] = [context.req.param('id'), context.req.query('with')];
    const malformed = [id, other].find((name) => name !== undefined && !isArticleId(name));
    if (malformed !== undefined) return problem(404, `no article ${malformed}`);
    const { whyArticle } = await import('./why.ts'); // brings the whole line along, which no other route needs
    const why = await whyArticle(bucket, table, await topics(), id, other === undefined ? [] : [other]);
    if (why === null) return problem(404, `no article ${id}`);
    if (other !== undefined && why.comparedWith.length === 0) return problem(404, `no article ${other}`);
    return context.json(why);
  });

  api.notFound((context) => problem(404, `no resource ${context.req.path}`));
  api.onError((error) => {
    if (error instanceof InvalidCursorError) return problem(400, error.message);
    onError(error);
    return problem(500, 'unexpected error; see the function log');
  });
  return api;
}

function problem(status: number, detail: string): Response {
  const title = status === 400 ? 'Bad request' : status === 404 ? 'Not found' : 'Internal error';
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
