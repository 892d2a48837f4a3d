/**
 * Stage 8, compare: the versions of one article that its own outlet brought out one after the other, with facts added or corrected. They are
 * near copies of each other of one outlet (or under one URL), in the order of what they state: updated, published, uploaded.
 */
import { components, type Member } from './group.ts';

export type Version = Member & {
  /** Names the text: articles with the same text are one version, stood for by the first. */
  readonly text: string;
  /** One spelling for each outlet; null where the text does not name it. */
  readonly outlet: string | null;
  readonly url: string | null;
  /** As stated, ISO 8601. */
  readonly updatedAt: string | null;
};

/** An article's place among its versions; ids. */
export type Revision = {
  /** 1 for the first version. */
  readonly number: number;
  /** How many versions there are, at least 2. */
  readonly of: number;
  readonly previous: string | null;
  readonly next: string | null;
  /** The newest version. */
  readonly current: string;
};

/**
 * @param members of one group
 * @param areNearCopies whether two texts are linked directly
 * @returns by article id; articles that have no other version are left out
 */
export function revisionsOf(
  members: readonly Version[],
  areNearCopies: (a: string, b: string) => boolean,
): Map<string, Revision> {
  const versions = firstOfEachText(members);
  const edges = versions.flatMap((a, index) =>
    versions
      .slice(index + 1)
      .filter((b) => haveOneOutlet(a, b) && areNearCopies(a.text, b.text))
      .map((b) => [a.id, b.id] as const),
  );
  const byId = new Map(versions.map((version) => [version.id, version]));
  const revisions = new Map<string, Revision>();
  for (const ids of components([...byId.keys()], edges)) {
    if (ids.length < 2) continue;
    const chain = ids.map((id) => byId.get(id)).filter((version) => version !== undefined);
    chain.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    for (const [index, { id }] of chain.entries()) {
      revisions.set(id, {
        number: index + 1,
        of: chain.length,
        previous: chain[index - 1]?.id ?? null,
        next: chain[index + 1]?.id ?? null,
        current: chain.at(-1)?.id ?? id,
      });
    }
  }
  return revisions;
}

/** An outlet that uploads one text twice has one version of it: the one that stands first. */
function firstOfEachText(members: readonly Version[]): Version[] {
  const first = new Map<string, Version>();
  for (const member of members) {
    const key = `${member.text} ${member.outlet ?? member.url ?? member.id}`;
    const known = first.get(key);
    if (known === undefined || isBefore(member, known)) first.set(key, member);
  }
  return [...first.values()];
}

function haveOneOutlet(a: Version, b: Version): boolean {
  return (a.outlet !== null && a.outlet === b.outlet) || (a.url !== null && a.url === b.url);
}

/** A strict total order on versions of different ids. */
function isBefore(a: Version, b: Version): boolean {
  const [atA, atB] = [statedAt(a), statedAt(b)];
  if (atA !== atB) return atA < atB;
  if (a.uploadedAt !== b.uploadedAt) return a.uploadedAt < b.uploadedAt;
  return a.id < b.id;
}

/** The update, where one is stated and as fine as the publication; strings of ISO 8601 compare as times do. */
function statedAt({ updatedAt, sortAt }: Version): string {
  return updatedAt !== null && updatedAt > sortAt ? updatedAt : sortAt;
}
