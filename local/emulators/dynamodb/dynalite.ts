/**
 * DynamoDB, emulated by dynalite: its store and its operations, called directly.
 *
 * What it lacks against AWS: transactions, PartiQL, streams, expiry by TTL (accepted here, and nothing expires), and the
 * item returned on a failed condition. A failed condition as such, sets, paging and limits are faithful.
 *
 * @see https://github.com/architect/dynalite
 */
import { createRequire } from 'node:module';
import { ACCOUNT } from '../authorization.ts';
import type { JsonObject, JsonReply, JsonService } from '../json-service.ts';

type Callback<T> = (error: unknown, result?: T) => void;
type Table = { readonly TableName: string; TableStatus: string };

type Store = {
  readonly db: {
    open(): Promise<void>;
    iterator(range: { gte: string; lt: string }): AsyncIterable<[string, Table]>;
    put(key: string, value: unknown): Promise<void>;
    del(key: string): Promise<void>;
    close(): Promise<void>;
  };
  readonly tableDb: { awsRegion: string; awsAccountId: string };
  deleteItemDb(table: string, callback: Callback<void>): void;
};

type Operation = (store: Store, input: JsonObject, callback: Callback<JsonObject>) => void;
type Validation = { readonly types: unknown; readonly custom: unknown };
type Validations = {
  toLowerFirst(name: string): string;
  checkTypes(input: JsonObject, types: unknown): JsonObject;
  checkValidations(input: JsonObject, types: unknown, custom: unknown, store: Store): void;
};

/** dynalite is CommonJS without types. */
const require = createRequire(import.meta.url);
const database: { create(options: object): Store } = require('dynalite/db/index.js');
const validations: Validations = require('dynalite/validations/index.js');

const OPERATIONS: ReadonlySet<string> = new Set([
  ...['CreateTable', 'DescribeTable', 'UpdateTable', 'DeleteTable', 'ListTables', 'DescribeTimeToLive'],
  ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'BatchGetItem', 'BatchWriteItem'],
  ...['TagResource', 'UntagResource', 'ListTagsOfResource'],
]);

export type DynamoDb = JsonService & { close(): Promise<void> };

export async function openDynamoDb(folder: string, region: string): Promise<DynamoDb> {
  const store = database.create({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  store.tableDb.awsRegion = region;
  store.tableDb.awsAccountId = ACCOUNT;
  await store.db.open();
  await finishTableChanges(store);
  const underWay = new Set<Promise<JsonReply>>();
  let closing = false;

  return {
    service: 'dynamodb',
    call: async (operation, input) => {
      if (operation === 'UpdateTimeToLive') return { status: 200, body: pick(input, 'TimeToLiveSpecification') };
      if (!OPERATIONS.has(operation)) return failure('com.amazon.coral.service#UnknownOperationException', operation);
      if (closing) return failure('com.amazon.coral.service#ServiceUnavailableException', 'closing');
      const reply = run(store, operation, input);
      underWay.add(reply);
      return reply.finally(() => underWay.delete(reply));
    },
    action: (operation, input) => ({ action: `dynamodb:${operation}`, resources: resourcesOf(input, region) }),
    denied: (message) => failure('com.amazon.coral.service#AccessDeniedException', message),
    // What a worker asks for while it is stopped would find the database closed, where nobody waits for the error.
    close: async () => {
      closing = true;
      await Promise.allSettled(underWay);
      await store.db.close();
    },
  };
}

async function run(store: Store, operation: string, input: JsonObject): Promise<JsonReply> {
  const name = validations.toLowerFirst(operation);
  const { types, custom }: Validation = require(`dynalite/validations/${name}.js`);
  const act: Operation = require(`dynalite/actions/${name}.js`);
  try {
    const checked = validations.checkTypes(input, types);
    validations.checkValidations(checked, types, custom, store);
    const body = await new Promise<JsonObject>((resolve, reject) =>
      act(store, checked, (error, result) => (error ? reject(error) : resolve(result ?? {}))),
    );
    return { status: 200, body };
  } catch (error) {
    if (isAnswer(error)) return { status: error.statusCode, body: error.body };
    throw error;
  }
}

/** How dynalite reports what AWS would refuse. */
const isAnswer = (error: unknown): error is { statusCode: number; body: JsonObject } =>
  typeof error === 'object' && error !== null && 'statusCode' in error && 'body' in error;

const failure = (type: string, message: string): JsonReply => ({ status: 400, body: { __type: type, message } });

const pick = (input: JsonObject, name: string): JsonObject => ({ [name]: input[name] });

/**
 * dynalite finishes a table's creation or deletion in a timer after the answer. A process killed in between would leave a
 * table that can neither be used nor created again.
 */
async function finishTableChanges(store: Store): Promise<void> {
  const { db } = store;
  for await (const [key, table] of db.iterator({ gte: 'table~', lt: 'table~\u{ff}' })) {
    if (table.TableStatus === 'CREATING') await db.put(key, { ...table, TableStatus: 'ACTIVE' });
    if (table.TableStatus === 'DELETING') {
      await new Promise<void>((resolve, reject) =>
        store.deleteItemDb(table.TableName, (error) => (error ? reject(error) : resolve())),
      );
      await db.del(key);
    }
  }
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
function resourcesOf(input: JsonObject, region: string): readonly string[] {
  const arn = (table: string): string =>
    table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${ACCOUNT}:table/${table}`;
  const { TableName: table, IndexName: index, RequestItems: batch, ResourceArn: resource } = input;
  if (typeof table === 'string') return [typeof index === 'string' ? `${arn(table)}/index/${index}` : arn(table)];
  if (typeof batch === 'object' && batch !== null) return Object.keys(batch).map(arn);
  return [typeof resource === 'string' ? resource : '*'];
}
