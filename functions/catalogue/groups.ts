/**
 * An article's standing among its copies, derived on reading: its group is the connected component of texts linked as near copies that
 * some article has; the canonical article is chosen by rule among the members.
 *
 * Nothing here is stored per article, so there is nothing to keep in step when a copy comes or goes. A text without a
 * valid member neither belongs to a group nor connects one.
 */
import { canonicalOf, precedes } from '../../pipeline/compare/group.ts';
import { type Credited, originOf } from '../../pipeline/compare/origin.ts';
import { type Revision, revisionsOf, type Version } from '../../pipeline/compare/revisions.ts';
import { compare } from '../../pipeline/compare/verify.ts';
import { ArticleReader } from './article-reader.ts';
import type { ArticleRecord, CatalogueRecord, Duplicate } from './article-record.ts';
import { folded } from './facets.ts';
import { type TextKey, textKeyOf } from './keys.ts';
import { everyMapped, type Table } from './table.ts';
import { readText, type TextRows } from './text-rows.ts';

/** Texts a reader follows in one group: past it the group is shown as far as it was followed. */
export const GROUP_TEXT_LIMIT = 500;

/** Texts that are read at once. */
const READ_AT_ONCE = 32;

/**
 * Members of one text whose articles are read to see that they still have it. A member row that outlives its article is the trace of a worker
 * that died and was overtaken at the same time; of more members than this, the first ones are made sure of.
 */
const CHECKED_MEMBERS = 25;

export type GroupMember = Version & Credited;

/** The articles of one group, and what is known of their texts. */
export type Group = {
  readonly canonical: GroupMember;
  /** The canonical first, then as `precedes` has them. */
  readonly members: readonly GroupMember[];
  readonly texts: ReadonlyMap<TextKey, TextRows>;
  readonly revisions: ReadonlyMap<string, Revision>;
};

/** Reads groups, remembering them: one reader serves one page. */
export class GroupReader {
  readonly #table: Table;
  readonly #groups = new Map<TextKey, Promise<Group | null>>();
  readonly #articles: ArticleReader;

  constructor(table: Table, articles = new ArticleReader(table)) {
    this.#table = table;
    this.#articles = articles;
  }

  /** The record with its standing. A group of one makes a unique article. */
  async standingOf(record: ArticleRecord): Promise<CatalogueRecord> {
    this.#articles.keep(record);
    const group = await this.groupOf(record.textDigest);
    const member = group?.members.find(({ id }) => id === record.id);
    if (group === null || member === undefined || group.members.length < 2) {
      return { ...record, status: 'unique', reason: null, duplicate: null, revision: null, origin: null };
    }
    const isCanonical = group.canonical.id === record.id;
    return {
      ...record,
      status: isCanonical ? 'canonical' : 'duplicate',
      reason: null,
      duplicate: isCanonical ? null : duplicateOf(member, group),
      revision: group.revisions.get(record.id) ?? null,
      origin: originOf(member, group.members),
    };
  }

  /** The same of many, in order. */
  standingsOf(records: readonly ArticleRecord[]): Promise<CatalogueRecord[]> {
    return everyMapped(records, READ_AT_ONCE, (record) => this.standingOf(record));
  }

  /** The group of the articles that have this text; null when none has. */
  groupOf(textDigest: string): Promise<Group | null> {
    const text = textKeyOf(textDigest);
    const known = this.#groups.get(text) ?? this.#readGroup(text);
    this.#groups.set(text, known);
    return known;
  }

  async #readGroup(start: TextKey): Promise<Group | null> {
    const texts = new Map<TextKey, TextRows>();
    const met = new Set([start]);
    let frontier = [start];
    while (frontier.length > 0 && texts.size < GROUP_TEXT_LIMIT) {
      const known = await everyMapped(frontier, READ_AT_ONCE, (text) => readText(this.#table, text));
      const alive = await this.#inUse(known.filter((text) => text !== null));
      for (const text of alive) texts.set(text.key, text);
      frontier = [...new Set(alive.flatMap(({ near }) => near))].filter((text) => !met.has(text));
      for (const text of frontier) met.add(text);
    }
    const group = groupFrom(texts);
    // All texts of a group share it, whichever was asked for first.
    if (group !== null) for (const text of texts.keys()) this.#groups.set(text, Promise.resolve(group));
    return group;
  }

  /** Those that some article has, with their members in order. */
  async #inUse(texts: readonly TextRows[]): Promise<TextRows[]> {
    const inOrder = texts.map((text) => ({
      ...text,
      members: text.members.toSorted((a, b) => (precedes(a, b) ? -1 : 1)),
    }));
    const checked = inOrder.flatMap(({ members }) => members.slice(0, CHECKED_MEMBERS).map(({ id }) => id));
    const articles = await this.#articles.byId(checked);
    const hasText = (id: string, key: TextKey): boolean => textKeyOf(articles.get(id)?.textDigest ?? '') === key;
    return inOrder
      .map(({ members, ...text }) => ({
        ...text,
        members: members.filter(({ id }, index) => index >= CHECKED_MEMBERS || hasText(id, text.key)),
      }))
      .filter(({ members }) => members.length > 0);
  }
}

function groupFrom(texts: ReadonlyMap<TextKey, TextRows>): Group | null {
  const members = [...texts.values()]
    .flatMap(({ key, members: having }) =>
      having.map(
        (member): GroupMember => ({
          ...member,
          text: key,
          outlet: member.source === null ? null : folded(member.source),
        }),
      ),
    )
    .sort((a, b) => (precedes(a, b) ? -1 : 1));
  const canonical = canonicalOf(members);
  if (canonical === null) return null;
  const revisions = revisionsOf(members, (a, b) => texts.get(a)?.near.includes(b) ?? false);
  return { canonical, members, texts, revisions };
}

function duplicateOf(member: GroupMember, { canonical, texts, revisions }: Group): Duplicate {
  const own = fingerprintOf(texts, member.text);
  const { match, similarity, contained } = compare(own, fingerprintOf(texts, canonical.text));
  // Two that are linked through others need not match themselves.
  const [version, first] = [revisions.get(member.id), revisions.get(canonical.id)];
  const isRevision = version !== undefined && version.current === first?.current;
  const kind = isRevision ? 'revision' : (match?.kind ?? 'near');
  return { of: canonical.id, kind, similarity, contained, group: canonical.id };
}

function fingerprintOf(texts: ReadonlyMap<TextKey, TextRows>, key: TextKey) {
  return { textDigest: key, bands: [], words: texts.get(key)?.words ?? new Uint16Array(0) };
}
