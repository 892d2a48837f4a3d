/**
 * The local stack with the real synthesized template and bundles, in a folder of its own, for one test file. `change` edits
 * the template before the stack reads it.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { expect, vi } from 'vitest';
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { type LedgerRow, ledgerRows } from '../../functions/catalogue/ledger.ts';
import type { Table } from '../../functions/catalogue/table.ts';
import type { Bucket } from '../../functions/objects/bucket.ts';
import type { Queue } from '../../functions/reprocess/queue.ts';
import { LOCAL_REGION, type LocalStack, type LocalStackOptions, startLocalStack } from '../../local/stack.ts';
import { openOutputs } from '../../local/target.ts';
import { openAssembly } from '../../local/template/assembly.ts';
import { readTemplate } from '../../local/template/wiring.ts';
import { TemplateEdit } from './template-edit.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What a busy machine may take for what an idle one does in well under a second. */
export const PATIENCE = { timeout: 20_000, interval: 50 };

export type StackForTests = LocalStack & {
  readonly dataDir: string;
  readonly bucket: Bucket;
  readonly configuration: Bucket;
  readonly table: Table;
  readonly queue: Queue;
  /** What the stack reported instead of throwing it. */
  readonly errors: readonly unknown[];
  readonly notices: readonly string[];
  put(key: string, body: string | Uint8Array): Promise<{ readonly versionId: string }>;
  /** Sets a delete marker, and returns its version. */
  remove(key: string): Promise<{ readonly versionId: string }>;
  /** Sends a message as it is to the ingest queue. */
  tell(body: string): Promise<void>;
  /** Asks the HTTP API for `/documents` and what follows. */
  ask(rest?: string): Promise<{ readonly status: number; readonly body: Answer }>;
  /** Every article that the HTTP API lists for this key. */
  documentsOf(key: string): Promise<readonly CatalogueRecord[]>;
  rowOf(key: string): Promise<LedgerRow | null>;
  /** How the last visit to the key ended; `pending` while there is none, or one under way. */
  stateOf(key: string): Promise<string>;
  /** Messages in the queue, waiting or being worked on; also of the dead-letter queue. */
  depthOf(queueUrl: string): Promise<number>;
  /** Resolves when the key's state is this one. */
  reaches(key: string, state: 'stored' | 'rejected' | 'failed' | 'gone'): Promise<void>;
  /** Resolves when no message waits or is being worked on. */
  isIdle(): Promise<void>;
  logOf(functionName: 'ingest' | 'reprocess' | 'query'): Promise<string>;
};

type Answer = { readonly documents: readonly CatalogueRecord[]; readonly cursor: string | null };

type Options = Partial<Pick<LocalStackOptions, 'scheduleInterval' | 'onCall'>> & {
  readonly change?: (template: TemplateEdit) => void;
  /** Default: a new temporary folder, removed at the end. */
  readonly dataDir?: string;
};

export async function startStack({ change, dataDir: given, ...options }: Options = {}): Promise<StackForTests> {
  const assembly = await openAssembly(ROOT);
  const edit = new TemplateEdit(await readTemplate(assembly.directory, assembly.stackName));
  change?.(edit);
  const dataDir = given ?? (await mkdtemp(path.join(tmpdir(), 'newsfold-stack-')));
  const removeDataDir = () => (given === undefined ? rm(dataDir, { recursive: true, force: true }) : null);
  const errors: unknown[] = [];
  const notices: string[] = [];
  const stack = await startLocalStack({
    ...options,
    dataDir,
    assemblyDirectory: assembly.directory,
    template: edit.template,
    stackName: assembly.stackName,
    port: 0,
    apiPort: 0,
    onError: (error) => errors.push(error),
    notice: (text) => notices.push(text),
  }).catch(async (error: unknown) => {
    await removeDataDir();
    throw error;
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const clients = openOutputs(stack.outputs, { region: LOCAL_REGION, endpoint: stack.endpoint, credentials });
  const { bucket, table, queue } = clients;

  const ask = async (rest = '') => {
    const response = await fetch(`${stack.apiUrl}/documents${rest}`);
    return { status: response.status, body: (await response.json()) as Answer };
  };
  const rowOf = async (key: string) => (await ledgerRows(table, [key])).get(key) ?? null;
  const stateOf = async (key: string) => {
    const row = await rowOf(key);
    return row === null || row.settledGeneration !== row.generation ? 'pending' : (row.settlement?.state ?? 'pending');
  };
  const depthOf = async (QueueUrl: string) => {
    const { Attributes = {} } = await queue.client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: inFlight } = Attributes;
    return Number(visible) + Number(inFlight);
  };
  return {
    ...stack,
    ...clients,
    dataDir,
    errors,
    notices,
    put: async (Key, Body) => {
      const { VersionId = '' } = await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key, Body }));
      return { versionId: VersionId };
    },
    remove: async (Key) => {
      const { VersionId = '' } = await bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key }));
      return { versionId: VersionId };
    },
    tell: async (MessageBody) => {
      await queue.client.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody }));
    },
    ask,
    documentsOf: async (key) => (await ask('?limit=200')).body.documents.filter(({ object }) => object.key === key),
    rowOf,
    stateOf,
    depthOf,
    reaches: async (key, state) => {
      await vi.waitFor(async () => expect(await stateOf(key), `state of ${key}`).toBe(state), PATIENCE);
    },
    isIdle: async () => {
      await vi.waitFor(async () => expect(await depthOf(queue.url), 'messages in the queue').toBe(0), PATIENCE);
    },
    logOf: async (functionName) => {
      const fn = stack.wiring.functions.find(
        ({ environment }) => environment['POWERTOOLS_SERVICE_NAME'] === functionName,
      );
      return readFile(path.join(dataDir, 'logs', `${fn?.name}.log`), 'utf8');
    },
    close: async () => {
      await stack.close();
      await removeDataDir();
    },
  };
}

/** An event as S3 writes it, about a key as it is (it is encoded here). */
export function s3Event(bucket: string, key: string, eventName: string): string {
  const encoded = encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/');
  const s3 = { s3SchemaVersion: '1.0', bucket: { name: bucket }, object: { key: encoded, sequencer: '0A' } };
  return JSON.stringify({ Records: [{ eventVersion: '2.2', eventSource: 'aws:s3', eventName, s3 }] });
}
