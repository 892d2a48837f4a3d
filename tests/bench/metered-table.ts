/**
 * A meter on a table's client: what each request would be charged on AWS, by the kind of row it is about.
 *
 * The item before and after a write is read back by a second client. That is exact as long as nobody else writes the same
 * row meanwhile: whoever measures ingests one file at a time.
 */
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { RowKey, Table } from '../../functions/catalogue/table.ts';
import { type Item, itemSize, readUnits, writeUnits } from './item-size.ts';
import { indexWrites } from './metered-index.ts';

/** Kinds of rows as in `functions/catalogue/table.ts`; `by state` are entries of the secondary index. */
export const ROW_KINDS = [
  'ledger',
  'by state',
  'article',
  'index',
  'months',
  'member',
  'text',
  'link',
  'band',
  'checkpoint',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Kinds of rows that are there for the sake of duplicates. */
export const DUPLICATE_ROWS: ReadonlySet<RowKind> = new Set(['member', 'text', 'link', 'band']);

export type Charge = {
  /** Counts requests from 0; a batch or a page has several charges. */
  readonly request: number;
  readonly row: RowKind;
  /** `PutItem`, `Query` … */
  readonly operation: string;
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Bytes that the units were counted from. */
  readonly bytes: number;
};

/**
 * @param observer the same table by another client, whose calls are not metered
 * @returns the charges, growing with every request that `table` makes from now on
 */
export function meter(table: Table, observer: Table): Charge[] {
  const charges: Charge[] = [];
  let requests = 0;
  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = String(context['commandName']).replace(/Command$/, '');
      const input = args.input as Item;
      const request = requests++;
      if (!WRITES.has(operation)) {
        const result = await next(args);
        charges.push(...readCharges(operation, input, result.output as Item).map((charge) => ({ request, ...charge })));
        return result;
      }
      const key = keyOf((input['Item'] ?? input['Key']) as Item);
      const before = await itemOf(observer, key);
      try {
        return await next(args);
      } finally {
        // A write whose condition fails is charged too. Any other error ends the measurement.
        const after = await itemOf(observer, key);
        const charge = (row: RowKind, bytes: number): Charge => {
          return { request, row, operation, writeUnits: writeUnits(bytes), readUnits: 0, bytes };
        };
        charges.push(charge(rowKindOf(key), Math.max(itemSize(before), itemSize(after))));
        charges.push(...indexWrites(before, after).map((bytes) => charge('by state', bytes)));
      }
    },
    { step: 'initialize', name: 'meter' },
  );
  return charges;
}

const WRITES: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/** @throws Error for an operation that the stores did not use when this was written: it must be learned first */
function readCharges(operation: string, input: Item, output: Item): Omit<Charge, 'request'>[] {
  const charge = (row: RowKind, bytes: number, consistent: unknown): Omit<Charge, 'request'> => {
    return { row, operation, writeUnits: 0, readUnits: readUnits(bytes, consistent === true), bytes };
  };
  if (operation === 'GetItem') {
    const found = output['Item'] as Item | undefined;
    return [charge(rowKindOf(keyOf(input['Key'] as Item)), itemSize(found), input['ConsistentRead'])];
  }
  if (operation === 'Query') {
    // The partition, and where the sort key is named too, what it begins with.
    const [partition, begin = ''] = Object.values(input['ExpressionAttributeValues'] as Item);
    const isOfIndex = input['IndexName'] !== undefined;
    const row = isOfIndex ? 'by state' : rowKindOf({ pk: String(partition), sk: String(begin) });
    const items = (output['Items'] ?? []) as Item[];
    const bytes = items.reduce((sum, item) => sum + itemSize(item), 0);
    return [charge(row, bytes, input['ConsistentRead'])];
  }
  if (operation === 'BatchGetItem') {
    const requests = Object.entries(input['RequestItems'] as Readonly<Record<string, Item>>);
    return requests.flatMap(([table, { Keys, ConsistentRead }]) => {
      const found = ((output['Responses'] as Item | undefined)?.[table] ?? []) as Item[];
      const sizes = new Map(found.map((item) => [nameOf(keyOf(item)), itemSize(item)]));
      return (Keys as Item[])
        .map(keyOf)
        .map((key) => charge(rowKindOf(key), sizes.get(nameOf(key)) ?? 0, ConsistentRead));
    });
  }
  throw new Error(`the meter does not know what ${operation} costs`);
}

function keyOf(row: Item): RowKey {
  return { pk: String(row['pk']), sk: String(row['sk']) };
}

const nameOf = ({ pk, sk }: RowKey): string => `${pk}\n${sk}`;

async function itemOf(observer: Table, Key: RowKey): Promise<Item | undefined> {
  const { Item } = await observer.client.send(new GetCommand({ TableName: observer.name, Key, ConsistentRead: true }));
  return Item;
}

function rowKindOf({ pk, sk }: RowKey): RowKind {
  if (pk.startsWith('T#')) return sk.startsWith('M#') ? 'member' : sk.startsWith('E#') ? 'link' : 'text';
  const kinds: Readonly<Record<string, RowKind>> = {
    'L#': 'ledger',
    'A#': 'article',
    'I#': 'index',
    'B#': 'band',
    MO: 'months',
    R: 'checkpoint',
  };
  const kind = kinds[pk.slice(0, 2)];
  if (kind === undefined) throw new Error(`the meter knows no row with the key ${pk}`);
  return kind;
}
