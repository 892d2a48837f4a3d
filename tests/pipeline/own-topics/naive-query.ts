/**
 * Queries as random trees, how a person might write them, and what they mean, evaluated the obvious way: the reference for the matcher.
 * Words are ones that the stemmer leaves alone, so that a word is found where it stands and nowhere else.
 */
import fc from 'fast-check';

/** Some begin others, so that prefixes find several. */
export const WORDS = ['abc', 'abcd', 'abd', 'bcd', 'cab', 'نهر', 'نهري'];
const PREFIXES = ['abc', 'abcd', 'bcd', 'نهر'];

export type NaiveTerm = { readonly kind: 'term'; readonly words: readonly string[]; readonly prefix: string | null };
export type NaiveQuery =
  | NaiveTerm
  | { readonly kind: 'near'; readonly distance: number; readonly left: NaiveTerm[]; readonly right: NaiveTerm[] }
  | { readonly kind: 'headline' | 'not'; readonly operand: NaiveQuery }
  | { readonly kind: 'and' | 'or'; readonly operands: NaiveQuery[] };

/** Words of headline and of body. */
export type NaiveArticle = readonly [headline: readonly string[], body: readonly string[]];
/** Part (0 headline, 1 body), first word, one past the last. */
export type NaivePlace = readonly [part: number, from: number, to: number];

const word = fc.constantFrom(...WORDS);
const term: fc.Arbitrary<NaiveTerm> = fc
  .record({
    kind: fc.constant('term' as const),
    words: fc.array(word, { maxLength: 2 }),
    prefix: fc.option(fc.constantFrom(...PREFIXES), { freq: 3 }),
  })
  .filter(({ words, prefix }) => words.length > 0 || prefix !== null);
const side = fc.array(term, { minLength: 1, maxLength: 3 });

export const naiveQuery: fc.Arbitrary<NaiveQuery> = fc.letrec<{ query: NaiveQuery }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { arbitrary: term, weight: 4 },
    {
      arbitrary: fc.record({
        kind: fc.constant('near' as const),
        distance: fc.integer({ min: 1, max: 4 }),
        left: side,
        right: side,
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({ kind: fc.constantFrom('not' as const, 'headline' as const), operand: tie('query') }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        operands: fc.array(tie('query'), { minLength: 2, maxLength: 3 }),
      }),
      weight: 4,
    },
  ),
})).query;

const words = (maxLength: number) => fc.array(fc.constantFrom(...WORDS, 'x'), { maxLength });
export const naiveArticle: fc.Arbitrary<NaiveArticle> = fc.tuple(words(4), words(12));

const BINDING = { or: 0, and: 1, near: 2, not: 3, headline: 4, term: 5 };

/** @param wordy writes AND out, and parentheses around everything */
export function written(query: NaiveQuery, wordy: boolean): string {
  const inside = (operand: NaiveQuery, above: keyof typeof BINDING) => {
    const text = written(operand, wordy);
    // headline: takes one term or a group.
    const bare = above === 'headline' ? operand.kind === 'term' : BINDING[operand.kind] >= BINDING[above];
    return bare && !(wordy && operand.kind !== 'term') ? text : `(${text})`;
  };
  switch (query.kind) {
    case 'term': {
      const all = [...query.words, ...(query.prefix === null ? [] : [`${query.prefix}*`])];
      return all.length === 1 && !wordy ? all.join() : `"${all.join(' ')}"`;
    }
    case 'near': {
      const [left, right] = [query.left, query.right].map((terms) => {
        const any = terms.map((one) => written(one, wordy)).join(' OR ');
        return terms.length === 1 ? any : `(${any})`;
      });
      return `${left} NEAR/${query.distance} ${right}`;
    }
    case 'not':
      return `NOT ${inside(query.operand, 'not')}`;
    case 'headline':
      return `headline:${inside(query.operand, 'headline')}`;
    case 'and':
      return query.operands.map((operand) => inside(operand, 'and')).join(wordy ? ' AND ' : ' ');
    case 'or':
      return query.operands.map((operand) => inside(operand, 'or')).join(' OR ');
  }
}

/** The places that make a query match; null when it does not. */
export function evaluated(query: NaiveQuery, article: NaiveArticle, headlineOnly = false): NaivePlace[] | null {
  switch (query.kind) {
    case 'term':
      return orNull(placesOf(query, article, headlineOnly));
    case 'near': {
      const [left, right] = [query.left, query.right].map((terms) =>
        terms.flatMap((one) => placesOf(one, article, headlineOnly)),
      ) as [NaivePlace[], NaivePlace[]];
      const near = (a: NaivePlace, b: NaivePlace) => {
        const [first, second] = a[1] <= b[1] ? [a, b] : [b, a];
        return a[0] === b[0] && second[1] >= first[2] && second[1] - (first[2] - 1) <= query.distance;
      };
      return orNull([
        ...left.filter((a) => right.some((b) => near(a, b))),
        ...right.filter((b) => left.some((a) => near(a, b))),
      ]);
    }
    case 'headline':
      return evaluated(query.operand, article, true);
    case 'not':
      return unevaluated(query.operand, article, headlineOnly);
    case 'and': {
      const found = query.operands.map((operand) => evaluated(operand, article, headlineOnly));
      return found.includes(null) ? null : found.flatMap((places) => places ?? []);
    }
    case 'or': {
      const found = query.operands.map((operand) => evaluated(operand, article, headlineOnly));
      return found.every((places) => places === null) ? null : found.flatMap((places) => places ?? []);
    }
  }
}

/** The places that make NOT query match: of a second NOT below it, those of what stands there. */
function unevaluated(query: NaiveQuery, article: NaiveArticle, headlineOnly: boolean): NaivePlace[] | null {
  switch (query.kind) {
    case 'not':
      return evaluated(query.operand, article, headlineOnly);
    case 'headline':
      return unevaluated(query.operand, article, true);
    case 'and':
    case 'or': {
      const found = query.operands.map((operand) => unevaluated(operand, article, headlineOnly));
      const fails = query.kind === 'and' ? found.every((places) => places === null) : found.includes(null);
      return fails ? null : found.flatMap((places) => places ?? []);
    }
    default:
      return evaluated(query, article, headlineOnly) === null ? [] : null;
  }
}

function placesOf({ words, prefix }: NaiveTerm, article: NaiveArticle, headlineOnly: boolean): NaivePlace[] {
  const length = words.length + (prefix === null ? 0 : 1);
  return article.slice(0, headlineOnly ? 1 : 2).flatMap((text, part) =>
    text.flatMap((_, from): NaivePlace[] => {
      const here = text.slice(from, from + length);
      const fits =
        here.length === length &&
        here.every((one, i) => (i < words.length ? one === words[i] : one.startsWith(prefix ?? '')));
      return fits ? [[part, from, from + length]] : [];
    }),
  );
}

function orNull(places: NaivePlace[]): NaivePlace[] | null {
  return places.length === 0 ? null : places;
}

/** In order, each once, without those inside others. */
export function outermost(places: readonly NaivePlace[]): NaivePlace[] {
  const inside = (a: NaivePlace, b: NaivePlace) =>
    a[0] === b[0] && b[1] <= a[1] && a[2] <= b[2] && String(a) !== String(b);
  return [...new Map(places.map((place) => [String(place), place])).values()]
    .filter((place) => !places.some((other) => inside(place, other)))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}
