/**
 * Paragraphs with their roles, as the fields of an article are read from them, and what was found where. Part of step 8 of
 * stage 4 (`article.ts`).
 */
import type { Dateline } from '../dates/dateline.ts';
import type { FoundIn, LineRole } from '../record.ts';
import type { Paragraph } from './paragraphs.ts';

const TEXT_ROLES: ReadonlySet<LineRole> = new Set(['body', 'quote', 'list-item']);

/** What makes up an article's body. */
export function isText(role: LineRole): boolean {
  return TEXT_ROLES.has(role);
}

export type RoledParagraph = Paragraph & { readonly role: LineRole; readonly rule: string };

/** With the dates of a dateline, read once. */
export type DatedParagraph = RoledParagraph & { readonly dates: Dateline | null };

/** A value, and where it stands. */
export type Found<Value> = { readonly value: Value; readonly from: FoundIn };

export function found<Value>({ first, text, rule }: RoledParagraph, value: Value): Found<Value> {
  return { value, from: { rule, text, line: first + 1 } };
}
