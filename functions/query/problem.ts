/** Errors as RFC 9457 problem details. */
import type { Problem } from './answer-schemas.ts';

const TITLES = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  414: 'Request too long',
  500: 'Internal error',
} as const;

export function problem(
  status: keyof typeof TITLES,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body: Problem = { type: 'about:blank', title: TITLES[status], status, detail };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });
}
