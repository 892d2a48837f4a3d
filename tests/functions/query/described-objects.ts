/** Objects of the ledger as tests describe them, at random, visited by the very functions that ingestion calls. */
import fc from 'fast-check';
import { begin, settle } from '../../../functions/catalogue/ledger.ts';
import type { Table } from '../../../functions/catalogue/table.ts';
import { NO_TOPICS } from '../../../pipeline/own-topics/compile-topics.ts';
import type { RejectionReason } from '../../../pipeline/record.ts';
import { currentVersions } from '../../../pipeline/versions.ts';
import type { WrittenObjectQuery } from './paged.ts';

/** `crashed`: begun so long ago that no retry is left. */
export type DescribedState =
  | 'stored'
  | 'failed'
  | 'pending'
  | 'crashed'
  | 'gone'
  | { readonly rejected: RejectionReason };

export type DescribedObject = {
  readonly key: string;
  /** Where its last visit left it. */
  readonly state: DescribedState;
  readonly uploadedAt: string;
  /** Beginning of its last visit. */
  readonly begunAt: string;
};

/** Visits begun before it have no retry left. */
export const STALLED_BEFORE = new Date('2024-06-10T00:00:00.000Z');
const [CRASHED_AT, BEGUN_AT] = ['2024-06-09T23:59:59.999Z', '2024-06-10T00:00:00.000Z'];

/** One is the beginning of another; some need encoding. */
export const OBJECT_KEYS = [
  ...['a', 'a.txt', 'خبر.txt', 'c d+.txt', 'e/"f\\".txt', 'h%20.txt', '😀', '\uffee', '{}'],
  ...Array.from({ length: 111 }, (_, number) => `folder/${number}.txt`),
];

/** Many of one instant; two that are next to each other. */
const uploadedAt = fc.constantFrom(
  ...['2024-05-01T00:00:00.000Z', '2024-05-01T00:00:00.000Z', '2024-05-01T00:00:00.001Z'],
  ...['2024-04-30T23:59:59.999Z', '2024-05-20T12:00:00.000Z', '2024-06-10T00:00:00.000Z', '2021-12-31T10:00:00.000Z'],
);
const reason = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('empty' as const, 'too-short' as const) },
  { weight: 1, arbitrary: fc.constantFrom('not-text' as const, 'paywall-stub' as const) },
);
const state: fc.Arbitrary<DescribedState> = fc.oneof(
  { weight: 2, arbitrary: fc.constant('stored' as const) },
  { weight: 3, arbitrary: fc.record({ rejected: reason }) },
  { weight: 3, arbitrary: fc.constantFrom('failed' as const, 'pending' as const, 'crashed' as const) },
  { weight: 1, arbitrary: fc.constant('gone' as const) },
);

export function describedObject(key: fc.Arbitrary<string>): fc.Arbitrary<DescribedObject> {
  return fc.record({ key, state, uploadedAt }).map((object) => {
    return { ...object, begunAt: object.state === 'crashed' ? CRASHED_AT : BEGUN_AT };
  });
}

export const ledgers: fc.Arbitrary<DescribedObject[]> = fc.uniqueArray(
  describedObject(fc.constantFrom(...OBJECT_KEYS)),
  { minLength: 60, maxLength: OBJECT_KEYS.length, size: 'max', selector: ({ key }) => key },
);

/** One more visit to the object, which ends (or does not) as described. */
export async function visit(table: Table, object: DescribedObject): Promise<void> {
  const [begunAt, settledAt] = [new Date(object.begunAt), new Date(object.begunAt)];
  const row = await begin(table, object.key, begunAt);
  if (object.state === 'pending' || object.state === 'crashed') return;
  const { key, uploadedAt: at } = object;
  const seen = { versionId: '1', eTag: '"1"', size: key.length, uploadedAt: at };
  const settlement =
    typeof object.state === 'object'
      ? ({ state: 'rejected', reason: object.state.rejected, detail: `because of ${key}` } as const)
      : object.state === 'stored'
        ? ({ state: 'stored', articles: 1 } as const)
        : object.state === 'failed'
          ? ({ state: 'failed', detail: `error at ${key}` } as const)
          : ({ state: 'gone' } as const);
  await settle(table, row, settlement, object.state === 'gone' ? null : seen, currentVersions(NO_TOPICS), settledAt);
}

export async function visitAll(table: Table, objects: readonly DescribedObject[]): Promise<void> {
  await Promise.all(objects.map((object) => visit(table, object)));
}

export function listedStateOf({ state: its }: DescribedObject): WrittenObjectQuery['state'] | 'gone' {
  return typeof its === 'object' ? 'rejected' : its === 'crashed' ? 'failed' : its;
}

/** What it is listed under. */
export function listedAtOf({ state: its, uploadedAt: at, begunAt }: DescribedObject): string {
  return its === 'pending' || its === 'crashed' ? begunAt : at;
}

export function isObjectMeant(query: WrittenObjectQuery, object: DescribedObject): boolean {
  const at = listedAtOf(object);
  const rejectedFor = typeof object.state === 'object' ? object.state.rejected : undefined;
  return (
    listedStateOf(object) === query.state &&
    (query.reason === undefined || rejectedFor === query.reason) &&
    at.slice(0, query.from?.length ?? 0) >= (query.from ?? '') &&
    at.slice(0, query.to?.length ?? 0) <= (query.to ?? '')
  );
}

const periods = [
  ...['2021', '2024', '2024-05', '2024-04', '2024-05-01', '2024-04-30'],
  ...['2024-05-01T00:00:00.000Z', '2024-05-01T00:00:00.001Z', '2024-04-30T23:59:59.999Z', '2024-06-10'],
];

/** Not of ranges that end before they begin. */
export const objectQueries: fc.Arbitrary<WrittenObjectQuery> = fc
  .record(
    {
      state: fc.constantFrom('stored', 'rejected', 'rejected', 'pending', 'failed'),
      reason,
      order: fc.constantFrom('newest', 'oldest'),
      from: fc.constantFrom(...periods),
      to: fc.constantFrom(...periods),
    },
    { requiredKeys: ['state'] },
  )
  .map(({ reason: its, ...query }) =>
    its === undefined || query.state !== 'rejected' ? query : { ...query, reason: its },
  );
