/**
 * Which article stands for its group of copies in a query that wants one of each: the canonical one among those that
 * match the filters. (The group's own canonical article may not: it may be another outlet's, or lie outside the range.)
 */
import { canonicalOf } from '../../pipeline/compare/group.ts';
import type { ArticleRecord } from '../catalogue/article-record.ts';
import { articlesById } from '../catalogue/articles.ts';
import type { Group, GroupReader } from '../catalogue/groups.ts';
import type { Table } from '../catalogue/table.ts';

/** Remembers its answers: one chooser serves one page. */
export class RepresentativeChooser {
  readonly #table: Table;
  readonly #groups: GroupReader;
  readonly #matches: (record: ArticleRecord) => boolean;
  /** By id of the group. */
  readonly #chosen = new Map<string, string | null>();

  constructor(table: Table, groups: GroupReader, matches: (record: ArticleRecord) => boolean) {
    this.#table = table;
    this.#groups = groups;
    this.#matches = matches;
  }

  /** Whether `record`, which matches, stands for its group. */
  async represents(record: ArticleRecord): Promise<boolean> {
    const group = await this.#groups.groupOf(record.textDigest);
    if (group === null || group.members.length < 2) return true;
    const chosen = this.#chosen.get(group.id) ?? (await this.#choose(group));
    this.#chosen.set(group.id, chosen);
    return chosen === record.id;
  }

  async #choose({ members }: Group): Promise<string | null> {
    const articles = await articlesById(
      this.#table,
      members.map(({ id }) => id),
    );
    const matching = members.filter(({ id }) => {
      const article = articles.get(id);
      return article !== undefined && this.#matches(article);
    });
    return canonicalOf(matching)?.id ?? null;
  }
}
