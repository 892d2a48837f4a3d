/** Pages end before they are larger than an answer that Lambda sends: at most 6 MB. */
import type { CatalogueRecord } from '../catalogue/article-record.ts';

/** A page that has so many bytes takes no further document, which has at most 400 KB. */
export const MOST_BYTES_A_PAGE = 4_000_000;

export function bytesOf(document: CatalogueRecord): number {
  return Buffer.byteLength(JSON.stringify(document));
}

/** The first documents, until a page takes no further one. */
export function fitting(documents: readonly CatalogueRecord[]): readonly CatalogueRecord[] {
  let bytes = 0;
  let count = 0;
  for (const document of documents) {
    if (bytes >= MOST_BYTES_A_PAGE) break;
    bytes += bytesOf(document);
    count += 1;
  }
  return documents.slice(0, count);
}
