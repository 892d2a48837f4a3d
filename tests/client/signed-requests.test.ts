import { createHash, createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { NewsfoldError } from '../../client/newsfold-error.ts';
import { connect } from '../../client/signed-requests.ts';
import { type HttpServer, serve } from './http-server.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
const region = 'eu-central-1';

let server: HttpServer | null = null;
afterEach(() => server?.close());

/** Answers with each of these in turn, then with the last for ever. */
async function answering(...answers: readonly (() => Response)[]): Promise<{ url: string; requests: Request[] }> {
  const requests: Request[] = [];
  server = await serve((request) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(request);
    return answer?.() ?? Response.json({});
  });
  return { url: server.url, requests };
}

const json = () => Response.json({ ok: true });
const refusal = (status: number, body: object) => () => Response.json(body, { status });

describe('a request', () => {
  it('is signed so that AWS accepts it, whatever is asked for', async () => {
    const { url, requests } = await answering(json);
    await connect({ url, region, credentials }).get('/documents', {
      source: "L'Orient (Le Jour)*",
      topic: 'a b+c',
      subject: 'سياسة',
    });
    const [request] = requests;
    expect(request?.headers.get('authorization')).toBe(request && authorizationOf(request));
    expect(request?.headers.get('x-amz-security-token')).toBe('token');
  });

  it('is not signed for a local stack', async () => {
    const { url, requests } = await answering(json);
    await connect({ url, credentials: null }).get('/documents', {});
    expect(requests[0]?.headers.get('authorization')).toBeNull();
  });

  it('is tried again when it was throttled or failed on the other side', async () => {
    const { url, requests } = await answering(refusal(429, { message: 'Too Many Requests' }), refusal(503, {}), json);
    expect(await connect({ url, credentials: null }).get('/status', {})).toEqual({ ok: true });
    expect(requests).toHaveLength(3);
  });

  it('is given up after so many attempts, with what was said last', async () => {
    const { url, requests } = await answering(refusal(500, { detail: 'unexpected error' }));
    const get = connect({ url, credentials: null, retries: 1 }).get('/status', {});
    await expect(get).rejects.toThrow('unexpected error');
    expect(requests).toHaveLength(2);
  });

  it.each([400, 403, 404])('is not tried again when it is refused with %i', async (status) => {
    const { url, requests } = await answering(refusal(status, { message: 'no' }));
    await expect(connect({ url, credentials: null }).get('/status', {})).rejects.toEqual(
      new NewsfoldError(status, 'no'),
    );
    expect(requests).toHaveLength(1);
  });

  it('ends when it is given up', async () => {
    const { url } = await answering(refusal(503, {}));
    const get = connect({ url, credentials: null, signal: AbortSignal.timeout(50) }).get('/status', {});
    await expect(get).rejects.toThrow(/timeout|abort/i);
  });

  it('needs a region, which the host name of an API tells', async () => {
    expect(() => connect({ url: 'https://abc.execute-api.eu-west-3.amazonaws.com', credentials })).not.toThrow();
    const inEnvironment = process.env['AWS_REGION'];
    delete process.env['AWS_REGION'];
    expect(() => connect({ url: 'https://news.example.org', credentials })).toThrow('say it by the option region');
    if (inEnvironment !== undefined) process.env['AWS_REGION'] = inEnvironment;
  });
});

/**
 * What the header must be, by the specification.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function authorizationOf({ url, headers }: Request): string {
  const { pathname, search } = new URL(url);
  const date = headers.get('x-amz-date') ?? '';
  const [, signed = ''] = /SignedHeaders=([^,]+)/.exec(headers.get('authorization') ?? '') ?? [];
  const canonicalQuery = search.slice(1).split('&').sort().join('&');
  const canonicalHeaders = signed.split(';').map((name) => `${name}:${headers.get(name)}\n`);
  const empty = sha256('');
  const canonical = ['GET', pathname, canonicalQuery, canonicalHeaders.join(''), signed, empty].join('\n');
  const scope = `${date.slice(0, 8)}/${region}/execute-api/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>(
      (secret, part) => createHmac('sha256', secret).update(part).digest(),
      `AWS4${credentials.secretAccessKey}`,
    );
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  return `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
