/**
 * Own topics: whether a query matches what was found in an article, and by which places. Places are those that made it match: of an OR the
 * operands that hold, of NEAR what stands near the other side, of NOT none.
 */
import { nearPlaces } from './near.ts';
import type { Place } from './place.ts';
import type { Query, TermQuery } from './query.ts';

/** Where each term was found. */
export type Hits = ReadonlyMap<number, readonly Place[]>;

/** @returns null when the query does not match */
export function evaluate(query: Query<number>, hits: Hits): readonly Place[] | null {
  switch (query.kind) {
    case 'term':
      return orNull(placesOf(query, hits));
    case 'near': {
      const [left, right] = query.sides.map((side) => side.flatMap((term) => placesOf(term, hits)));
      return orNull(nearPlaces(left ?? [], right ?? [], query.distance));
    }
    case 'not':
      return evaluate(query.operand, hits) === null ? [] : null;
    case 'and': {
      const places: Place[] = [];
      for (const operand of query.operands) {
        const found = evaluate(operand, hits);
        if (found === null) return null;
        places.push(...found);
      }
      return places;
    }
    case 'or': {
      const holding = query.operands.map((operand) => evaluate(operand, hits)).filter((found) => found !== null);
      return holding.length === 0 ? null : holding.flat();
    }
  }
}

function placesOf({ term, headlineOnly }: TermQuery<number>, hits: Hits): readonly Place[] {
  const places = hits.get(term) ?? [];
  return headlineOnly ? places.filter(({ part }) => part === 'headline') : places;
}

function orNull(places: readonly Place[]): readonly Place[] | null {
  return places.length === 0 ? null : places;
}
