/**
 * Step 8 of stage 4: the fields of one article, from its paragraphs and their roles. Every field keeps the rule and the
 * line that it was read by.
 */
import { isTimeOfDay, readDates } from '../dates/dateline.ts';
import type { ParseContext, ParsedArticle } from '../record.ts';
import { countTokens } from '../text/characters.ts';
import { type Byline, isByline, readByline, readDatedByline } from './byline.ts';
import { agenciesOf, agencyNames } from './credited-agencies.ts';
import { DATELINE_RULES } from './dateline-marks.ts';
import { type DatedParagraph, type Found, found, isText, type RoledParagraph } from './found.ts';
import type { Head } from './head.ts';
import { outletOf } from './outlet.ts';
import { type Lead, placeInLead } from './place.ts';
import { type DatelineLine, readPublication } from './publication.ts';
import { shapeOf } from './shape.ts';
import type { recurringOutlet } from './source.ts';
import { placeOf } from './stated-place.ts';
import { summarise } from './summary.ts';

export function toArticle(
  roled: readonly RoledParagraph[],
  head: TitleTexts,
  fileOutlet: ReturnType<typeof recurringOutlet>,
  context: ParseContext,
): ParsedArticle {
  const paragraphs = roled.map((paragraph) => ({
    ...paragraph,
    dates: paragraph.role === 'dateline' ? readDates(paragraph.text, context) : null,
  }));
  const text = paragraphs.filter(({ role }) => isText(role));
  const bodyTexts = text.map((paragraph) => paragraph.text);
  const body = bodyTexts.join('\n\n');
  const lead = leadOf(text.slice(0, LEAD_PARAGRAPHS), context);
  const bylines = paragraphs.flatMap((paragraph) => bylineOf(paragraph, context));
  const names = [...bylines, ...(lead === null ? [] : [lead])].filter(({ value }) => value.names.length > 0);
  const source = outletOf(paragraphs, [...bylines, ...(lead === null ? [] : [lead])], head.headline) ?? fileOutlet;
  const agencies = agenciesOf(paragraphs, lead);
  const place = placeOf(paragraphs, bylines, lead, context);
  const leadDates = lead?.value.dated == null ? null : readDates(lead.value.dated, context);
  const datedLead = lead === null ? null : { dates: leadDates, line: lead.from.line, isWeak: false };
  const { flags, ...publication } = readPublication(
    datelinesWithTimes(paragraphs, context),
    datedLead,
    context.uploadedAt,
  );

  return {
    ...head,
    byline: [...new Set(names.flatMap(({ value }) => value.names))],
    bylineFrom: names[0]?.from ?? null,
    source: source?.value ?? null,
    sourceFrom: source?.from ?? null,
    agency: agencyNames(agencies.map(({ value }) => value)),
    agencyFrom: agencies[0]?.from ?? null,
    ...publication,
    dateline: place?.value ?? null,
    datelineFrom: place?.from ?? null,
    sections: paragraphs.filter(({ role }) => role === 'section-heading').map((paragraph) => paragraph.text),
    summary: summarise(bodyTexts),
    wordCount: countTokens(body),
    body,
    flags,
  };
}

export type TitleTexts = Pick<ParsedArticle, 'headline' | 'headlineFrom' | 'alternativeHeadline'>;

export function titleTexts({ headline, alternative }: Head, textAt: (i: number) => string): TitleTexts {
  return {
    headline: headline === null ? null : textAt(headline.index),
    headlineFrom: headline?.rule ?? null,
    alternativeHeadline: alternative === null ? null : textAt(alternative),
  };
}

/** A lead stands in front of the text, or below a standfirst or two. */
const LEAD_PARAGRAPHS = 3;

function leadOf(opening: readonly RoledParagraph[], context: ParseContext): Found<Lead> | null {
  for (const { text, first } of opening) {
    const value = placeInLead(text, context);
    if (value !== null) return { value, from: { rule: 'wire-lead', text: value.text, line: first + 1 } };
  }
  return null;
}

function bylineOf(paragraph: DatedParagraph, context: ParseContext): readonly Found<Byline>[] {
  const { role, text, shape } = paragraph;
  if (role === 'byline') return [found(paragraph, readByline(text, shape, context.language))];
  if (role !== 'dateline') return [];
  const dated = readDatedByline(text, context);
  if (dated !== null) return [found(paragraph, dated)];
  // «2024-01-18　来源：…　作者：沈亦舟»
  return (paragraph.dates?.leftover ?? [])
    .filter((part) => isByline(part, context))
    .map((part) => found(paragraph, readByline(part, shapeOf(part), context.language)));
}

/** A time of day in a line of its own joins the date in the line above or below it. */
function datelinesWithTimes(paragraphs: readonly DatedParagraph[], context: ParseContext): readonly DatelineLine[] {
  const isTime = (i: number) => {
    const { role, text = '' } = paragraphs[i] ?? {};
    return (role === 'dateline' || role === 'control') && isTimeOfDay(text);
  };
  const lastText = paragraphs.findLastIndex(({ role }) => isText(role));
  return paragraphs.flatMap(({ role, rule, text, first, dates }, i) => {
    if (role !== 'dateline' || isTime(i)) return [];
    const time = [i + 1, i - 1].find(isTime);
    const joined = time === undefined ? dates : readDates(`${text} ${paragraphs[time]?.text ?? ''}`, context);
    return { dates: joined, line: first + 1, isWeak: i > lastText && rule !== DATELINE_RULES.announced };
  });
}
