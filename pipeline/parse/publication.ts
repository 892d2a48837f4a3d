/**
 * When an article was published and updated, from its dateline paragraphs. Part of step 8 of stage 4 (`article.ts`).
 *
 * The published line wins over the updated one, which counts only when it is alone. Of several published dates the first
 * valid one wins. Where no line states one, the date in front of the text, as agencies print it, is the next best.
 */

import type { Dateline, DateStatement } from '../dates/dateline.ts';
import { startOf } from '../dates/resolve.ts';
import type { FoundIn } from '../record.ts';
import type { ParseFlag } from './flags.ts';

export type Publication = {
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly publishedFrom: FoundIn | null;
  readonly updatedFrom: FoundIn | null;
  readonly sortAt: string;
  readonly flags: readonly ParseFlag[];
};

/** `line` is 1-based. */
export type DatelineLine = {
  readonly dates: Dateline | null;
  readonly line: number;
  /** Below the text, and not announced: it counts only where no other line states a date. */
  readonly isWeak: boolean;
};

/** @param lead words in front of the text that hold a date: "LONDON, March 5, 2024" */
export function readPublication(
  datelines: readonly DatelineLine[],
  lead: DatelineLine | null,
  uploadedAt: string,
): Publication {
  const read = datelines.flatMap(({ dates, line, isWeak }) =>
    (dates?.statements ?? []).map((statement) => ({
      ...statement,
      line,
      isWeak,
      isAnnounced: dates?.announced === true,
    })),
  );
  const strong = read.filter(({ isWeak }) => !isWeak);
  const statements = strong.length > 0 ? strong : read;
  // "Published …" says more than a date by itself, which may be the day the page was printed.
  const all = statements.filter(({ kind }) => kind === 'published');
  const announced = all.filter(({ isAnnounced, at }) => isAnnounced && at !== null);
  const published = announced.length > 0 ? announced : all;
  const updated = firstValid(statements.filter(({ kind }) => kind === 'updated'));
  const inLead = lead === null ? null : dateIn(lead);
  const stated = firstValid(published) ?? inLead ?? (published.length > 0 ? null : updated);

  // Flags of the dates that were used, and of those that were turned down.
  const flags: ParseFlag[] = [...statements, ...(inLead === null ? [] : [inLead])]
    .filter((s) => s === stated || s === updated || s.at === null)
    .flatMap((s) => s.flags);
  if (updated !== null && stated === updated) flags.push('published-from-update');
  return {
    publishedAt: stated?.at ?? null,
    updatedAt: updated?.at ?? null,
    publishedFrom: foundIn(stated),
    updatedFrom: foundIn(updated),
    sortAt: stated?.at == null ? uploadedAt : new Date(startOf(stated.at)).toISOString(),
    flags: [...new Set(flags)],
  };
}

function foundIn(statement: (DateStatement & { readonly line: number }) | null): FoundIn | null {
  return statement === null ? null : { rule: statement.rule, text: statement.text, line: statement.line };
}

function dateIn(lead: DatelineLine): (DateStatement & { readonly line: number }) | null {
  const statement = firstValid(lead.dates?.statements ?? []);
  return statement === null ? null : { ...statement, rule: 'wire-lead', line: lead.line };
}

function firstValid<S extends DateStatement>(statements: readonly S[]): S | null {
  return statements.find(({ at }) => at !== null) ?? null;
}
