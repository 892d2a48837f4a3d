/**
 * The OpenAPI 3.1 description of the HTTP API, generated from its routes.
 *
 * @see https://spec.openapis.org/oas/v3.1.0
 */
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { problemSchema } from './answer-schemas.ts';
import { ROUTES, type Route } from './routes.ts';

const PROBLEMS: Readonly<Record<string, string>> = {
  '400': 'A filter is unknown, malformed or impossible, or the cursor is damaged or of another query',
  '404': 'There is no such thing',
  '414': 'The request is too long',
  '500': 'Unexpected error',
};

export function openApi(): object {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Newsfold',
      version: '1',
      description:
        'Queries of the catalogue. Every answer that is no problem has an ETag. Requests to AWS are signed (Signature Version 4).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ sigv4: [] }],
    components: {
      securitySchemes: {
        sigv4: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          description: 'AWS Signature Version 4, service execute-api',
        },
      },
    },
    paths: Object.fromEntries(
      Object.entries(ROUTES).map(([name, route]) => [route.path, { get: operationOf(name, route) }]),
    ),
  });
}

function operationOf(operationId: string, { path, summary, query, answer }: Route): ZodOpenApiOperationObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const problem = { 'application/problem+json': { schema: problemSchema } };
  return {
    operationId,
    summary,
    requestParams: { query, path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) },
    responses: {
      '200': { description: summary, content: { 'application/json': { schema: answer } } },
      '304': { description: 'What If-None-Match names is still current' },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [status, { description, content: problem }]),
      ),
    },
  };
}
