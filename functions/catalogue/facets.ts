/**
 * Facets: what articles can be listed by. A facet's values are derived from the record alone.
 */
import type { ArticleRecord } from './article-record.ts';

/**
 * | facet | values of an article |
 * |---|---|
 * | `subject` | the codes of its Media Topics, and of all topics above them |
 * | `topic` | ids of the user's own topics |
 * | `source`, `agency`, `language` | as the record has them |
 * | `country` | ISO 3166-1 alpha-2 of each country that it mentions |
 * | `undated` | the empty value, for an article that states no date |
 */
export type Facet = 'subject' | 'topic' | 'source' | 'agency' | 'country' | 'language' | 'undated';

/** A facet, and a value as the record has it. */
export type FacetValue = readonly [facet: Facet, value: string];

export function facetsOf(record: ArticleRecord): readonly FacetValue[] {
  const of = (facet: Facet, values: readonly (string | null)[]): FacetValue[] =>
    values.flatMap((value) => (value === null ? [] : [[facet, value] as const]));
  return [
    ...of('subject', [...record.subjects.map(({ id }) => id), ...record.broaderSubjects]),
    ...of(
      'topic',
      record.topics.map(({ id }) => id),
    ),
    ...of('source', [record.source]),
    ...of('agency', record.agency),
    ...of(
      'country',
      record.countries.map(({ id }) => id),
    ),
    ...of('language', [record.language]),
    ...of('undated', record.publishedAt === null ? [''] : []),
  ];
}

/** A value as it stands in a key and is compared: case and surrounding space do not tell outlets apart. */
export function folded(value: string): string {
  return value.normalize('NFKC').trim().toLowerCase();
}
