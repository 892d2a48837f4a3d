/**
 * `newsfold group ID`: every article of a group of copies, the canonical one first.
 */
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { LARGEST_PAGE } from '../../functions/query/filters.ts';
import { type GroupPage, showGroup } from '../../functions/query/show-group.ts';
import type { Target } from '../target.ts';
import { counted } from './describe.ts';
import { type Format, json, notice, print, progress } from './output.ts';
import { printArticles } from './query.ts';

/** @param id of any of its articles */
export async function group(target: Target, id: string, format: Format): Promise<boolean> {
  const line = progress('looking for copies');
  const found = await wholeGroup(
    (cursor) => showGroup(target.table, id, { limit: LARGEST_PAGE, cursor }),
    (count) => line.say(`${counted(count, 'article')} so far`),
  ).finally(line.done);
  if (found.state === 'unknown') {
    notice(`there is no article ${id}; \`newsfold query\` lists the ids`);
    return false;
  }
  if (found.state === 'gone') {
    const other = found.documents.find((document) => document.id !== id);
    const next = other === undefined ? '' : `; \`newsfold group ${other.id}\` lists the others`;
    notice(`the article ${id} was taken out of the catalogue while its copies were listed${next}`);
    return false;
  }
  const { state: _, documents, ...named } = found;
  if (format === 'json') await print(json({ ...named, documents }, 'indented'));
  else await printArticles(documents, format);
  return true;
}

type WholeGroup =
  | ({ readonly state: 'listed' } & Omit<GroupPage, 'cursor'>)
  /** There is no such article. */
  | { readonly state: 'unknown' }
  /** The article went between two pages: these were listed until then. */
  | { readonly state: 'gone'; readonly documents: readonly CatalogueRecord[] };

/**
 * @param pageFrom null when there is no such article, now
 * @param onMore told how many there are so far
 */
export async function wholeGroup(
  pageFrom: (cursor: string | undefined) => Promise<GroupPage | null>,
  onMore: (count: number) => void = () => {},
): Promise<WholeGroup> {
  const documents: CatalogueRecord[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await pageFrom(cursor);
    if (page === null) return cursor === undefined ? { state: 'unknown' } : { state: 'gone', documents };
    documents.push(...page.documents);
    onMore(documents.length);
    if (page.cursor === null) return { state: 'listed', id: page.id, members: page.members, documents };
    cursor = page.cursor;
  }
}
