/**
 * What ingesting articles one after the other leaves in the table, without a table: the rows that a large catalogue is seeded with. A test
 * holds them against the rows of real visits. Each file has one article and is visited once.
 */

import { createHash } from 'node:crypto';
import { toRecord } from '../../functions/catalogue/article-record.ts';
import { BAND_CAPACITY, chooseCandidates, MAX_CANDIDATES } from '../../functions/catalogue/bands.ts';
import { type DependentRow, dependentRowsOf } from '../../functions/catalogue/dependent-rows.ts';
import { monthOf, type TimeAxis } from '../../functions/catalogue/index-rows.ts';
import {
  articleKeyOf,
  bandKeyOf,
  ledgerKeyOf,
  type TextKey,
  textKeyOf,
  textPartition,
} from '../../functions/catalogue/keys.ts';
import { verify } from '../../pipeline/compare/verify.ts';
import { readArticles } from '../../pipeline/line.ts';
import { NO_TOPICS } from '../../pipeline/own-topics/compile-topics.ts';
import type { Article, Charset, Fingerprint } from '../../pipeline/record.ts';
import { currentVersions } from '../../pipeline/versions.ts';
import type { BenchFile } from './corpus.ts';
import type { Item } from './item-size.ts';

/** A file as the line reads it; can be passed to another thread. */
export type ReadFile = {
  readonly key: string;
  readonly size: number;
  readonly eTag: string;
  readonly mediaType: string;
  readonly charset: Charset;
  readonly article: Article;
};

/** @throws Error when the line does not make one article of it */
export function readFileByLine({ key, bytes }: BenchFile, uploadedAt: string): ReadFile {
  const result = readArticles(bytes, key, uploadedAt);
  const [article, second] = result.kind === 'articles' ? result.articles : [];
  if (result.kind === 'rejected' || article === undefined || second !== undefined) {
    throw new Error(`${key} of the benchmark is not read as one article`);
  }
  const { mediaType, charset } = result;
  return { key, size: bytes.length, eTag: createHash('md5').update(bytes).digest('hex'), mediaType, charset, article };
}

/** What a visit's rows take from outside. */
export type VisitedObject = {
  readonly bucket: string;
  readonly versionId: string;
  readonly uploadedAt: string;
  /** The clock, standing still during the visit. */
  readonly now: Date;
};

type Band = { readonly members: TextKey[] };

const VERSIONS = currentVersions(NO_TOPICS);

export class SeededCatalogue {
  readonly #texts = new Map<TextKey, Fingerprint>();
  readonly #bands = new Map<string, Band>();
  readonly #months = new Set<string>();

  /** Visits a file. @returns rows that no later visit changes */
  visit(file: ReadFile, { bucket, versionId, uploadedAt, now }: VisitedObject): Item[] {
    const { key, size, eTag, mediaType, charset, article } = file;
    const processedAt = now.toISOString();
    const object = { bucket, key, versionId, size };
    const record = toRecord(article, { object, mediaType, charset, versions: VERSIONS, uploadedAt, processedAt });
    const generation = now.getTime() + 1;
    const dependent = ({ pk, sk, attributes }: DependentRow): Item => ({ pk, sk, generation, ...attributes });
    const ledger = {
      ...ledgerKeyOf(key),
      generation,
      begunAt: processedAt,
      listedAs: 'stored',
      listedAt: uploadedAt,
      settledGeneration: generation,
      settlement: { state: 'stored', articles: 1 },
      seen: { versionId, eTag, size, uploadedAt },
      versions: VERSIONS,
      settledAt: processedAt,
      overtookAt: processedAt, // a first visit does not know that it is the first
    };
    return [
      ledger,
      { ...articleKeyOf(record.id), record, generation },
      ...this.#month('published', monthOf(record.sortAt)),
      ...this.#month('uploaded', monthOf(record.uploadedAt)),
      ...dependentRowsOf(record).map(dependent),
      ...this.#register(article.fingerprint),
    ];
  }

  /** The rows that visits add to, as they stand after all of them. */
  *bands(): Generator<Item> {
    for (const [name, { members }] of this.#bands) {
      const bytes = members.map((text) => new Uint8Array(Buffer.from(text, 'hex')));
      yield { ...bandKeyOf(name), members: new Set(bytes), joins: members.length };
    }
  }

  #month(axis: TimeAxis, sk: string): Item[] {
    const pk = axis === 'published' ? 'MONTHS' : 'MONTHS#uploaded';
    if (this.#months.has(pk + sk)) return [];
    this.#months.add(pk + sk);
    return [{ pk, sk }];
  }

  /** As a text is registered that no article had. */
  #register(text: Fingerprint): Item[] {
    const own = textKeyOf(text.textDigest);
    if (this.#texts.has(own)) return [];
    this.#texts.set(own, text);
    const bands = text.bands.map((name) => {
      const members = this.#join(name, own);
      return { name, members, joined: true, joins: 0 };
    });
    const candidates = chooseCandidates(bands, own).slice(0, MAX_CANDIDATES);
    const near = candidates.filter((key) => {
      const other = this.#texts.get(key);
      return other !== undefined && verify(text, other) !== null;
    });
    const { buffer, byteOffset, byteLength } = text.words;
    return [
      { pk: textPartition(own), sk: 'H', words: new Uint8Array(buffer, byteOffset, byteLength) },
      ...near.flatMap((other) => [link(own, other), link(other, own)]),
    ];
  }

  /** @returns who was there before */
  #join(name: string, own: TextKey): TextKey[] {
    const { members } = this.#bands.get(name) ?? { members: [] };
    const before = [...members];
    if (members.length < BAND_CAPACITY) members.push(own);
    this.#bands.set(name, { members });
    return before;
  }
}

function link(from: TextKey, to: TextKey): Item {
  return { pk: textPartition(from), sk: `E#${to}` };
}
