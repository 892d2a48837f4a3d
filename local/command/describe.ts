/**
 * Records in words and table cells.
 */
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import { broaderOf } from '../../pipeline/classify/media-topics.ts';
import type { IngestedFile } from './ingest.ts';
import { type Column, table } from './output.ts';

/** A copy names the canonical article, so that one can go on with `show`. */
export function verdictOf(record: CatalogueRecord): string {
  return record.duplicate === null ? record.status : `${likenessOf(record)} of ${record.duplicate.of}`;
}

function likenessOf({ duplicate, status, revision }: CatalogueRecord): string {
  if (duplicate === null) return status;
  const { kind, similarity, contained } = duplicate;
  if (kind === 'exact') return 'exact copy';
  if (kind === 'cut') return `cut copy, ${Math.round(contained * 100)} %`;
  if (kind === 'near' || revision === null) return `near copy, ${Math.round(similarity * 100)} %`;
  return `version ${revision.number} of ${revision.of}`;
}

/** Its place among the versions of its outlet; empty where there is one. */
export function versionOf({ revision, id }: CatalogueRecord): string {
  if (revision === null) return '';
  const { number, of, previous, current } = revision;
  const links = [previous === null ? '' : `before it ${previous}`, current === id ? 'the newest' : `newest ${current}`];
  return `${number} of ${of} (${links.filter((link) => link !== '').join('; ')})`;
}

/** Whom the text came from; empty where nothing tells. */
export function originOf({ origin, id }: CatalogueRecord): string {
  if (origin === null) return '';
  return `${origin.name} (${origin.kind}${origin.from === id ? '' : `; says ${origin.from}`})`;
}

export function headlineOf(record: Pick<CatalogueRecord, 'headline' | 'summary'>): string {
  return record.headline ?? `[no headline] ${record.summary}`;
}

/** Codes by falling count: `IR 7, US 2`. */
export function countriesOf({ countries }: Pick<CatalogueRecord, 'countries'>): string {
  return countries.map(({ id, count }) => `${id} ${count}`).join(', ') || '–';
}

/** Headline, date, language and topics: what both lists of articles show. */
const ARTICLE_COLUMNS: readonly Column[] = [
  ['headline', 44],
  ['date', 17],
  ['lang', 7],
  ['topics', 28],
];

function articleCells(record: CatalogueRecord): string[] {
  const date = record.publishedAt?.replace(/(T\d\d:\d\d):00/, '$1'); // seconds are hardly ever printed
  // The specific ones are for `show`.
  const top = record.subjects.filter(({ id }) => broaderOf(id) === null);
  const topics = [...top.map(({ label }) => label), ...record.topics.map(({ id }) => id)].join(', ');
  return [headlineOf(record), date ?? '–', record.language ?? '–', topics || '–'];
}

export function recordTable(records: readonly CatalogueRecord[]): string {
  return table(
    [['id', 40], ...ARTICLE_COLUMNS, ['source', 20], ['verdict', 50]],
    records.map((record) => [record.id, ...articleCells(record), record.source ?? '–', verdictOf(record)]),
  );
}

export function ingestedTable(files: readonly IngestedFile[]): string {
  const rows = files.flatMap((file) =>
    file.articles.length === 0
      ? [[file.key, '–', '–', '–', '–', file.reason === null ? file.state : `${file.state}: ${file.reason}`]]
      : file.articles.map((record) => [file.key, ...articleCells(record), likenessOf(record)]),
  );
  return table([['file', 44], ...ARTICLE_COLUMNS, ['verdict', 30]], rows);
}

/** `1 file`, `2 files`. */
export function counted(count: number, thing: string, things = `${thing}s`): string {
  return `${count} ${count === 1 ? thing : things}`;
}

/** One sentence that adds up. */
export function ingestedSummary(files: readonly IngestedFile[]): string {
  const count = (state: IngestedFile['state']) => files.filter((file) => file.state === state).length;
  const articles = files.reduce((sum, file) => sum + file.articles.length, 0);
  const states = (['stored', 'rejected', 'failed', 'pending', 'gone'] as const)
    .filter((state) => count(state) > 0)
    .map((state) => `${count(state)} ${state}`);
  const uploaded = files.filter((file) => file.uploaded).length;
  return `${counted(files.length, 'file')} (${uploaded} uploaded, ${files.length - uploaded} unchanged): ${states.join(', ')}; ${counted(articles, 'article')}`;
}
