/** How many articles, or objects, each day should have of each value, told from descriptions. */
import { broaderOf, lineage } from '../../../pipeline/classify/media-topics.ts';
import { type DescribedArticle, SPELLINGS } from './described-articles.ts';
import { type DescribedObject, listedAtOf, listedStateOf } from './described-objects.ts';
import { hasOnlyUploads, instantOf, isMeant, type WrittenQuery } from './plain-filter.ts';

export type CountedBy = 'subject' | 'topic' | 'source' | 'agency' | 'country' | 'language';
/** By day and value; under the empty value, the total. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function expectedCounts(by: CountedBy, query: WrittenQuery, articles: readonly DescribedArticle[]): Counts {
  const isByUpload = query.sort === 'uploaded' || (query.sort === undefined && hasOnlyUploads(query));
  return countsOf(
    articles
      .filter((article) => isMeant(query, article))
      .map((article) => ({
        day: (isByUpload ? article.uploadedAt : instantOf(article)).slice(0, 10),
        values: valuesOf(by, query.subject ?? null, article),
      })),
  );
}

export function expectedStateCounts(
  objects: readonly DescribedObject[],
  isCounted: (at: string) => boolean = () => true,
): Counts {
  return countsOf(
    objects
      .filter((object) => listedStateOf(object) !== 'gone' && isCounted(listedAtOf(object)))
      .map((object) => ({ day: listedAtOf(object).slice(0, 10), values: [listedStateOf(object)] })),
  );
}

function valuesOf(by: CountedBy, subject: string | null, article: DescribedArticle): readonly string[] {
  if (by === 'subject') return article.subjects.flatMap(lineage).filter((code) => broaderOf(code) === subject);
  if (by === 'topic') return article.topics;
  if (by === 'agency') return article.agency.map(outletOf);
  if (by === 'country') return article.countries;
  const value = by === 'source' ? article.source : article.language;
  return value === null ? [] : [by === 'source' ? outletOf(value) : value];
}

/** Its name in small letters. */
function outletOf(name: string): string {
  const spellings = SPELLINGS.find((all: readonly string[]) => all.includes(name)) ?? [];
  return (spellings.at(-1) ?? '').toLowerCase();
}

function countsOf(counted: readonly { readonly day: string; readonly values: readonly string[] }[]): Counts {
  const counts: Record<string, Record<string, number>> = {};
  for (const { day, values } of counted) {
    counts[day] ??= {};
    for (const value of new Set(['', ...values])) counts[day][value] = (counts[day][value] ?? 0) + 1;
  }
  return counts;
}

/** Counts as the pages have them, in the same form. */
export function countsIn(
  days: readonly { readonly date: string; readonly total: number; readonly counts: Readonly<Record<string, number>> }[],
): Counts {
  return Object.fromEntries(days.map(({ date, total, counts }) => [date, { '': total, ...counts }]));
}
