/**
 * Which article stands for its group of copies in a query that wants one of each: the canonical one among those that
 * match the filters (the group's own canonical article may not: it may be another outlet's, or lie outside the range), in the
 * newest version by its outlet that matches.
 */
import type { ArticleReader } from '../catalogue/article-reader.ts';
import type { ArticleRecord } from '../catalogue/article-record.ts';
import type { Group, GroupMember, GroupReader } from '../catalogue/groups.ts';
import { textKeyOf } from '../catalogue/keys.ts';

/** Members whose articles are read at once. */
const READ_AT_ONCE = 25;

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
    const first = await this.#firstMatching(members);
    const current = first === null ? undefined : revisions.get(first.id)?.current;
    if (first === null || current === undefined) return first?.id ?? null;
    const numberOf = ({ id }: GroupMember): number => revisions.get(id)?.number ?? 0;
    const versions = members.filter(({ id }) => revisions.get(id)?.current === current);
    const newestFirst = versions.toSorted((a, b) => numberOf(b) - numberOf(a));
    return (await this.#firstMatching(newestFirst))?.id ?? first.id;
  }

  /** In the order given, which is that in which they would be canonical: most of a large group need not be read. */
  async #firstMatching(members: readonly GroupMember[]): Promise<GroupMember | null> {
    for (let at = 0; at < members.length; at += READ_AT_ONCE) {
      const some = members.slice(at, at + READ_AT_ONCE);
      const articles = await this.#articles.byId(some.map(({ id }) => id));
      const found = some.find(({ id, text }) => {
        const article = articles.get(id);
        // A member may have got another text since.
        return article !== undefined && textKeyOf(article.textDigest) === text && this.#matches(article);
      });
      if (found !== undefined) return found;
    }
    return null;
  }
}
