/**
 * What SQS and DynamoDB have in common here: a POST names an operation and carries a JSON object; the emulator's own code is
 * called with it, in this process. The emulators' HTTP servers are left out: one listens on all interfaces, the other throws
 * when a client hangs up, and both would cost a second pass over each request.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller, Service } from './authorization.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export type JsonReply = {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
};

export type JsonService = {
  readonly service: Service;
  /** `isGone`: whether nobody waits for the reply any more. */
  call(operation: string, input: JsonObject, isGone: () => boolean): Promise<JsonReply>;
  /** The IAM questions that AWS would ask about this call. */
  action(operation: string, input: JsonObject): { readonly action: string; readonly resources: readonly string[] };
  denied(message: string): JsonReply;
};

export type AllowedCall = (caller: Caller, service: Service, action: string, resources: readonly string[]) => boolean;

/** Asks first, then calls; an exception is the emulator's own fault, and the server's as AWS has it. */
export async function callJson(
  service: JsonService,
  operation: string,
  input: JsonObject,
  caller: Caller,
  allowed: AllowedCall | null,
  isGone: () => boolean,
): Promise<JsonReply> {
  if (allowed !== null) {
    const { action, resources } = service.action(operation, input);
    if (!allowed(caller, service.service, action, resources)) {
      return service.denied(
        `User: ${caller.accessKeyId} is not authorized to perform: ${action} on: ${resources.join(', ')}`,
      );
    }
  }
  try {
    return await service.call(operation, input, isGone);
  } catch (error) {
    console.error(`${service.service} emulator, ${operation}:`, error);
    return { status: 500, body: { __type: 'com.amazon.coral.service#InternalFailure', message: String(error) } };
  }
}

export function sendJson(response: ServerResponse, { status, body, headers }: JsonReply): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  });
  response.end(text);
}

/** Bytes: DynamoDB takes 16 MB in one request, SQS less. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** `null` when there is more of it than any operation takes. */
export async function readText(message: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `null` when it is no JSON object. */
export function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}
