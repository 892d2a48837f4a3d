/**
 * The columns of an article in CSV: flat, and in this order for good; new ones are added at the end.
 *
 * | column | |
 * |---|---|
 * | `id`, `objectKey` | of the article, and of the file that it stands in |
 * | `headline`, `alternativeHeadline` | |
 * | `publishedAt`, `updatedAt` | as far as the text states them: `2024-03`, `2024-03-05`, `2024-03-05T14:20:00` |
 * | `sortAt`, `uploadedAt` | UTC instants; `sortAt` is the beginning of `publishedAt`, or the upload |
 * | `source`, `byline`, `agency`, `language`, `countries` | countries by ISO 3166-1 code, those named most often first |
 * | `subjects`, `subjectLabels` | Media Topics as `medtop:01000000`: a bare code would lose its zero in a spreadsheet |
 * | `topics` | the user's own |
 * | `status` | `unique`, `canonical` or `duplicate` |
 * | `duplicateOf`, `duplicateKind`, `similarity` | of a copy: the canonical article, what kind of copy, 0 … 1 |
 * | `group` | id of the group of copies, the same for all of them, the canonical one too; empty for an article that stands alone |
 * | `wordCount`, `dateline`, `summary`, `flags`, `url` | |
 * | `contained` | of a copy: the share of the shorter text that stands in the longer, 0 … 1 |
 * | `version`, `origin` | its number among the versions by its outlet; whom the text came from |
 */
import type { CatalogueRecord } from '../../functions/catalogue/article-record.ts';
import type { CsvColumn } from './csv.ts';

export const ARTICLE_COLUMNS: readonly CsvColumn<CatalogueRecord>[] = [
  ['id', ({ id }) => id],
  ['objectKey', ({ object }) => object.key],
  ['headline', ({ headline }) => headline],
  ['alternativeHeadline', ({ alternativeHeadline }) => alternativeHeadline],
  ['publishedAt', ({ publishedAt }) => publishedAt],
  ['updatedAt', ({ updatedAt }) => updatedAt],
  ['sortAt', ({ sortAt }) => sortAt],
  ['uploadedAt', ({ uploadedAt }) => uploadedAt],
  ['source', ({ source }) => source],
  ['byline', ({ byline }) => byline],
  ['agency', ({ agency }) => agency],
  ['language', ({ language }) => language],
  ['countries', ({ countries }) => countries.map(({ id }) => id)],
  ['subjects', ({ subjects }) => subjects.map(({ id }) => mediaTopic(id))],
  ['subjectLabels', ({ subjects }) => subjects.map(({ label }) => label)],
  ['topics', ({ topics }) => topics.map(({ id }) => id)],
  ['status', ({ status }) => status],
  ['duplicateOf', ({ duplicate }) => duplicate?.of ?? null],
  ['duplicateKind', ({ duplicate }) => duplicate?.kind ?? null],
  ['similarity', ({ duplicate }) => rounded(duplicate?.similarity)],
  ['group', ({ id, status, duplicate }) => duplicate?.group ?? (status === 'canonical' ? id : null)],
  ['wordCount', ({ wordCount }) => wordCount],
  ['dateline', ({ dateline }) => dateline],
  ['summary', ({ summary }) => summary],
  ['flags', ({ flags }) => flags],
  ['url', ({ url }) => url],
  ['contained', ({ duplicate }) => rounded(duplicate?.contained)],
  ['version', ({ revision }) => revision?.number ?? null],
  ['origin', ({ origin }) => origin?.name ?? null],
];

/** To three digits. */
function rounded(share: number | undefined): number | null {
  return share === undefined ? null : Math.round(share * 1000) / 1000;
}

/** As IPTC writes it, and `--subject` takes it. */
export function mediaTopic(code: string): string {
  return `medtop:${code}`;
}
