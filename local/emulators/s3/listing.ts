/**
 * One page of a listing: keys in the order of their UTF-8 bytes, those that share a prefix up to the delimiter rolled up
 * into one. The same for objects and for versions.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 */

/** A place in the order: after this key, or within it after the version `seq` (versions come newest first). */
export type Place = { readonly key: string; readonly seq: number };

export type Listed = { readonly key: string; readonly seq: number };

export type Page<T> = {
  readonly items: readonly T[];
  readonly prefixes: readonly string[];
  /** Where the next page starts, and what its last entry was; `null` when this page is the last. */
  readonly next: { readonly place: Place; readonly last: string } | null;
};

export const START: Place = { key: '', seq: 0 };

/** No seq is smaller than 1: nothing of this key is left. */
export const afterKey = (key: string): Place => ({ key, seq: 0 });

/** No character sorts after U+10FFFF, so this is behind every key with the prefix. */
export const afterPrefix = (prefix: string): Place => afterKey(`${prefix}\u{10ffff}`);

/** A marker that is itself a rolled-up prefix stands for all that it rolled up. */
export const afterMarker = (marker: string, delimiter: string): Place =>
  delimiter !== '' && marker.endsWith(delimiter) ? afterPrefix(marker) : afterKey(marker);

export function listPage<T extends Listed>(
  scan: (from: Place) => Iterable<T>,
  { prefix, delimiter, from, maxKeys }: { prefix: string; delimiter: string; from: Place; maxKeys: number },
): Page<T> {
  const items: T[] = [];
  const prefixes: string[] = [];
  let place = from;
  let last = '';
  const done: Page<T> = { items, prefixes, next: null };
  if (maxKeys === 0) return done;

  /** Reads on until the page is full (`full`), the listing ends (`end`), or a prefix lets us skip ahead (`skip`). */
  const readOn = (): 'full' | 'end' | 'skip' => {
    for (const row of scan(place)) {
      if (!row.key.startsWith(prefix)) return 'end';
      if (items.length + prefixes.length === maxKeys) return 'full';
      const cut = delimiter === '' ? -1 : row.key.indexOf(delimiter, prefix.length);
      if (cut >= 0) {
        last = row.key.slice(0, cut + delimiter.length);
        prefixes.push(last);
        place = afterPrefix(last);
        return 'skip';
      }
      items.push(row);
      last = row.key;
      place = { key: row.key, seq: row.seq };
    }
    return 'end';
  };

  for (;;) {
    const outcome = readOn();
    if (outcome === 'full') return { items, prefixes, next: { place, last } };
    if (outcome === 'end') return done;
  }
}
