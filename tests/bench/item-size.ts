/**
 * What DynamoDB charges: sizes of items, and request units from sizes. Emulators do not bill, and AWS rounds per request, so
 * cost is counted from the very items that are written and read.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export type Item = Readonly<Record<string, unknown>>;

const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;
/** A list or map costs this much by itself … */
const CONTAINER_BYTES = 3;
/** … and each of its elements this much more. */
const ELEMENT_BYTES = 1;

/** Bytes of an item as the document client gives it. 0 for an item that does not exist. */
export function itemSize(item: Item | undefined): number {
  if (item === undefined) return 0;
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueSize(value), 0);
}

/**
 * Write request units of a put, an update or a delete.
 * @param bytes the larger of the item's sizes before and after; a write whose condition fails costs as much as what it found
 */
export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));
}

/** Read request units of `bytes` read at once; what does not exist costs as much as the smallest. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (consistent ? 1 : 0.5);
}

function valueSize(value: unknown): number {
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'string') return utf8(value);
  if (typeof value === 'number') return numberSize(value);
  if (value instanceof Uint8Array) return value.length;
  // The documentation says nothing about sets; counted like lists, at the upper end.
  if (Array.isArray(value) || value instanceof Set) {
    return [...value].reduce((sum: number, element) => sum + ELEMENT_BYTES + valueSize(element), CONTAINER_BYTES);
  }
  if (typeof value === 'object') {
    const elements = Object.entries(value);
    return elements.reduce(
      (sum, [name, element]) => sum + ELEMENT_BYTES + utf8(name) + valueSize(element),
      CONTAINER_BYTES,
    );
  }
  throw new TypeError(`DynamoDB stores no ${typeof value}`);
}

/** One byte, and one for every two significant digits, a sign counting as a digit; the documentation calls it approximate. */
function numberSize(value: number): number {
  const [digits = ''] = value.toString().replace('.', '').split('e');
  const significant = digits.replace(/^(-?)0+/, '$1').replace(/0+$/, '');
  return 1 + Math.ceil(significant.length / 2);
}

function utf8(text: string): number {
  return Buffer.byteLength(text);
}
