/**
 * The news agencies that an article credits: in front of the text, under its pictures, in bylines and sign-offs. Part of
 * step 8 of stage 4 (`article.ts`).
 */
import type { FoundIn } from '../record.ts';
import { type Agency, agenciesIn, bracketAtEnd } from './credits.ts';
import { type DatedParagraph, type Found, found, isText } from './found.ts';
import type { Lead } from './place.ts';
import { sourceIn } from './source.ts';

/** Credits of pictures and of the text, in the order of the page, after the one in front of the text. */
export function agenciesOf(paragraphs: readonly DatedParagraph[], lead: Found<Lead> | null): readonly Found<Agency>[] {
  const last = paragraphs.findLast(({ role }) => isText(role));
  const credits = paragraphs.flatMap((paragraph) =>
    agenciesIn(creditIn(paragraph, paragraph === last)).map((agency) => found(paragraph, agency)),
  );
  return [...(lead?.value.agency ?? []).map((value) => ({ value, from: lead?.from ?? NOWHERE })), ...credits];
}

const NOWHERE: FoundIn = { rule: '', text: '', line: 0 };

/** The part of a paragraph that may credit an agency; of the text only a bracket at its very end. */
function creditIn({ role, text, dates }: DatedParagraph, isLastText: boolean): string {
  if (role === 'caption') {
    // In brackets or after the last stroke.
    const bracket = bracketAtEnd(text.replace(/\)[^()]*$/, ')'));
    const sign = Math.max(text.lastIndexOf('/'), text.lastIndexOf(':'), text.lastIndexOf('：'), text.lastIndexOf('©'));
    const credit = sign < 0 ? text.slice(text.lastIndexOf(',') + 1) : text.slice(sign + 1);
    return bracket === null ? credit : `${bracket.inside} / ${credit}`;
  }
  if (role === 'byline' || role === 'agency-mark') return text;
  if (role === 'source') return sourceIn(text) ?? '';
  if (role === 'dateline') return withoutDates(text, dates);
  return isLastText ? (bracketAtEnd(text)?.inside ?? '') : '';
}

function withoutDates(text: string, dates: DatedParagraph['dates']): string {
  const statements = dates?.statements ?? [];
  return statements.reduce((rest, statement) => rest.replace(statement.text, ' / '), text);
}

/** One name for each agency, as the text has it first. */
export function agencyNames(agencies: readonly Agency[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const { key, name } of agencies) if (!byKey.has(key)) byKey.set(key, name);
  return [...byKey.values()];
}
