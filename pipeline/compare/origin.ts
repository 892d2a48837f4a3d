/**
 * Stage 8, compare: whom the text of a group of copies came from: the agency that it, or any of its copies, credits; else the outlet that had
 * it first.
 */
import { canonicalOf, type Member } from './group.ts';

export type Credited = Member & {
  /** The outlet, as the text names it. */
  readonly source: string | null;
  /** News agencies credited in the text. */
  readonly agency: readonly string[];
};

export type Origin = {
  readonly kind: 'agency' | 'outlet';
  readonly name: string;
  /** Id of the article that says so. */
  readonly from: string;
};

/**
 * @param members of its group, the article included
 * @returns null for an article that came from nobody else, as far as is known
 */
export function originOf(article: Credited, members: readonly Credited[]): Origin | null {
  const [own] = article.agency;
  if (own !== undefined) return { kind: 'agency', name: own, from: article.id };
  const crediting = canonicalOf(members.filter(({ agency }) => agency.length > 0));
  const [agency] = crediting?.agency ?? [];
  if (crediting !== null && agency !== undefined) return { kind: 'agency', name: agency, from: crediting.id };
  const first = canonicalOf(members);
  if (first === null || first.id === article.id || first.source === null || first.source === article.source)
    return null;
  return { kind: 'outlet', name: first.source, from: first.id };
}
