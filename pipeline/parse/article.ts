/**
 * Step 8 of stage 4: the fields of one article, from its paragraphs and their roles.
 */

import { isTimeOfDay, readDates } from '../dates/dateline.ts';
import type { LineRole, ParseContext, ParsedArticle } from '../record.ts';
import { countTokens } from '../text/characters.ts';
import { foldedWords } from '../text/fold.ts';
import { readByline, readDatedByline } from './byline.ts';
import { type Agency, agenciesIn, bracketAtEnd } from './credits.ts';
import type { Head } from './head.ts';
import type { Paragraph } from './paragraphs.ts';
import { placeInLead } from './place.ts';
import { type DatelineLine, readPublication } from './publication.ts';
import { copyrightHolder, sourceIn } from './source.ts';
import { summarise } from './summary.ts';
import { PLACES } from './vocabulary.ts';

export type RoledParagraph = Paragraph & { readonly role: LineRole };

export function toArticle(
  paragraphs: readonly RoledParagraph[],
  head: TitleTexts,
  context: ParseContext,
): ParsedArticle {
  const withRole = (role: LineRole) => paragraphs.filter((paragraph) => paragraph.role === role);
  const texts = (role: LineRole) => withRole(role).map(({ text }) => text);

  const bodyTexts = texts('body');
  const body = bodyTexts.join('\n\n');
  const besideDate = texts('dateline').flatMap((text) => readDates(text, context)?.leftover ?? []);
  const bylines = paragraphs.flatMap(({ role, text, shape }) => {
    if (role === 'byline') return readByline(text, shape);
    return role === 'dateline' ? (readDatedByline(text, context) ?? []) : [];
  });
  const [opening] = withRole('body');
  const lead = placeInLead(opening?.text ?? '');
  const datedLead = opening === undefined || lead?.dated == null ? null : { text: lead.dated, line: opening.first + 1 };
  const { flags, ...publication } = readPublication(datelinesWithTimes(paragraphs), datedLead, context);
  const sources = texts('source').flatMap((text) => sourceIn(text) ?? []);
  const outlet = bylines.find((byline) => byline.outlet !== null)?.outlet ?? null;
  // The weakest evidence: an agency that holds the rights in a photo or a story is not the outlet.
  const holders = texts('boilerplate').flatMap((text) => copyrightHolder(text) ?? []);
  const holder = holders.find((name) => agenciesIn(name).length === 0) ?? null;

  return {
    ...head,
    byline: unique(bylines.flatMap(({ names }) => names)),
    source: sources[0] ?? outlet ?? holder,
    agency: agencyNames([
      ...texts('caption').flatMap(creditOf),
      ...texts('byline').flatMap(agenciesIn),
      ...besideDate.flatMap(agenciesIn),
      ...(lead?.agency ?? []),
      ...agenciesIn(bracketAtEnd(bodyTexts.at(-1) ?? '')?.inside ?? ''),
      ...sources.flatMap(agenciesIn),
    ]),
    ...publication,
    dateline: lead?.place ?? bylines.find(({ place }) => place !== null)?.place ?? besideDate.find(isPlace) ?? null,
    sections: texts('section-heading'),
    summary: summarise(bodyTexts),
    wordCount: countTokens(body),
    body,
    flags,
  };
}

/** A time of day in a line of its own joins the date in the line above or below it. */
function datelinesWithTimes(paragraphs: readonly RoledParagraph[]): readonly DatelineLine[] {
  const isTime = (i: number) => {
    const { role, text = '' } = paragraphs[i] ?? {};
    return (role === 'dateline' || role === 'control') && isTimeOfDay(text);
  };
  return paragraphs.flatMap(({ role, text, first }, i) => {
    if (role !== 'dateline' || isTime(i)) return [];
    const time = [i + 1, i - 1].find(isTime);
    return { text: time === undefined ? text : `${text} ${paragraphs[time]?.text ?? ''}`, line: first + 1 };
  });
}

export type TitleTexts = Pick<ParsedArticle, 'headline' | 'headlineFrom' | 'alternativeHeadline'>;

export function titleTexts({ headline, alternative }: Head, textAt: (i: number) => string): TitleTexts {
  return {
    headline: headline === null ? null : textAt(headline.index),
    headlineFrom: headline?.rule ?? null,
    alternativeHeadline: alternative === null ? null : textAt(alternative),
  };
}

/** The credit of a caption is in brackets or after the last stroke. */
function creditOf(caption: string): readonly Agency[] {
  const bracket = bracketAtEnd(caption.replace(/\)[^()]*$/, ')'));
  return agenciesIn(bracket?.inside ?? caption.slice(caption.lastIndexOf('/') + 1));
}

/** One name for each agency, as the text has it first. */
function agencyNames(agencies: readonly Agency[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const { key, name } of agencies) if (!byKey.has(key)) byKey.set(key, name);
  return [...byKey.values()];
}

function isPlace(text: string): boolean {
  return PLACES.whole(foldedWords(text)) !== null;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
