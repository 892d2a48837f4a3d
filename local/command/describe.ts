/**
 * Records in words and table cells.
 */
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import type { IngestedFile } from './ingest.ts';
import { table } from './output.ts';

/** `duplicate of …` names the canonical article, so that one can go on with `show`. */
export function verdictOf(record: CatalogueRecord): string {
  const { duplicate, status } = record;
  if (duplicate === null) return status;
  const likeness =
    duplicate.kind === 'exact' ? 'exact copy' : `near copy (${Math.round(duplicate.similarity * 100)} %)`;
  return `${likeness} of ${duplicate.of}`;
}

export function headlineOf(record: Pick<CatalogueRecord, 'headline' | 'summary'>): string {
  return record.headline ?? `[no headline] ${record.summary}`;
}

function topicsOf(record: CatalogueRecord): string {
  return record.subjects.map(({ label }) => label).join(', ');
}

export function recordTable(records: readonly CatalogueRecord[]): string {
  return table(
    ['id', 'headline', 'date', 'lang', 'source', 'topics', 'verdict'],
    records.map((record) => [
      record.id,
      headlineOf(record),
      record.publishedAt ?? '–',
      record.language ?? '–',
      record.source ?? '–',
      topicsOf(record) || '–',
      verdictOf(record),
    ]),
  );
}

export function ingestedTable(files: readonly IngestedFile[]): string {
  const rows = files.flatMap((file) =>
    file.articles.length === 0
      ? [[file.key, '–', '–', '–', '–', file.reason === null ? file.state : `${file.state}: ${file.reason}`]]
      : file.articles.map((record) => [
          file.key,
          headlineOf(record),
          record.publishedAt ?? '–',
          record.language ?? '–',
          topicsOf(record) || '–',
          verdictOf(record),
        ]),
  );
  return table(['file', 'headline', 'date', 'lang', 'topics', 'verdict'], rows);
}

/** One sentence that adds up. */
export function ingestedSummary(files: readonly IngestedFile[]): string {
  const count = (state: IngestedFile['state']) => files.filter((file) => file.state === state).length;
  const articles = files.reduce((sum, file) => sum + file.articles.length, 0);
  const states = (['stored', 'rejected', 'failed', 'pending', 'gone'] as const)
    .filter((state) => count(state) > 0)
    .map((state) => `${count(state)} ${state}`);
  const uploaded = files.filter((file) => file.uploaded).length;
  return `${files.length} files (${uploaded} uploaded, ${files.length - uploaded} unchanged): ${states.join(', ')}; ${articles} articles`;
}
