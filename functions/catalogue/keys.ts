/**
 * Names of rows and ids. All are derived from content, so that a repetition finds what the first attempt left.
 */
import { createHash } from 'node:crypto';
import type { StageVersions } from '../../pipeline/record.ts';
import { STAGE_VERSIONS } from '../../pipeline/versions.ts';
import type { RowKey } from './table.ts';

/** Ledger rows are spread over this many partitions; each is read in key order by `status` and `reprocess`. */
export const LEDGER_SHARDS = 16;

const sha256 = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex');

/** 80 bits of hash: 2^40 objects before a collision is likely. */
export function objectIdOf(bucket: string, key: string): string {
  return sha256(bucket, key).slice(0, 20);
}

/** `<objectId>-<index>`, or `<objectId>-<entry hash>-<index>` inside a container. */
export function articleIdOf(objectId: string, entry: string | null, index: number): string {
  return entry === null ? `${objectId}-${index}` : `${objectId}-${sha256(entry).slice(0, 12)}-${index}`;
}

export function articleKeyOf(articleId: string): RowKey {
  const dash = articleId.indexOf('-');
  return { pk: `A#${articleId.slice(0, dash)}`, sk: articleId.slice(dash + 1) };
}

export function articlesOf(objectId: string): string {
  return `A#${objectId}`;
}

export function ledgerPartition(shard: number): string {
  return `L#${shard.toString(16)}`;
}

/** The sort key is the object's key as it is: both are at most 1,024 bytes, and ordered by UTF-8 bytes like S3's listing. */
export function ledgerKeyOf(objectKey: string): RowKey {
  return { pk: ledgerPartition(Number.parseInt(sha256(objectKey).slice(0, 8), 16) % LEDGER_SHARDS), sk: objectKey };
}

/** Fingerprints are a file format: texts and bands of another version are never compared with these. */
function textVersion({ fingerprint, compare }: TextVersions): string {
  return `${fingerprint}.${compare}`;
}

type TextVersions = Pick<StageVersions, 'fingerprint' | 'compare'>;

/** 128 bits of the digest name a text: half the space in bands and links. */
export type TextKey = string;

export function textKeyOf(textDigest: string): TextKey {
  return textDigest.slice(0, 32);
}

/** @param versions those that made the article, so that its rows are found again by a later release */
export function textPartition(text: TextKey, versions: TextVersions = STAGE_VERSIONS): string {
  return `T#${textVersion(versions)}#${text}`;
}

export function bandKeyOf(band: string): RowKey {
  return { pk: `B#${textVersion(STAGE_VERSIONS)}#${band}`, sk: 'B' };
}
