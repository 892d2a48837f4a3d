/**
 * SQS, emulated by fauxqs: its queues, its operations and its SQLite file, called directly.
 *
 * Its package exports only a server, which listens on all interfaces of the machine and brings an S3 and an SNS along; so
 * its modules are imported from their files. They are no public interface: package.json pins the exact version.
 *
 * Two of its faults are mended here: making a message visible again at once (ChangeMessageVisibility 0) breaks its own table's
 * constraint, and a long poll returns empty-handed when another consumer was faster.
 *
 * @see https://github.com/kibertoad/fauxqs
 */
import { mkdirSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { ACCOUNT } from '../authorization.ts';
import type { JsonObject, JsonReply, JsonService } from '../json-service.ts';

type Queue = {
  readonly attributes: Readonly<Record<string, string>>;
  persistence: Persistence;
  waitForMessages(seconds: number): Promise<void>;
};

type Store = {
  host: string;
  region: string;
  persistence: Persistence;
  getQueue(url: string): Queue | undefined;
  allQueues(): Iterable<Queue>;
  /** Ends all waits for messages. */
  shutdown(): void;
};

type Persistence = {
  readonly db: DatabaseSync;
  loadSqsQueues(store: Store): void;
  updateMessageReady(messageId: string): void;
  transaction(work: () => void): void;
  close(): void;
};

type Request = { readonly headers: { readonly host: string } };
type Operation = (input: JsonObject, store: Store, request: Request) => JsonObject | Promise<JsonObject>;

const OPERATIONS = [
  ...[
    'CreateQueue',
    'DeleteQueue',
    'GetQueueUrl',
    'ListQueues',
    'GetQueueAttributes',
    'SetQueueAttributes',
    'PurgeQueue',
  ],
  ...['SendMessage', 'SendMessageBatch', 'ReceiveMessage', 'DeleteMessage', 'DeleteMessageBatch'],
  ...['ChangeMessageVisibility', 'ChangeMessageVisibilityBatch', 'TagQueue', 'UntagQueue', 'ListQueueTags'],
];

export type Sqs = JsonService & {
  /** Long polls return at once from now on. */
  stopWaiting(): void;
  close(): void;
};

/** @param releaseInFlight whether messages in flight become visible now; how often they were received stays counted */
export async function openSqs(
  folder: string,
  region: string,
  endpoint: string,
  releaseInFlight: boolean,
): Promise<Sqs> {
  const { SqsStore, PersistenceManager, operations } = await importFauxqs();
  mkdirSync(folder, { recursive: true });
  const persistence = new PersistenceManager(folder);
  persistence.db.exec('pragma synchronous = normal'); // as in `s3/catalogue.ts`
  persistence.db.prepare('update sqs_queues set url = ? || name').run(`${endpoint}/${ACCOUNT}/`); // the port may be new
  if (releaseInFlight) persistence.db.exec('update sqs_messages set receipt_handle = null, visibility_deadline = null');
  const makeReady = persistence.db.prepare(
    'update sqs_messages set receipt_handle = null, visibility_deadline = null where message_id = ?',
  );
  persistence.updateMessageReady = (messageId) => void makeReady.run(messageId);

  const store = new SqsStore();
  store.host = ''; // queue URLs then have the request's host
  store.region = region;
  persistence.loadSqsQueues(store);
  store.persistence = persistence;
  for (const queue of store.allQueues()) queue.persistence = persistence;

  /** No signature is passed on, whose region would make queues of one name different ones. */
  const request: Request = { headers: { host: new URL(endpoint).host } };
  let stopped = false;

  /** One transaction: a batch is one commit, and a message moves to its dead-letter queue in one step. */
  const perform = (operation: Operation, input: JsonObject): JsonObject | Promise<JsonObject> => {
    let result: JsonObject | Promise<JsonObject> = {};
    persistence.transaction(() => {
      result = operation(input, store, request);
    });
    return result;
  };

  const receive = async (operation: Operation, input: JsonObject, isGone: () => boolean): Promise<JsonObject> => {
    const queue = store.getQueue(String(input['QueueUrl']));
    const wait = Number(input['WaitTimeSeconds'] ?? queue?.attributes['ReceiveMessageWaitTimeSeconds'] ?? 0);
    const inRange = queue !== undefined && wait >= 0 && wait <= 20; // otherwise fauxqs says what is wrong
    const deadline = Date.now() + wait * 1000;
    for (;;) {
      const result = await perform(operation, inRange ? { ...input, WaitTimeSeconds: 0 } : input);
      const left = (deadline - Date.now()) / 1000;
      if (!inRange || result['Messages'] !== undefined || left <= 0 || stopped) return result;
      await queue.waitForMessages(left);
      if (isGone() || stopped) return {};
    }
  };

  return {
    service: 'sqs',
    call: async (name, input, isGone) => {
      const operation = operations.get(name);
      if (operation === undefined) return failure('InvalidAction', `Unknown operation: ${name}`, 400);
      const { QueueUrl: url = '' } = input;
      if (typeof url !== 'string') return failure('InvalidAddress', 'QueueUrl must be a string.', 404);
      try {
        const body = await (name === 'ReceiveMessage' ? receive(operation, input, isGone) : perform(operation, input));
        return { status: 200, body: body ?? {} };
      } catch (error) {
        if (isSqsError(error)) return failure(error.code, error.message, error.statusCode, error.queryErrorHeader);
        throw error;
      }
    },
    action: (name, input) => ({
      action: `sqs:${name.replace(/Batch$/, '')}`,
      resources: [resourceOf(input, region)],
    }),
    denied: (message) => failure('AccessDeniedException', message, 403, 'AccessDenied;Sender'),
    stopWaiting: () => {
      stopped = true;
      store.shutdown();
    },
    close: () => persistence.close(),
  };
}

async function importFauxqs() {
  const manifest = findPackageJSON('fauxqs', import.meta.url);
  if (manifest === undefined) throw new Error('The package fauxqs is not installed: run npm ci.');
  const load = (path: string) => import(new URL(`dist/${path}.js`, pathToFileURL(manifest)).href);
  const [{ SqsStore }, { PersistenceManager }] = await Promise.all([load('sqs/sqsStore'), load('persistence')]);
  const operations = new Map<string, Operation>();
  for (const name of OPERATIONS) {
    const exported = name.charAt(0).toLowerCase() + name.slice(1);
    operations.set(name, (await load(`sqs/actions/${exported}`))[exported]);
  }
  return {
    SqsStore: SqsStore as new () => Store,
    PersistenceManager: PersistenceManager as new (folder: string) => Persistence,
    operations,
  };
}

type SqsError = {
  readonly code: string;
  readonly message: string;
  readonly statusCode: number;
  readonly queryErrorHeader: string;
};

const isSqsError = (error: unknown): error is SqsError =>
  error instanceof Error && 'code' in error && 'statusCode' in error && 'queryErrorHeader' in error;

/** The header is how clients learn the code's older name. */
const failure = (code: string, message: string, status: number, queryError = `${code};Sender`): JsonReply => ({
  status,
  body: { __type: `com.amazonaws.sqs#${code}`, message },
  headers: { 'x-amzn-query-error': queryError },
});

function resourceOf({ QueueUrl: url, QueueName: name }: JsonObject, region: string): string {
  const queue = typeof url === 'string' ? url.slice(url.lastIndexOf('/') + 1) : name;
  return typeof queue === 'string' ? `arn:aws:sqs:${region}:${ACCOUNT}:${queue}` : '*';
}
