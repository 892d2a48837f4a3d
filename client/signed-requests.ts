/**
 * Requests to the API: signed with AWS Signature Version 4, and tried again where they may succeed later.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
import { setTimeout as wait } from 'node:timers/promises';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import pRetry, { AbortError } from 'p-retry';
import { answerOf } from './answer-of.ts';
import { NewsfoldError } from './newsfold-error.ts';

export type ConnectionOptions = {
  /** Of the API: the stack's output `ApiUrl`. */
  readonly url: string | URL;
  /** Default: the one in the URL's host name, else `AWS_REGION`. */
  readonly region?: string;
  /** Default: as the AWS command line finds them. Null leaves requests unsigned, for a local stack. */
  readonly credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | null;
  /** How often a request is tried again that was throttled, failed on the other side, was cut off or never answered. Default 4. */
  readonly retries?: number;
  /** Gives up whatever is under way. */
  readonly signal?: AbortSignal;
};

export type Connection = {
  /** @throws NewsfoldError when the API refuses; Error when it cannot be reached */
  readonly get: (path: string, query: object) => Promise<unknown>;
};

const DEFAULT_RETRIES = 4;
/** Before the first further attempt, on average; doubles each time. */
const FIRST_WAIT_MS = 250;

/** Of one attempt: API Gateway itself gives up after 30 s, and what it says then takes a moment to arrive. */
const ATTEMPT_MS = 35_000;
/** A program waits no longer than this for one attempt to be allowed, whatever the other side asks for. */
const LONGEST_RETRY_AFTER_S = 30;

export function connect({
  url,
  region,
  credentials,
  retries = DEFAULT_RETRIES,
  signal,
}: ConnectionOptions): Connection {
  const base = new URL(url);
  const signer =
    credentials === null
      ? null
      : new SignatureV4({
          service: 'execute-api',
          region: region ?? regionOf(base),
          credentials: credentials ?? defaultProvider(),
          sha256: Hash.bind(null, 'sha256'),
        });
  const send = async (path: string, query: Readonly<Record<string, string>>): Promise<unknown> => {
    const request = new HttpRequest({
      protocol: base.protocol,
      hostname: base.hostname,
      ...(base.port === '' ? {} : { port: Number(base.port) }),
      method: 'GET',
      path: `${base.pathname.replace(/\/$/, '')}${path}`,
      query,
      headers: { host: base.host, accept: 'application/json' },
    });
    // Signed for each attempt, since a signature expires; credentials that are missing will be missing again.
    const { headers } = signer === null ? request : await signer.sign(request).catch(neverAgain);
    const target = new URL(`${request.path}${queryString(query)}`, base);
    const limit = AbortSignal.timeout(ATTEMPT_MS);
    return answerOf(await fetch(target, { headers, signal: signal ? AbortSignal.any([signal, limit]) : limit }));
  };
  return {
    get: (path, query) =>
      pRetry(() => send(path, given(query)), {
        retries,
        minTimeout: FIRST_WAIT_MS,
        randomize: true,
        shouldRetry: async ({ error }) => {
          if (!maySucceedLater(error)) return false;
          if (error instanceof NewsfoldError) await afterAskedFor(error, signal);
          return true;
        },
        ...(signal === undefined ? {} : { signal }),
      }).catch((error: unknown) => {
        // fetch says "fetch failed", and nothing of where.
        throw error instanceof TypeError ? new Error(`${base.origin} cannot be reached`, { cause: error }) : error;
      }),
  };
}

function neverAgain(error: unknown): never {
  throw new AbortError(error instanceof Error ? error : new Error(String(error)));
}

/** Of TypeErrors only those of the network arrive here: p-retry never repeats others. */
function maySucceedLater(error: Error): boolean {
  if (error instanceof NewsfoldError) return error.status === 429 || error.status >= 500;
  return error instanceof TypeError || error.name === 'TimeoutError';
}

/** On top of it comes the wait that grows, which also spreads those who were all told the same second. */
async function afterAskedFor({ retryAfter }: NewsfoldError, signal: AbortSignal | undefined): Promise<void> {
  const seconds = Math.min(retryAfter ?? 0, LONGEST_RETRY_AFTER_S);
  // Given up meanwhile: p-retry looks at the signal next, and throws the reason given with it.
  if (seconds > 0) await wait(seconds * 1000, undefined, signal === undefined ? {} : { signal }).catch(() => {});
}

function given(query: object): Record<string, string> {
  const values = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(values.map(([name, value]) => [name, String(value)]));
}

/** As it is signed: a space is `%20`, not `+`. */
function queryString(query: Readonly<Record<string, string>>): string {
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const parameters = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`;
}

/** `abc123.execute-api.eu-central-1.amazonaws.com` */
function regionOf({ hostname }: URL): string {
  const region = /\.execute-api\.([a-z0-9-]+)\.amazonaws\./.exec(hostname)?.[1] ?? process.env['AWS_REGION'];
  if (region === undefined) {
    throw new Error(
      `no region is in the name ${hostname}: say it by the option region (a local stack needs none: credentials: null)`,
    );
  }
  return region;
}
