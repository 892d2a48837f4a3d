import { createHash, createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NewsfoldError } from '../../client/newsfold-error.ts';
import { connect } from '../../client/signed-requests.ts';
import { type HttpServer, serve } from './http-server.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
const region = 'eu-central-1';

let server: HttpServer | null = null;
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.close();
  server = null;
});

/** Answers with each of these in turn, then with the last for ever. */
async function answering(
  ...answers: readonly (() => Response | Promise<Response>)[]
): Promise<{ url: string; requests: Request[] }> {
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

  it('is not tried again when there is nothing to sign it with', async () => {
    const { url, requests } = await answering(json);
    const find = vi.fn(() => Promise.reject(new Error('no credentials anywhere')));
    await expect(connect({ url, region, credentials: find }).get('/status', {})).rejects.toThrow('no credentials');
    expect(find).toHaveBeenCalledTimes(1);
    expect(requests).toHaveLength(0);
  });

  it('is signed anew each time', async () => {
    const { url, requests } = await answering(refusal(503, {}), json);
    const identities = ['FIRST', 'SECOND'].map((accessKeyId) => ({
      ...credentials,
      accessKeyId,
      expiration: new Date(),
    }));
    const next = vi.fn(async () => identities.shift() ?? credentials);
    await connect({ url, region, credentials: next }).get('/status', {});
    const keys = requests.map(({ headers }) => /Credential=(\w+)/.exec(headers.get('authorization') ?? '')?.[1]);
    expect(keys).toEqual(['FIRST', 'SECOND']);
  });

  it('is not tried again when the answer is no JSON, which is said', async () => {
    const page = () => new Response('<html>Welcome</html>', { headers: { 'content-type': 'text/html' } });
    const { url, requests } = await answering(page);
    const get = connect({ url, credentials: null }).get('/status', {});
    await expect(get).rejects.toThrow(NewsfoldError);
    await expect(get).rejects.toMatchObject({
      status: 200,
      message: `the answer of ${url}/status is no JSON (content type text/html): the URL must be the API's, which the stack puts out as ApiUrl`,
    });
    expect(requests).toHaveLength(1);
  });

  it('is tried again when the connection breaks', async () => {
    const { url, requests } = await answering(json);
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('fetch failed'));
    expect(await connect({ url, credentials: null }).get('/status', {})).toEqual({ ok: true });
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(requests).toHaveLength(1);
  });

  it('is tried again when nothing is answered within the time of an attempt', async () => {
    const limit = AbortSignal.timeout.bind(AbortSignal);
    const limits = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => limit(100));
    const { url, requests } = await answering(() => new Promise(() => {}), json);
    const { signal } = new AbortController();
    expect(await connect({ url, credentials: null, signal }).get('/status', {})).toEqual({ ok: true });
    expect(limits).toHaveBeenCalledWith(35_000);
    expect(requests).toHaveLength(2);
  });

  it('is tried again no sooner than the other side asks for', async () => {
    const busy = () => Response.json({}, { status: 429, headers: { 'retry-after': '1' } });
    const { url } = await answering(busy, json);
    const begin = performance.now();
    await connect({ url, credentials: null }).get('/status', {});
    expect(performance.now() - begin).toBeGreaterThan(1000);
  });

  it('ends when it is given up while it waits', async () => {
    const { url, requests } = await answering(() =>
      Response.json({}, { status: 429, headers: { 'retry-after': '20' } }),
    );
    const giveUp = new AbortController();
    const get = connect({ url, credentials: null, signal: giveUp.signal }).get('/status', {});
    const begin = performance.now();
    setTimeout(() => giveUp.abort(new Error('enough')), 200);
    await expect(get).rejects.toThrow('enough');
    expect(performance.now() - begin).toBeLessThan(5000);
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
