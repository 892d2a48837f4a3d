/**
 * What a catalogue should say of the objects of a bucket, by plain code in memory: every article is held against every other. Two are linked
 * when they have the same text, or share a band and are verified as copies; a group is whatever is linked through any number of others.
 */
import type { Duplicate } from '../../../functions/catalogue/article-record.ts';
import { articleIdOf, objectIdOf } from '../../../functions/catalogue/keys.ts';
import type { Status } from '../../../functions/query/status-counts.ts';
import { originOf } from '../../../pipeline/compare/origin.ts';
import { revisionsOf } from '../../../pipeline/compare/revisions.ts';
import { compare, verify } from '../../../pipeline/compare/verify.ts';
import { readArticles } from '../../../pipeline/line.ts';
import type { Fingerprint } from '../../../pipeline/record.ts';
import type { HeldObject } from './bucket-history.ts';
import type { ReadArticle, Readings } from './readings.ts';

type Member = {
  readonly id: string;
  readonly versionId: string;
  readonly uploadedAt: string;
  readonly sortAt: string;
  readonly updatedAt: string | null;
  readonly source: string | null;
  readonly outlet: string | null;
  readonly agency: readonly string[];
  readonly url: null;
  readonly text: string;
  readonly fingerprint: Fingerprint;
};

export function reference(bucket: string, objects: readonly HeldObject[]): Readings {
  const read = objects.map((object) => ({ object, result: resultOf(object) }));
  const members = read.flatMap(({ object, result }) =>
    result.kind === 'rejected' ? [] : membersOf(bucket, object, result),
  );
  const groups = groupsOf(members).map(standings);
  const reasons = read.flatMap(({ result }) => (result.kind === 'rejected' ? [result.reason] : []));
  return {
    articles: groups.flatMap(({ articles }) => articles).sort((a, b) => (a.id < b.id ? -1 : 1)),
    representatives: groups.map(({ representative }) => representative).sort(),
    status: statusOf(objects.length, members.length, reasons),
  };
}

const resultOf = ({ key, text, uploadedAt }: HeldObject) => readArticles(Buffer.from(text), key, uploadedAt);

function membersOf(
  bucket: string,
  { key, versionId, uploadedAt }: HeldObject,
  { articles }: Extract<ReturnType<typeof resultOf>, { kind: 'articles' }>,
): Member[] {
  return articles.map(({ index, sortAt, updatedAt, source, agency, fingerprint }) => ({
    ...{ id: articleIdOf(objectIdOf(bucket, key), null, index), versionId, uploadedAt, sortAt, updatedAt },
    ...{ source, outlet: source?.toLowerCase() ?? null, agency, url: null, text: fingerprint.textDigest, fingerprint },
  }));
}

const haveOneText = (a: Member, b: Member): boolean => a.text === b.text;
const areNearCopies = (a: Member, b: Member): boolean =>
  a.fingerprint.bands.some((band) => b.fingerprint.bands.includes(band)) &&
  verify(a.fingerprint, b.fingerprint) !== null;

function groupsOf(members: readonly Member[]): Member[][] {
  const left = new Set(members);
  const groups: Member[][] = [];
  for (const member of members) {
    if (!left.delete(member)) continue;
    const group = [member];
    for (const a of group) {
      const linked = [...left].filter((b) => haveOneText(a, b) || areNearCopies(a, b));
      for (const b of linked) left.delete(b);
      group.push(...linked);
    }
    groups.push(group.sort(byPublication));
  }
  return groups;
}

/** The canonical article first: earliest published, then earliest uploaded, then of the smallest id. */
function byPublication(a: Member, b: Member): number {
  const order = (member: Member) => [member.sortAt, member.uploadedAt, member.id].join(' ');
  return order(a) < order(b) ? -1 : 1;
}

function standings(group: readonly Member[]): { articles: ReadArticle[]; representative: string } {
  const [canonical] = group;
  if (canonical === undefined) throw new Error('a group has members');
  const byText = new Map(group.map((member) => [member.text, member]));
  const revisions = revisionsOf(group, (a, b) => {
    const [one, other] = [byText.get(a), byText.get(b)];
    return one !== undefined && other !== undefined && a !== b && areNearCopies(one, other);
  });
  const articles = group.map((member): ReadArticle => {
    const { id, text, uploadedAt, versionId } = member;
    const revision = revisions.get(id) ?? null;
    const isRevision = revision !== null && revision.current === revisions.get(canonical.id)?.current;
    const { match, similarity, contained } = compare(member.fingerprint, canonical.fingerprint);
    const kind: Duplicate['kind'] = isRevision ? 'revision' : (match?.kind ?? 'near');
    const isCanonical = member === canonical;
    const status = group.length === 1 ? 'unique' : isCanonical ? 'canonical' : 'duplicate';
    const duplicate = isCanonical ? null : { of: canonical.id, kind, similarity, contained, group: canonical.id };
    const origin = group.length === 1 ? null : originOf(member, group);
    return { id, textDigest: text, uploadedAt, versionId, status, duplicate, revision, origin };
  });
  return { articles, representative: revisions.get(canonical.id)?.current ?? canonical.id };
}

function statusOf(objects: number, articles: number, reasons: readonly string[]): Status {
  const rejectedFor: Record<string, number> = {};
  for (const reason of reasons) rejectedFor[reason] = (rejectedFor[reason] ?? 0) + 1;
  const counts = { objects, stored: objects - reasons.length, rejected: reasons.length, rejectedFor, articles };
  return { ...counts, pending: 0, failed: 0, missing: [], surplus: [], failures: [] };
}
