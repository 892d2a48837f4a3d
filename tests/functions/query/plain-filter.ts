/** What a query should list, told from descriptions by plain comparisons: the reference that queries are held against. */
import { lineage } from '../../../pipeline/classify/media-topics.ts';
import { type DescribedArticle, idOf, SPELLINGS } from './described-articles.ts';

/** As a caller writes it. Periods are a beginning of `YYYY-MM-DDTHH:MM:SS.sssZ`, the whole of which is meant. */
export type WrittenQuery = {
  readonly subject?: string;
  readonly topic?: string;
  readonly source?: string;
  readonly agency?: string;
  readonly country?: string;
  readonly language?: string;
  readonly dated?: 'yes' | 'no';
  readonly from?: string;
  readonly to?: string;
  readonly uploadedFrom?: string;
  readonly uploadedTo?: string;
  readonly sort?: 'published' | 'uploaded';
  readonly order?: 'newest' | 'oldest';
  readonly copies?: 'all' | 'one';
};

export const instantOf = ({ published, uploadedAt }: DescribedArticle): string => published ?? uploadedAt;

export function isMeant(query: WrittenQuery, article: DescribedArticle): boolean {
  const { subject, topic, source, agency, country, language, dated } = query;
  const { subjects, topics, countries } = article;
  return (
    (subject === undefined || subjects.some((code) => lineage(code).includes(subject))) &&
    (topic === undefined || topics.includes(topic)) &&
    (source === undefined || isOneOutlet(source, article.source)) &&
    (agency === undefined || article.agency.some((name) => isOneOutlet(agency, name))) &&
    (country === undefined || countries.includes(country.toUpperCase())) &&
    (language === undefined || article.language?.toLowerCase() === language.toLowerCase()) &&
    (dated === undefined || (dated === 'yes') === (article.published !== null)) &&
    isWithin(instantOf(article), query.from, query.to) &&
    isWithin(article.uploadedAt, query.uploadedFrom, query.uploadedTo)
  );
}

function isOneOutlet(a: string, b: string | null): boolean {
  return (
    a === b || SPELLINGS.some((spellings: readonly (string | null)[]) => spellings.includes(a) && spellings.includes(b))
  );
}

function isWithin(instant: string, from = '', to = ''): boolean {
  return instant.slice(0, from.length) >= from && instant.slice(0, to.length) <= to;
}

/** Ids in the order in which the pages should have them. */
export function expectedIds(
  query: WrittenQuery,
  articles: readonly DescribedArticle[],
  id: (article: DescribedArticle) => string = idOf,
): string[] {
  const meant = articles.filter((article) => isMeant(query, article));
  const shown = query.copies === 'one' ? meant.filter((article) => isFirstOfItsText(article, meant)) : meant;
  const isByUpload = ordersByUpload(query);
  const place = (article: DescribedArticle) => `${isByUpload ? article.uploadedAt : instantOf(article)} ${id(article)}`;
  const inOrder = shown.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)).map(id);
  return query.order === 'oldest' ? inOrder : inOrder.reverse();
}

/** Where a range of uploads is all that is asked for. */
function ordersByUpload(query: WrittenQuery): boolean {
  const { sort, subject, topic, source, agency, country, language, dated } = query;
  if (sort !== undefined) return sort === 'uploaded';
  const facets = [subject, topic, source, agency, country, language, dated === 'no' ? dated : undefined];
  return hasOnlyUploads(query) && facets.every((facet) => facet === undefined);
}

export function hasOnlyUploads({ from, to, uploadedFrom, uploadedTo }: WrittenQuery): boolean {
  return (uploadedFrom !== undefined || uploadedTo !== undefined) && from === undefined && to === undefined;
}

export function isFirstOfItsText(article: DescribedArticle, articles: readonly DescribedArticle[]): boolean {
  const rank = (one: DescribedArticle) => `${instantOf(one)} ${one.uploadedAt} ${idOf(one)}`;
  return articles.every(({ text, ...one }) => text !== article.text || rank(article) <= rank({ text, ...one }));
}
