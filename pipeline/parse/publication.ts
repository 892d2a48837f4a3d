/**
 * When an article was published and updated, from its dateline paragraphs. Part of step 8 of stage 4 (`article.ts`).
 *
 * The published line wins over the updated one, which counts only when it is alone. Of several published dates the first
 * valid one wins.
 */
import type { PublishedFrom } from '../record.ts';
import { type DateStatement, readDateline } from './dates/dateline.ts';
import { startOf } from './dates/resolve.ts';
import type { ParseFlag } from './flags.ts';

export type Publication = {
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly publishedFrom: PublishedFrom | null;
  readonly sortAt: string;
  readonly flags: readonly ParseFlag[];
};

/** `line` is 1-based. */
type DatelineLine = { readonly text: string; readonly line: number };

export function readPublication(datelines: readonly DatelineLine[], uploadedAt: string): Publication {
  const statements = datelines.flatMap(({ text, line }) =>
    (readDateline(text, uploadedAt)?.statements ?? []).map((statement) => ({ ...statement, line })),
  );
  const published = statements.filter(({ kind }) => kind === 'published');
  const updated = firstValid(statements.filter(({ kind }) => kind === 'updated'));
  const stated = published.length > 0 ? firstValid(published) : updated;

  // Flags of the dates that were used, and of those that were turned down.
  const flags: ParseFlag[] = statements
    .filter((s) => s === stated || s === updated || s.at === null)
    .flatMap((s) => s.flags);
  if (published.length === 0 && updated !== null) flags.push('published-from-update');
  return {
    publishedAt: stated?.at ?? null,
    updatedAt: updated?.at ?? null,
    publishedFrom: stated === null ? null : { rule: stated.rule, text: stated.text, line: stated.line },
    sortAt: stated?.at == null ? uploadedAt : new Date(startOf(stated.at)).toISOString(),
    flags: [...new Set(flags)],
  };
}

function firstValid<S extends DateStatement>(statements: readonly S[]): S | null {
  return statements.find(({ at }) => at !== null) ?? null;
}
