/** What readers see of a catalogue, in the form of the reference. */
import type { CatalogueRecord } from '../../../functions/catalogue/article-record.ts';
import type { Table } from '../../../functions/catalogue/table.ts';
import type { Bucket } from '../../../functions/objects/bucket.ts';
import { articleFilters } from '../../../functions/query/filters.ts';
import { findArticles } from '../../../functions/query/find-articles.ts';
import { readStatus } from '../../../functions/query/status.ts';
import type { Status } from '../../../functions/query/status-counts.ts';

export type ReadArticle = Pick<
  CatalogueRecord,
  'id' | 'textDigest' | 'uploadedAt' | 'status' | 'duplicate' | 'revision' | 'origin'
> & { readonly versionId: string | null };

export type Readings = {
  /** As the pages of a query list them, sorted by id: one that is listed twice stands here twice. */
  readonly articles: readonly ReadArticle[];
  /** Ids that a query for one copy of each lists, sorted. */
  readonly representatives: readonly string[];
  readonly status: Status;
};

/** So small that any schedule has several pages. */
const PAGE = 4;

export async function readings(bucket: Bucket, table: Table): Promise<Readings> {
  const all = await listed(table, 'all');
  const one = await listed(table, 'one');
  return {
    articles: all.map(readArticle).sort((a, b) => (a.id < b.id ? -1 : 1)),
    representatives: one.map(({ id }) => id).sort(),
    status: await readStatus(bucket, table, new Date(0)),
  };
}

async function listed(table: Table, copies: 'all' | 'one'): Promise<CatalogueRecord[]> {
  const documents: CatalogueRecord[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await findArticles(table, articleFilters.parse({ copies, limit: PAGE, cursor }));
    documents.push(...page.documents);
    cursor = page.cursor;
  }
  return documents;
}

function readArticle(document: CatalogueRecord): ReadArticle {
  const { id, textDigest, uploadedAt, object, status, duplicate, revision, origin } = document;
  return { id, textDigest, uploadedAt, versionId: object.versionId, status, duplicate, revision, origin };
}
