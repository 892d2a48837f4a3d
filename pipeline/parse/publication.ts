/**
 * When an article was published and updated, from its dateline paragraphs. Part of step 8 of stage 4 (`article.ts`).
 *
 * The published line wins over the updated one, which counts only when it is alone. Of several published dates the first
 * valid one wins. Where no line states one, a full date in front of the text, as agencies print it, is the next best.
 */

import { type DateStatement, readDates } from '../dates/dateline.ts';
import { startOf } from '../dates/resolve.ts';
import type { ParseContext, PublishedFrom } from '../record.ts';
import type { ParseFlag } from './flags.ts';

export type Publication = {
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly publishedFrom: PublishedFrom | null;
  readonly sortAt: string;
  readonly flags: readonly ParseFlag[];
};

/** `line` is 1-based. */
export type DatelineLine = { readonly text: string; readonly line: number };

/** @param lead words in front of the text that hold a date: "LONDON, March 5, 2024" */
export function readPublication(
  datelines: readonly DatelineLine[],
  lead: DatelineLine | null,
  context: ParseContext,
): Publication {
  const statements = datelines.flatMap(({ text, line }) =>
    (readDates(text, context)?.statements ?? []).map((statement) => ({ ...statement, line })),
  );
  const published = statements.filter(({ kind }) => kind === 'published');
  const updated = firstValid(statements.filter(({ kind }) => kind === 'updated'));
  const stated =
    firstValid(published) ??
    (lead === null ? null : fullDateIn(lead, context)) ??
    (published.length > 0 ? null : updated);

  // Flags of the dates that were used, and of those that were turned down.
  const flags: ParseFlag[] = statements
    .filter((s) => s === stated || s === updated || s.at === null)
    .flatMap((s) => s.flags);
  if (updated !== null && stated === updated) flags.push('published-from-update');
  return {
    publishedAt: stated?.at ?? null,
    updatedAt: updated?.at ?? null,
    publishedFrom: stated === null ? null : { rule: stated.rule, text: stated.text, line: stated.line },
    sortAt: stated?.at == null ? context.uploadedAt : new Date(startOf(stated.at)).toISOString(),
    flags: [...new Set(flags)],
  };
}

/** A day without its year is not read there: wire copy is stored for years. */
function fullDateIn(
  { text, line }: DatelineLine,
  context: ParseContext,
): (DateStatement & { readonly line: number }) | null {
  const dates = readDates(text, context);
  const statement = dates?.hasFullDate === true ? firstValid(dates.statements) : null;
  return statement === null ? null : { ...statement, rule: 'wire-lead', line };
}

function firstValid<S extends DateStatement>(statements: readonly S[]): S | null {
  return statements.find(({ at }) => at !== null) ?? null;
}
