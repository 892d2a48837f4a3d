/**
 * An article's standing among its copies, derived on reading: its group is the connected component of texts linked by
 * near-duplicate edges that some article has; the canonical article is chosen by rule among the members.
 *
 * Nothing here is stored per article, so there is nothing to keep in step when a copy comes or goes. A text without a
 * valid member neither belongs to a group nor connects one.
 */
import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { canonicalOf, groupIdOf, type Member } from '../../pipeline/compare/group.ts';
import { estimateJaccard } from '../../pipeline/fingerprint/min-hash.ts';
import type { ArticleRecord, CatalogueRecord, Duplicate } from './article-record.ts';
import { articlesById } from './articles.ts';
import { textPartition } from './keys.ts';
import type { Table } from './table.ts';
import { signatureFrom } from './texts.ts';

/** Texts a reader follows in one group: past it the group is shown as far as it was followed. */
export const GROUP_TEXT_LIMIT = 500;

type Text = {
  readonly textDigest: string;
  readonly signature: Uint32Array;
  readonly members: readonly Member[];
  readonly near: readonly string[];
};

/** The articles of one group, and what is known of their texts. */
export type Group = {
  readonly id: string;
  readonly canonical: Member & { readonly textDigest: string };
  readonly members: readonly (Member & { readonly textDigest: string })[];
  readonly texts: ReadonlyMap<string, Text>;
};

/** Reads groups, remembering the texts it has met: one reader serves one page. */
export class GroupReader {
  readonly #table: Table;
  readonly #texts = new Map<string, Promise<Text | null>>();
  readonly #groups = new Map<string, Promise<Group | null>>();
  /** Text digests of articles that are known to exist. */
  readonly #digests = new Map<string, string>();

  constructor(table: Table) {
    this.#table = table;
  }

  /** The record with its standing. A group of one makes a unique article. */
  async standingOf(record: ArticleRecord): Promise<CatalogueRecord> {
    this.#digests.set(record.id, record.textDigest);
    const group = await this.groupOf(record.textDigest);
    if (group === null || group.members.length < 2)
      return { ...record, status: 'unique', reason: null, duplicate: null };
    if (group.canonical.id === record.id) return { ...record, status: 'canonical', reason: null, duplicate: null };
    return { ...record, status: 'duplicate', reason: null, duplicate: duplicateOf(record, group) };
  }

  /** The group of the articles that have this text; null when none has. */
  groupOf(textDigest: string): Promise<Group | null> {
    const known = this.#groups.get(textDigest) ?? this.#readGroup(textDigest);
    this.#groups.set(textDigest, known);
    return known;
  }

  async #readGroup(textDigest: string): Promise<Group | null> {
    const texts = new Map<string, Text>();
    const met = new Set([textDigest]);
    let frontier = [textDigest];
    while (frontier.length > 0 && texts.size < GROUP_TEXT_LIMIT) {
      const read = await Promise.all(frontier.map((digest) => this.#text(digest)));
      const alive = read.filter((text): text is Text => text !== null && text.members.length > 0);
      for (const text of alive) texts.set(text.textDigest, text);
      frontier = [...new Set(alive.flatMap((text) => text.near))].filter((digest) => !met.has(digest));
      for (const digest of frontier) met.add(digest);
    }
    const members = [...texts.values()].flatMap((text) =>
      text.members.map((member) => ({ ...member, textDigest: text.textDigest })),
    );
    const canonical = canonicalOf(members);
    return canonical === null ? null : { id: groupIdOf(members), canonical, members, texts };
  }

  #text(textDigest: string): Promise<Text | null> {
    const known = this.#texts.get(textDigest) ?? this.#readText(textDigest);
    this.#texts.set(textDigest, known);
    return known;
  }

  /** A member row may outlive a crash: it counts when its article still has this text. */
  async #readText(digest: string): Promise<Text | null> {
    const text = await readText(this.#table, digest);
    if (text === null) return null;
    const unknown = text.members.map(({ id }) => id).filter((id) => !this.#digests.has(id));
    for (const { id, textDigest } of (await articlesById(this.#table, unknown)).values())
      this.#digests.set(id, textDigest);
    return { ...text, members: text.members.filter(({ id }) => this.#digests.get(id) === digest) };
  }
}

async function readText(table: Table, textDigest: string): Promise<Text | null> {
  let signature: Uint32Array | null = null;
  const members: Member[] = [];
  const near: string[] = [];
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.name,
      KeyConditionExpression: 'pk = :text',
      ExpressionAttributeValues: { ':text': textPartition(textDigest) },
    },
  );
  for await (const { Items } of pages) {
    for (const item of Items ?? []) {
      const sk = item['sk'] as string;
      if (sk === 'H') signature = signatureFrom(item['signature'] as Uint8Array);
      if (sk.startsWith('E#')) near.push(sk.slice(2));
      if (sk.startsWith('M#')) {
        members.push({ id: sk.slice(2), sortAt: item['sortAt'] as string, uploadedAt: item['uploadedAt'] as string });
      }
    }
  }
  if (signature === null) return null;
  return { textDigest, signature, members, near };
}

function duplicateOf(record: ArticleRecord, group: Group): Duplicate {
  const { canonical, id, texts } = group;
  if (canonical.textDigest === record.textDigest) return { of: canonical.id, kind: 'exact', similarity: 1, group: id };
  const [own, other] = [texts.get(record.textDigest), texts.get(canonical.textDigest)];
  const similarity = own === undefined || other === undefined ? 0 : estimateJaccard(own.signature, other.signature);
  return { of: canonical.id, kind: 'near', similarity, group: id };
}
