/** What `status` counts, and whether it adds up. */

export type Status = {
  /** Objects in the bucket's listing. */
  readonly objects: number;
  readonly stored: number;
  readonly rejected: number;
  /** How many of the rejected for each reason. */
  readonly rejectedFor: Readonly<Record<string, number>>;
  readonly pending: number;
  readonly failed: number;
  /** Articles of the stored objects. */
  readonly articles: number;
  /** In the bucket, not in the table. */
  readonly missing: readonly string[];
  /** In the table, not in the bucket. */
  readonly surplus: readonly string[];
  /** Objects that failed, with the error. */
  readonly failures: readonly { readonly key: string; readonly detail: string }[];
};

/** Keys named at most in each of the lists; the numbers count all. */
export const NAMED_AT_MOST = 100;

/** The sum of several pages. */
export function mergedStatus(pages: readonly Status[]): Status {
  const total = (name: 'objects' | 'stored' | 'rejected' | 'pending' | 'failed' | 'articles') =>
    pages.reduce((sum, page) => sum + page[name], 0);
  const rejectedFor: Record<string, number> = {};
  for (const [reason, count] of pages.flatMap((page) => Object.entries(page.rejectedFor))) {
    rejectedFor[reason] = (rejectedFor[reason] ?? 0) + count;
  }
  const named = <Item>(lists: readonly (readonly Item[])[]) => lists.flat().slice(0, NAMED_AT_MOST);
  return {
    objects: total('objects'),
    stored: total('stored'),
    rejected: total('rejected'),
    rejectedFor,
    pending: total('pending'),
    failed: total('failed'),
    articles: total('articles'),
    missing: named(pages.map((page) => page.missing)),
    surplus: named(pages.map((page) => page.surplus)),
    failures: named(pages.map((page) => page.failures)),
  };
}

/** Whether every object is accounted for and none failed. */
export function addsUp(status: Status): boolean {
  const { objects, stored, rejected, pending, failed, missing, surplus } = status;
  return objects === stored + rejected + pending + failed && missing.length === 0 && surplus.length === 0;
}
