/**
 * Why an article has its topics, and why it counts as a copy or a revision of others, or does not: the texts are read again from the bucket,
 * where they are kept, and go through the same stages.
 */
import { readText } from '../../pipeline/classify/article-text.ts';
import { type ExplainedTopic, explainOwnTopics, explainTopics } from '../../pipeline/classify/explain.ts';
import { type Explanation, explain } from '../../pipeline/compare/explain.ts';
import type { Origin } from '../../pipeline/compare/origin.ts';
import type { Revision } from '../../pipeline/compare/revisions.ts';
import { readArticles } from '../../pipeline/line.ts';
import type { OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import type { Article } from '../../pipeline/record.ts';
import { MAX_BYTES } from '../../pipeline/unpack/unpack.ts';
import type { ArticleRecord, ArticleStatus, CatalogueRecord } from '../catalogue/article-record.ts';
import { articlesById } from '../catalogue/articles.ts';
import { type Group, GroupReader } from '../catalogue/groups.ts';
import type { Table } from '../catalogue/table.ts';
import { type Bucket, currentObject } from '../objects/bucket.ts';

/** One other article, and what the two have in common. `explanation` is null where a text cannot be read any more. */
export type ComparedArticle = {
  readonly id: string;
  readonly headline: string | null;
  readonly source: string | null;
  readonly publishedAt: string | null;
  /** Whether the two stand in one group, be it through others. */
  readonly sameGroup: boolean;
  readonly explanation: Explanation | null;
};

export type Why = {
  readonly id: string;
  /** Media Topics with their phrases; null when the text cannot be read any more. */
  readonly subjects: readonly ExplainedTopic[] | null;
  /** The user's own topics as they are in force now. */
  readonly topics: readonly ExplainedTopic[] | null;
  readonly status: ArticleStatus;
  /** The group's size and canonical article; null for an article that stands alone. */
  readonly group: { readonly id: string; readonly members: number } | null;
  readonly revision: Revision | null;
  readonly origin: Origin | null;
  readonly comparedWith: readonly ComparedArticle[];
};

/** Articles that one answer compares at most: each is read from the bucket. */
export const COMPARED_AT_MOST = 5;

/**
 * @param topics the user's own, in force now
 * @param others ids to compare with; none for those of its group that tell most
 * @returns null when there is no such article
 */
export async function whyArticle(
  bucket: Bucket,
  table: Table,
  topics: OwnTopics,
  articleId: string,
  others: readonly string[],
): Promise<Why | null> {
  const record = (await articlesById(table, [articleId])).get(articleId);
  if (record === undefined) return null;
  const reader = new GroupReader(table);
  const { id, status, revision, origin } = await reader.standingOf(record);
  const group = await reader.groupOf(record.textDigest);
  const chosen = others.length > 0 ? others : mostTelling({ id, revision }, group);
  const records = await articlesById(table, chosen.slice(0, COMPARED_AT_MOST));
  const article = await articleOf(bucket, record);
  const comparedWith = await Promise.all(
    [...records.values()].map(async (other): Promise<ComparedArticle> => {
      const otherArticle = await articleOf(bucket, other);
      return {
        id: other.id,
        headline: other.headline,
        source: other.source,
        publishedAt: other.publishedAt,
        sameGroup: group?.members.some((member) => member.id === other.id) ?? false,
        explanation: article === null || otherArticle === null ? null : explain(article.body, otherArticle.body),
      };
    }),
  );
  comparedWith.sort((a, b) => chosen.indexOf(a.id) - chosen.indexOf(b.id));
  const isAlone = group === null || group.members.length < 2;
  const text = article === null ? null : readText(article.headline, article.body);
  return {
    id,
    subjects: text === null ? null : explainTopics(text, article?.language ?? null),
    topics: text === null ? null : explainOwnTopics(topics, text),
    status,
    group: isAlone ? null : { id: group.canonical.id, members: group.members.length },
    revision,
    origin,
    comparedWith,
  };
}

/** The canonical article, the version before, then those whose texts are directly linked, the first of each text. */
function mostTelling({ id, revision }: Pick<CatalogueRecord, 'id' | 'revision'>, group: Group | null): string[] {
  if (group === null) return [];
  const own = group.members.find((member) => member.id === id);
  const near = new Set(group.texts.get(own?.text ?? '')?.near ?? []);
  const firstOfText = new Map(group.members.toReversed().map((member) => [member.text, member]));
  const linked = [...firstOfText.values()].reverse().filter(({ text }) => near.has(text));
  const sameText = group.members.filter((member) => member.text === own?.text);
  const ranked = [group.canonical.id, revision?.previous ?? id, ...[...linked, ...sameText].map((member) => member.id)];
  return [...new Set(ranked)].filter((other) => other !== id).slice(0, COMPARED_AT_MOST);
}

/** The article as the bucket holds it now; null when the object is gone or no longer holds it. */
export async function articleOf(bucket: Bucket, record: ArticleRecord): Promise<Article | null> {
  const current = await currentObject(bucket, record.object.key, MAX_BYTES);
  if (current?.bytes == null) return null;
  const result = readArticles(current.bytes, record.object.key, record.uploadedAt);
  const article = result.kind === 'articles' ? result.articles[record.object.index] : undefined;
  return article?.fingerprint.textDigest === record.textDigest ? article : null;
}
