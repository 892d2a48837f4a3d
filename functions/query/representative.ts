/**
 * Which article stands for its group of copies in a query that wants one of each: the canonical one among those that
 * match the filters (the group's own canonical article may not: it may be another outlet's, or lie outside the range), in the
 * newest version by its outlet that matches.
 */
import { canonicalOf } from '../../pipeline/compare/group.ts';
import type { ArticleReader } from '../catalogue/article-reader.ts';
import type { ArticleRecord } from '../catalogue/article-record.ts';
import type { Group, GroupReader } from '../catalogue/groups.ts';

/** Remembers its answers: one chooser serves one page. */
export class RepresentativeChooser {
  readonly #articles: ArticleReader;
  readonly #groups: GroupReader;
  readonly #matches: (record: ArticleRecord) => boolean;
  /** By id of the group. */
  readonly #chosen = new Map<string, Promise<string | null>>();

  constructor(articles: ArticleReader, groups: GroupReader, matches: (record: ArticleRecord) => boolean) {
    this.#articles = articles;
    this.#groups = groups;
    this.#matches = matches;
  }

  /** Whether `record`, which matches, stands for its group. */
  async represents(record: ArticleRecord): Promise<boolean> {
    const group = await this.#groups.groupOf(record.textDigest);
    if (group === null || group.members.length < 2) return true;
    const chosen = this.#chosen.get(group.canonical.id) ?? this.#choose(group);
    this.#chosen.set(group.canonical.id, chosen);
    return (await chosen) === record.id;
  }

  async #choose({ members, revisions }: Group): Promise<string | null> {
    const articles = await this.#articles.byId(members.map(({ id }) => id));
    const matching = members.filter(({ id }) => {
      const article = articles.get(id);
      return article !== undefined && this.#matches(article);
    });
    const first = canonicalOf(matching);
    if (first === null) return null;
    const current = revisions.get(first.id)?.current;
    const versions = matching.filter(({ id }) => current !== undefined && revisions.get(id)?.current === current);
    const newest = versions.toSorted((a, b) => numberOf(b.id) - numberOf(a.id))[0];
    return newest?.id ?? first.id;

    function numberOf(id: string): number {
      return revisions.get(id)?.number ?? 0;
    }
  }
}
