import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalOf, components, type Member } from '../../../pipeline/compare/group.ts';

const EARLY = '2024-03-05T00:00:00.000Z';
const LATE = '2024-03-06T00:00:00.000Z';

describe('canonicalOf', () => {
  const member = (id: string, sortAt: string, uploadedAt: string): Member => ({ id, sortAt, uploadedAt });

  it.each<[string, Member, Member]>([
    ['the earlier published', member('b', EARLY, LATE), member('a', LATE, EARLY)],
    ['of the same day the earlier uploaded', member('b', EARLY, EARLY), member('a', EARLY, LATE)],
    ['of the same upload the smaller id', member('a', EARLY, EARLY), member('b', EARLY, EARLY)],
  ])('is %s', (_rule, first, second) => {
    expect(canonicalOf([first, second])).toBe(first);
    expect(canonicalOf([second, first])).toBe(first);
  });
});

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const members = fc.uniqueArray(
  fc.record({ id: ids, sortAt: fc.constantFrom(EARLY, LATE), uploadedAt: fc.constantFrom(EARLY, LATE) }),
  {
    selector: ({ id }) => id,
    minLength: 1,
  },
);

describe('a group', () => {
  it('has the same canonical member in any order', () => {
    fc.assert(
      fc.property(members, (list) => {
        const turned = list.toReversed();
        expect(canonicalOf(turned)).toBe(canonicalOf(list));
      }),
    );
  });

  it('of no members has none', () => {
    expect(canonicalOf([])).toBeNull();
  });

  it('joins what is linked through others, and leaves out what is not', () => {
    expect(
      components(
        ['d', 'a', 'b', 'c', 'e'],
        [
          ['d', 'b'],
          ['b', 'a'],
        ],
      ),
    ).toEqual([['a', 'b', 'd'], ['c'], ['e']]);
  });

  it('falls apart when the link between its parts is deleted', () => {
    const edges = [
      ['a', 'b'],
      ['b', 'c'],
    ] as const;
    expect(components(['a', 'b', 'c'], edges)).toEqual([['a', 'b', 'c']]);
    expect(components(['a', 'c'], edges)).toEqual([['a'], ['c']]);
  });

  it('is the same as reachability, whatever the order of nodes and edges', () => {
    const graphs = fc.record({ nodes: fc.uniqueArray(ids), edges: fc.array(fc.tuple(ids, ids), { maxLength: 12 }) });
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        const found = components(nodes, edges);
        expect(components(nodes.toReversed(), edges.map(([a, b]) => [b, a] as const).toReversed())).toEqual(found);
        expect(found.flat().sort()).toEqual(nodes.toSorted());
        for (const node of nodes)
          expect(found.find((group) => group.includes(node))).toEqual(reach(node, nodes, edges));
      }),
    );
  });
});

function reach(start: string, nodes: readonly string[], edges: readonly (readonly [string, string])[]): string[] {
  const seen = new Set([start]);
  for (let grown = true; grown; ) {
    const before = seen.size;
    for (const [a, b] of edges) {
      if (seen.has(a) && nodes.includes(b)) seen.add(b);
      if (seen.has(b) && nodes.includes(a)) seen.add(a);
    }
    grown = seen.size > before;
  }
  return [...seen].sort();
}
