/**
 * The stored record of an article: the field's terms (IPTC ninjs, schema.org), flat enough to query.
 */

import { lineage } from '../../pipeline/classify/media-topics.ts';
import type { Origin } from '../../pipeline/compare/origin.ts';
import type { Revision } from '../../pipeline/compare/revisions.ts';
import type { MatchKind } from '../../pipeline/compare/verify.ts';
import type {
  Article,
  Charset,
  CountryMention,
  OwnTopic,
  ParsedArticle,
  RecordVersions,
  Subject,
} from '../../pipeline/record.ts';
import { articleIdOf, objectIdOf } from './keys.ts';

/** The object as it stands in the bucket, named by the oldest of the versions that hold the current bytes. */
export type SourceObject = {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | null;
  /** Bytes. */
  readonly size: number;
};

export type ArticleRecord = Omit<ParsedArticle, 'body'> & {
  readonly id: string;
  readonly object: SourceObject & { readonly entry: string | null; readonly index: number };
  readonly mediaType: string;
  readonly charset: Charset;
  readonly language: string | null;
  readonly url: string | null;
  readonly subjects: readonly Subject[];
  /** Codes of the Media Topics above these that are not among them, ascending. */
  readonly broaderSubjects: readonly string[];
  readonly topics: readonly OwnTopic[];
  readonly countries: readonly CountryMention[];
  /** SHA-256 of the folded body, hex: equal texts have equal digests. */
  readonly textDigest: string;
  readonly versions: RecordVersions;
  /** First upload of these bytes. */
  readonly uploadedAt: string;
  readonly processedAt: string;
};

/** What reading adds: an article's standing among its copies. */
export type Duplicate = {
  /** Id of the canonical article of the group. */
  readonly of: string;
  /** `revision`: a later version by the same outlet. */
  readonly kind: MatchKind | 'revision';
  /** Share of the words of both articles that stand for each other, 0 … 1. */
  readonly similarity: number;
  /** Share of the shorter article's words that stand in the longer, 0 … 1. */
  readonly contained: number;
  /** Id of the group: its canonical article's. */
  readonly group: string;
};

export type ArticleStatus = 'unique' | 'canonical' | 'duplicate';

export type CatalogueRecord = ArticleRecord & {
  readonly status: ArticleStatus;
  readonly reason: null;
  readonly duplicate: Duplicate | null;
  /** Its place among the versions of its outlet; null where there is one version. */
  readonly revision: Revision | null;
  /** Whom the text came from; null where it stands alone or nothing tells. */
  readonly origin: Origin | null;
};

export type Provenance = {
  readonly object: SourceObject;
  readonly mediaType: string;
  readonly charset: Charset;
  readonly versions: RecordVersions;
  readonly uploadedAt: string;
  readonly processedAt: string;
};

export function toRecord(article: Article, from: Provenance): ArticleRecord {
  const { body: _body, fingerprint, index, language, subjects, topics, countries, ...parsed } = article;
  return {
    id: articleIdOf(objectIdOf(from.object.bucket, from.object.key), null, index),
    object: { ...from.object, entry: null, index },
    mediaType: from.mediaType,
    charset: from.charset,
    language,
    url: null,
    ...parsed,
    subjects,
    broaderSubjects: broaderThan(subjects),
    topics,
    countries,
    textDigest: fingerprint.textDigest,
    versions: from.versions,
    uploadedAt: from.uploadedAt,
    processedAt: from.processedAt,
  };
}

function broaderThan(subjects: readonly Subject[]): string[] {
  const own = new Set(subjects.map(({ id }) => id));
  const above = new Set(subjects.flatMap(({ id }) => lineage(id)));
  return [...above].filter((code) => !own.has(code)).sort();
}
