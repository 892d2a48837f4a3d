/**
 * The one door: an HTTP server that tells S3, SQS and DynamoDB requests apart as their clients mark them, asks whether the
 * caller may, and hands them on within this process.
 *
 *     X-Amz-Target: DynamoDB_20120810.… | AmazonSQS.…        → that service (JSON)
 *     POST of a form, signed for sqs or for nothing known    → SQS in its former protocol
 *     anything else                                          → S3
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Authorize, callerOf } from './authorization.ts';
import type { DynamoDb } from './dynamodb/dynalite.ts';
import { type AllowedCall, callJson, type JsonService, parseObject, readText, sendJson } from './json-service.ts';
import type { S3 } from './s3/s3.ts';
import type { Sqs } from './sqs/fauxqs.ts';
import { readQuery, sendQuery } from './sqs/query-protocol.ts';

export type Services = { readonly s3: S3; readonly sqs: Sqs; readonly dynamodb: DynamoDb };

const ALLOW_ALL = (): boolean => true;

/** `services` may still be opening: requests wait for them. */
export function createGateway(services: Promise<Services>, authorize: Authorize | undefined): Server {
  const allowed: AllowedCall | null =
    authorize === undefined
      ? null
      : ({ accessKeyId }, service, action, resources) => authorize({ accessKeyId, service, action, resources });

  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { s3, sqs, dynamodb } = await services;
    const target = String(message.headers['x-amz-target'] ?? '');
    const dot = target.indexOf('.');
    const operation = target.slice(dot + 1);
    if (target.startsWith('DynamoDB_')) return handleJson(dynamodb, operation, message, response, allowed);
    if (target.startsWith('AmazonSQS.')) return handleJson(sqs, operation, message, response, allowed);
    if (isQuery(message)) return handleQuery(sqs, message, response, allowed);
    if (allowed === null) return s3.handle(message, response, ALLOW_ALL);
    const caller = callerOf(message);
    return s3.handle(message, response, (action, resources) => allowed(caller, 's3', action, resources));
  };

  const server = createServer((message, response) => {
    handle(message, response).catch(() => response.destroy()); // the client hung up, or we are closing
  });
  // Clients keep connections open between calls; Node would close them under their hands after five seconds.
  server.keepAliveTimeout = 60_000;
  server.requestTimeout = 0; // an upload takes as long as it takes
  return server;
}

async function handleJson(
  service: JsonService,
  operation: string,
  message: IncomingMessage,
  response: ServerResponse,
  allowed: AllowedCall | null,
): Promise<void> {
  const text = await readText(message);
  const input = text === null ? null : parseObject(text);
  if (input === null) {
    const problem = text === null ? 'The request is too large.' : 'The body is no JSON object.';
    const type = 'com.amazon.coral.service#SerializationException';
    return sendJson(response, { status: text === null ? 413 : 400, body: { __type: type, message: problem } });
  }
  const isGone = (): boolean => response.destroyed;
  sendJson(response, await callJson(service, operation, input, callerOf(message), allowed, isGone));
}

/** A browser's form post to S3 looks alike, but is signed within the form or for S3. */
function isQuery(message: IncomingMessage): boolean {
  const type = String(message.headers['content-type'] ?? '');
  if (message.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) return false;
  return callerOf(message).service !== 's3';
}

async function handleQuery(
  sqs: Sqs,
  message: IncomingMessage,
  response: ServerResponse,
  allowed: AllowedCall | null,
): Promise<void> {
  const text = await readText(message);
  const query = text === null ? null : readQuery(text, message.url ?? '/');
  if (query === null) {
    const body = { message: 'The request names no Action.' };
    const headers = { 'x-amzn-query-error': 'MissingAction;Sender' };
    return sendQuery(response, 'Unknown', { status: 400, body, headers });
  }
  const { operation, input } = query;
  const isGone = (): boolean => response.destroyed;
  sendQuery(response, operation, await callJson(sqs, operation, input, callerOf(message), allowed, isGone));
}
