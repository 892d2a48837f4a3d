/** One page of a list, and where the next begins. */
export type Gathered<Item> = { readonly items: readonly Item[]; readonly cursor: string | null };

/**
 * Goes on from page to page until so many entries are there, or the list ends: a page may have fewer than asked for, and still a cursor,
 * when it ended for having read enough.
 *
 * @param after where to begin
 * @param onMore told how many there are so far
 */
export async function gathered<Item>(
  limit: number,
  after: string | undefined,
  page: (limit: number, cursor: string | undefined) => Promise<Gathered<Item>>,
  onMore: (count: number) => void = () => {},
): Promise<Gathered<Item>> {
  const items: Item[] = [];
  let cursor = after;
  do {
    const next = await page(limit - items.length, cursor);
    items.push(...next.items);
    onMore(items.length);
    if (next.cursor === null) return { items, cursor: null };
    cursor = next.cursor;
  } while (items.length < limit);
  return { items, cursor };
}
