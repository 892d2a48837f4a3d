/**
 * Stage 8, compare: what follows from which articles are copies of which. A group is a connected component; its canonical member, which it
 * is named by, depends on the members alone, never on the order they came in.
 */

export type Member = {
  readonly id: string;
  /** UTC instant to order by, `YYYY-MM-DDTHH:MM:SS.sssZ`: publication as far as stated, else the upload. */
  readonly sortAt: string;
  /** UTC instant of the first upload, same form. */
  readonly uploadedAt: string;
};

/** The member that the others are copies of: earliest published, then earliest uploaded, then of the smallest id. Null: no members. */
export function canonicalOf<M extends Member>(members: readonly M[]): M | null {
  return members.reduce<M | null>(
    (first, member) => (first === null || precedes(member, first) ? member : first),
    null,
  );
}

/** Whether `a` is canonical before `b`. A strict total order on members of different ids. */
export function precedes(a: Member, b: Member): boolean {
  if (a.sortAt !== b.sortAt) return a.sortAt < b.sortAt;
  if (a.uploadedAt !== b.uploadedAt) return a.uploadedAt < b.uploadedAt;
  return a.id < b.id;
}

/**
 * Connected components, each sorted, in the order of their smallest members; nodes without edges stand alone.
 * Edges to ids that are not among `nodes` are ignored: the article at their end is gone.
 */
export function components(nodes: readonly string[], edges: readonly (readonly [string, string])[]): string[][] {
  const parents = new Map(nodes.map((node) => [node, node]));
  const rootOf = (node: string): string => {
    let root = node;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root)) {
      const grandparent = parents.get(parent) ?? parent;
      parents.set(root, grandparent); // halves the path, which keeps later look-ups near constant
      root = grandparent;
    }
    return root;
  };

  for (const [a, b] of edges) {
    if (!parents.has(a) || !parents.has(b)) continue;
    const [least, other] = [rootOf(a), rootOf(b)].sort() as [string, string];
    parents.set(other, least);
  }

  const groups = new Map<string, string[]>();
  for (const node of [...parents.keys()].sort()) {
    const root = rootOf(node);
    groups.set(root, [...(groups.get(root) ?? []), node]);
  }
  return [...groups.values()];
}
