/**
 * SQS's former protocol, which older clients speak (Debian's `awscli` 2.9, boto3 before 1.29): a form in, XML out. Translated
 * to and from the JSON that the emulator takes, by rule rather than operation by operation.
 *
 *     Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=a&SendMessageBatchRequestEntry.1.MessageBody=…
 *     → { "Entries": [{ "Id": "a", "MessageBody": "…" }] }
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
import type { ServerResponse } from 'node:http';
import type { JsonObject, JsonReply } from '../json-service.ts';
import { branch, leaf } from '../xml.ts';

/** A list or map in a form is flat, and named in the singular; a batch's entries after their operation. */
const LISTS: Readonly<Record<string, string>> = {
  AttributeName: 'AttributeNames',
  MessageAttributeName: 'MessageAttributeNames',
  MessageSystemAttributeName: 'MessageSystemAttributeNames',
  TagKey: 'TagKeys',
  SendMessageBatchRequestEntry: 'Entries',
  DeleteMessageBatchRequestEntry: 'Entries',
  ChangeMessageVisibilityBatchRequestEntry: 'Entries',
};
const MAPS: Readonly<Record<string, string>> = {
  Attribute: 'Attributes',
  MessageAttribute: 'MessageAttributes',
  MessageSystemAttribute: 'MessageSystemAttributes',
  Tag: 'tags',
};
/** In the JSON protocol these are numbers. Queue attributes stay strings in both. */
const NUMBERS = new Set(['DelaySeconds', 'MaxNumberOfMessages', 'MaxResults', 'VisibilityTimeout', 'WaitTimeSeconds']);

type Form = Map<string, string | Form>;

/** `null` when the form names no action. `path` names the queue, where the client posts to the queue's own URL. */
export function readQuery(
  text: string,
  path: string,
): { readonly operation: string; readonly input: JsonObject } | null {
  const form: Form = new Map();
  for (const [name, value] of new URLSearchParams(text)) put(form, name.split('.'), value);
  const operation = form.get('Action');
  if (typeof operation !== 'string') return null;
  form.delete('Action');
  form.delete('Version');
  const queue = path.split('?')[0] ?? '/';
  return { operation, input: { ...(queue === '/' ? {} : { QueueUrl: queue }), ...toJson(form) } };
}

/** Names are no deeper than `Entry.1.MessageAttribute.1.Value.DataType`. */
const MAX_DEPTH = 8;

function put(form: Form, path: readonly string[], value: string): void {
  const [name = '', ...rest] = path.slice(0, MAX_DEPTH);
  if (rest.length === 0) return void form.set(name, value);
  const existing = form.get(name);
  const inner: Form = existing instanceof Map ? existing : new Map();
  form.set(name, inner);
  put(inner, rest, value);
}

function toJson(form: Form): JsonObject {
  const json: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') json[name] = NUMBERS.has(name) ? Number(value) : value;
    else if (LISTS[name] !== undefined) json[LISTS[name]] = numbered(value).map((item) => plain(item));
    else if (MAPS[name] !== undefined) json[MAPS[name]] = Object.fromEntries(numbered(value).map(entry));
    else json[name] = toJson(value);
  }
  return json;
}

/** `1`, `2`, … in the order of their numbers. */
const numbered = (form: Form): readonly (string | Form)[] =>
  [...form].sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);

const plain = (value: string | Form | undefined): unknown => (value instanceof Map ? toJson(value) : value);

const entry = (value: string | Form): readonly [string, unknown] =>
  value instanceof Map ? [String(value.get('Name') ?? value.get('Key') ?? ''), plain(value.get('Value'))] : [value, ''];

const NAMESPACE = 'http://queue.amazonaws.com/doc/2012-11-05/';

export function sendQuery(
  response: ServerResponse,
  operation: string,
  { status, body, headers = {} }: JsonReply,
): void {
  const metadata = branch('ResponseMetadata', leaf('RequestId', '00000000-0000-0000-0000-000000000000'));
  const answer =
    status === 200
      ? branch(`${operation}Response`, branch(`${operation}Result`, toXml(operation, body)) + metadata)
      : branch('ErrorResponse', branch('Error', errorFacts(body, headers)) + metadata);
  const text = `<?xml version="1.0"?>${answer.replace('>', ` xmlns="${NAMESPACE}">`)}`;
  response.writeHead(status, { 'content-type': 'text/xml', 'content-length': String(Buffer.byteLength(text)) });
  response.end(text);
}

const errorFacts = (body: JsonObject, headers: Readonly<Record<string, string>>): string => {
  const [code = 'InternalFailure', type = 'Sender'] = (headers['x-amzn-query-error'] ?? '').split(';');
  return leaf('Type', type) + leaf('Code', code) + leaf('Message', String(body['message'] ?? ''));
};

/** The inverse of `LISTS` and `MAPS`, for what answers hold. */
const ITEM: Readonly<Record<string, string>> = {
  QueueUrls: 'QueueUrl',
  Messages: 'Message',
  Failed: 'BatchResultErrorEntry',
};
const ENTRY: Readonly<Record<string, readonly [string, string, string]>> = {
  Attributes: ['Attribute', 'Name', 'Value'],
  MessageAttributes: ['MessageAttribute', 'Name', 'Value'],
  Tags: ['Tag', 'Key', 'Value'],
};

function toXml(operation: string, body: JsonObject): string {
  const parts = Object.entries(body).map(([name, value]) => {
    if (value === undefined || value === null) return '';
    if (Array.isArray(value)) {
      const item = name === 'Successful' ? `${operation}ResultEntry` : (ITEM[name] ?? name);
      return value.map((one) => content(operation, item, one)).join('');
    }
    const map = ENTRY[name];
    if (map === undefined || typeof value !== 'object') return content(operation, name, value);
    const [outer, key, inner] = map;
    return Object.entries(value)
      .map(([k, v]) => branch(outer, leaf(key, k) + content(operation, inner, v)))
      .join('');
  });
  return parts.join('');
}

const content = (operation: string, name: string, value: unknown): string =>
  typeof value === 'object' && value !== null
    ? branch(name, toXml(operation, value as JsonObject))
    : leaf(name, String(value));
