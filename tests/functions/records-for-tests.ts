/** Article records by hand, for tests of the catalogue that are not about reading texts. */
import { createHash } from 'node:crypto';
import { type ArticleRecord, toRecord } from '../../functions/catalogue/article-record.ts';
import { NO_TOPICS } from '../../pipeline/own-topics/compile-topics.ts';
import type { Article } from '../../pipeline/record.ts';
import { currentVersions } from '../../pipeline/versions.ts';

/** What a record is to be found by; all else is filled in. */
export type RecordTraits = {
  readonly key: string;
  readonly uploadedAt: string;
  /** UTC instant; null for an article that states no date. */
  readonly published?: string | null;
  readonly headline?: string;
  /** Articles of one text are exact copies. */
  readonly text?: string;
  readonly subjects?: readonly string[];
  readonly topics?: readonly string[];
  readonly source?: string | null;
  readonly agency?: readonly string[];
  readonly countries?: readonly string[];
  readonly language?: string | null;
};

export function recordOf(traits: RecordTraits): ArticleRecord {
  const { key, uploadedAt, published = null, text = key } = traits;
  const article: Article = {
    index: 0,
    headline: traits.headline ?? key,
    headlineFrom: 'first-line',
    alternativeHeadline: null,
    byline: [],
    bylineFrom: null,
    source: traits.source ?? null,
    sourceFrom: null,
    agency: traits.agency ?? [],
    agencyFrom: null,
    publishedAt: published,
    updatedAt: null,
    publishedFrom: null,
    updatedFrom: null,
    sortAt: published ?? uploadedAt,
    dateline: null,
    datelineFrom: null,
    sections: [],
    summary: text,
    wordCount: 1,
    body: text,
    flags: [],
    language: traits.language ?? null,
    fingerprint: { textDigest: createHash('sha256').update(text).digest('hex'), bands: [], words: new Uint16Array(1) },
    subjects: (traits.subjects ?? []).map((id) => ({ id, label: id, score: 1, primary: true, evidence: [] })),
    topics: (traits.topics ?? []).map((id) => ({ id, score: 1, evidence: [] })),
    countries: (traits.countries ?? []).map((id) => ({ id, count: 1 })),
  };
  return toRecord(article, {
    object: { bucket: 'bucket', key, versionId: '1', size: text.length },
    mediaType: 'text/plain',
    charset: { name: 'utf-8', from: 'utf-8', repaired: false },
    versions: currentVersions(NO_TOPICS),
    uploadedAt,
    processedAt: uploadedAt,
  });
}
