/** Queries at random over a catalogue: most of them ask for some of what one of its articles has, so that they find something. */
import fc from 'fast-check';
import { articleFilters } from '../../../functions/query/filters.ts';
import { lineage } from '../../../pipeline/classify/media-topics.ts';
import { COUNTRIES, type DescribedArticle, LANGUAGES, SPELLINGS, SUBJECTS, TOPICS } from './described-articles.ts';
import { instantOf, type WrittenQuery } from './plain-filter.ts';

/** A year, a month, a day, an instant. */
const PERIOD_LENGTHS = [4, 7, 10, 24];
const periodOf = (instants: readonly string[]) =>
  fc.tuple(fc.constantFrom(...instants), fc.constantFrom(...PERIOD_LENGTHS)).map(([at, length]) => at.slice(0, length));

/** What one article has, or where it has nothing, anything. */
function traitsOf(article: DescribedArticle, articles: readonly DescribedArticle[]) {
  const one = (own: readonly string[], any: readonly string[]) => fc.constantFrom(...(own.length === 0 ? any : own));
  const names = SPELLINGS.flat();
  const spellings = (name: string | null) =>
    SPELLINGS.find((all: readonly (string | null)[]) => all.includes(name)) ?? names;
  const uploads = articles.map(({ uploadedAt }) => uploadedAt);
  return {
    subject: one(article.subjects.flatMap(lineage), SUBJECTS),
    topic: one(article.topics, TOPICS),
    source: fc.constantFrom(...spellings(article.source)),
    agency: fc.constantFrom(...spellings(article.agency[0] ?? null)),
    country: one([...article.countries, ...article.countries.map((code) => code.toLowerCase())], COUNTRIES),
    language: one(article.language === null ? [] : [article.language, article.language.toUpperCase()], LANGUAGES),
    dated: fc.constantFrom('yes' as const, 'no' as const),
    from: periodOf([instantOf(article), ...articles.map(instantOf)]),
    to: periodOf([instantOf(article), ...articles.map(instantOf)]),
    uploadedFrom: periodOf([article.uploadedAt, ...uploads]),
    uploadedTo: periodOf([article.uploadedAt, ...uploads]),
    sort: fc.constantFrom('published' as const, 'uploaded' as const),
    order: fc.constantFrom('newest' as const, 'oldest' as const),
    copies: fc.constantFrom('all' as const, 'one' as const),
  };
}
type Trait = keyof ReturnType<typeof traitsOf>;

const TRAITS: readonly Trait[] = [
  ...(['subject', 'topic', 'source', 'agency', 'country', 'language', 'dated'] as const),
  ...(['from', 'to', 'uploadedFrom', 'uploadedTo', 'sort', 'order', 'copies'] as const),
];

export function queriesOver(articles: readonly DescribedArticle[]): fc.Arbitrary<WrittenQuery> {
  return fc
    .tuple(fc.constantFrom(...articles), fc.subarray([...TRAITS], { maxLength: 5 }))
    .chain(([article, chosen]) => {
      const traits = traitsOf(article, articles);
      return fc.record(Object.fromEntries(chosen.map((trait) => [trait, traits[trait]])) as Partial<typeof traits>);
    })
    .filter((query) => articleFilters.safeParse(query).success); // not a range that ends before it begins
}
