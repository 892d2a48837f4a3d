/**
 * Own topics: a place where a term stands in an article.
 */
export type Part = 'headline' | 'body';

/** Tokens `from` … `to - 1` of a part. */
export type Place = { readonly part: Part; readonly from: number; readonly to: number };

/** Headline first, then in the order of the text; each once, none inside another: a word of a phrase that was found counts with it. */
export function outermost(places: readonly Place[]): Place[] {
  const ordered = places.toSorted(
    (a, b) => Number(a.part === 'body') - Number(b.part === 'body') || a.from - b.from || b.to - a.to,
  );
  const covered = { headline: 0, body: 0 };
  return ordered.filter(({ part, to }) => {
    if (to <= covered[part]) return false;
    covered[part] = to;
    return true;
  });
}
