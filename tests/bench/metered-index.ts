/**
 * What a write to the table makes DynamoDB write to the index of objects by state, which is charged too, and which no emulator tells.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
import { isDeepStrictEqual } from 'node:util';
import { CATALOGUE_KEYS } from '../catalogue-resources.ts';
import { type Item, itemSize } from './item-size.ts';

const KEYS = CATALOGUE_KEYS.GlobalSecondaryIndexes.flatMap(({ KeySchema }) =>
  KeySchema.map(({ AttributeName }) => AttributeName),
);

/**
 * The index has all attributes of an item, so an entry is as large as its item.
 * @returns the bytes of each write: none where the index stays as it is, two where an entry moves
 */
export function indexWrites(before: Item | undefined, after: Item | undefined): readonly number[] {
  const [old, young] = [entryOf(before), entryOf(after)];
  if (old === undefined && young === undefined) return [];
  if (old === undefined || young === undefined) return [itemSize(old ?? young)];
  if (KEYS.some((key) => old[key] !== young[key])) return [itemSize(old), itemSize(young)];
  return isDeepStrictEqual(old, young) ? [] : [Math.max(itemSize(old), itemSize(young))];
}

/** An item without the index's keys has no entry. */
function entryOf(item: Item | undefined): Item | undefined {
  return KEYS.every((key) => item?.[key] !== undefined) ? item : undefined;
}
