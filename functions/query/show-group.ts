/** The group of copies that an article belongs to, page by page: the canonical article first, then by date. */
import { z } from 'zod';
import { canonicalOf, type Member, precedes } from '../../pipeline/compare/group.ts';
import { ArticleReader } from '../catalogue/article-reader.ts';
import type { CatalogueRecord } from '../catalogue/article-record.ts';
import { GroupReader } from '../catalogue/groups.ts';
import type { Table } from '../catalogue/table.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { GroupFilters } from './filters.ts';
import { fitting } from './page-bytes.ts';
import { articlePosition, instantPosition } from './positions.ts';
import { isArticleId } from './show-article.ts';

export type GroupPage = {
  /** Id of the canonical article, which names the group. */
  readonly id: string;
  /** How many articles the group has; 1 for an article that stands alone. */
  readonly members: number;
  readonly documents: readonly CatalogueRecord[];
  readonly cursor: string | null;
};

/** Of the last member that was shown. */
const POSITION = z.tuple([instantPosition, instantPosition, articlePosition]);

/**
 * @param id of any of its articles
 * @returns null when there is no such article
 * @throws InvalidCursorError
 */
export async function showGroup(table: Table, id: string, filters: GroupFilters): Promise<GroupPage | null> {
  const [sortAt, uploadedAt, last] = readCursor(`group ${id}`, filters, POSITION) ?? [];
  if (!isArticleId(id)) return null;
  const reader = new ArticleReader(table);
  const groups = new GroupReader(table, reader);
  const record = (await reader.byId([id])).get(id);
  if (record === undefined) return null;
  // The text of an article that is being stored may not be known yet: it then stands alone.
  const members: readonly Member[] = (await groups.groupOf(record.textDigest))?.members ?? [record];
  const after =
    sortAt === undefined || uploadedAt === undefined || last === undefined ? null : { sortAt, uploadedAt, id: last };
  const left = members.filter((member) => after === null || precedes(after, member));
  const page = left.slice(0, filters.limit);
  const records = await reader.byId(page.map((member) => member.id));
  const documents = await groups.standingsOf(page.flatMap((member) => records.get(member.id) ?? []));
  const fit = fitting(documents);
  const end = fit.length < documents.length ? fit.at(-1) : left.length > page.length ? page.at(-1) : undefined;
  return {
    id: canonicalOf(members)?.id ?? id,
    members: members.length,
    documents: fit,
    cursor: end === undefined ? null : writeCursor(`group ${id}`, filters, [end.sortAt, end.uploadedAt, end.id]),
  };
}
