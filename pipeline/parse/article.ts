/**
 * Step 8 of stage 4: the fields of one article, from its paragraphs and their roles. Every field keeps the rule and the
 * line that it was read by.
 */
import { isTimeOfDay, readDates } from '../dates/dateline.ts';
import type { FoundIn, LineRole, ParseContext, ParsedArticle } from '../record.ts';
import { countTokens } from '../text/characters.ts';
import { foldedWords } from '../text/fold.ts';
import { type Byline, isByline, readByline, readDatedByline } from './byline.ts';
import { type Agency, agenciesIn, bracketAtEnd } from './credits.ts';
import { DATELINE_RULES } from './dateline-marks.ts';
import type { Head } from './head.ts';
import { placeIn } from './labels.ts';
import type { Paragraph } from './paragraphs.ts';
import { type Lead, leadIn, placeInLead } from './place.ts';
import { type DatelineLine, readPublication } from './publication.ts';
import { shapeOf } from './shape.ts';
import {
  copyrightHolder,
  OUTLET_ON_TOP,
  outletAfterTitle,
  type recurringOutlet,
  signOffOutlet,
  sourceIn,
} from './source.ts';
import { summarise } from './summary.ts';
import { ORGANISATION_WORDS, PLACES, SECTION_NAMES } from './vocabulary.ts';

const TEXT_ROLES: ReadonlySet<LineRole> = new Set(['body', 'quote', 'list-item']);

/** What makes up an article's body. */
export function isText(role: LineRole): boolean {
  return TEXT_ROLES.has(role);
}

export type RoledParagraph = Paragraph & { readonly role: LineRole; readonly rule: string };

/** A value, and where it stands. */
type Found<Value> = { readonly value: Value; readonly from: FoundIn };

export function toArticle(
  paragraphs: readonly RoledParagraph[],
  head: TitleTexts,
  fileOutlet: ReturnType<typeof recurringOutlet>,
  context: ParseContext,
): ParsedArticle {
  const text = paragraphs.filter(({ role }) => isText(role));
  const bodyTexts = text.map((paragraph) => paragraph.text);
  const body = bodyTexts.join('\n\n');
  const lead = leadOf(text.slice(0, LEAD_PARAGRAPHS), context);
  const bylines = paragraphs.flatMap((paragraph) => bylineOf(paragraph, context));
  const names = [...bylines, ...(lead === null ? [] : [lead])].filter(({ value }) => value.names.length > 0);
  const source =
    sourceOf(paragraphs, [...bylines, ...(lead === null ? [] : [lead])], head.headline, context) ?? fileOutlet;
  const agencies = agenciesOf(paragraphs, lead, context);
  const place = placeOf(paragraphs, bylines, lead, context);
  const datedLead = lead?.value.dated == null ? null : { text: lead.value.dated, line: lead.from.line, isWeak: false };
  const { flags, ...publication } = readPublication(datelinesWithTimes(paragraphs), datedLead, context);

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

function found<Value>({ first, text, rule }: RoledParagraph, value: Value): Found<Value> {
  return { value, from: { rule, text, line: first + 1 } };
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

function bylineOf(paragraph: RoledParagraph, context: ParseContext): readonly Found<Byline>[] {
  const { role, text, shape } = paragraph;
  if (role === 'byline') return [found(paragraph, readByline(text, shape, context.language))];
  if (role !== 'dateline') return [];
  const dated = readDatedByline(text, context);
  if (dated !== null) return [found(paragraph, dated)];
  // «2024-01-18　来源：…　作者：沈亦舟»
  return besideDate(text, context)
    .filter((part) => isByline(part, context))
    .map((part) => found(paragraph, readByline(part, shapeOf(part), context.language)));
}

/** What stands beside the date of a line. */
function besideDate(text: string, context: ParseContext): readonly string[] {
  return readDates(text, context)?.leftover ?? [];
}

/** «بوابة سرت»: two words or more, one of them of outlets' names. */
function isOrganisation(text: string): boolean {
  const words = foldedWords(text);
  return (
    words.length > 1 &&
    words.length <= MAX_OUTLET_WORDS &&
    words.some((_, i) => ORGANISATION_WORDS.at(words, i) !== null)
  );
}

const MAX_OUTLET_WORDS = 5;

/** «روسيا الآن + تاس»: the outlet, without the agencies that it took the story from. */
function withoutAgencies(source: string | null): string | null {
  if (source === null) return null;
  const outlets = source.split(/\s*[+،,]\s*/).filter((part) => agenciesIn(part).length === 0);
  return outlets.length > 0 ? outlets.join(' + ') : source;
}

/** A source line, the outlet in a byline or behind the headline, and last the holder of the rights. */
function sourceOf(
  paragraphs: readonly RoledParagraph[],
  bylines: readonly Found<Pick<Byline, 'outlet'>>[],
  headline: string | null,
  context: ParseContext,
): Found<string> | null {
  const first = (role: LineRole, read: (text: string, rule: string) => string | null): Found<string> | null => {
    for (const paragraph of paragraphs) {
      const value = paragraph.role === role ? read(paragraph.text, paragraph.rule) : null;
      if (value !== null) return found(paragraph, value);
    }
    return null;
  };
  const byline = bylines.find(({ value }) => value.outlet !== null);
  const beside = first('dateline', (text) => {
    const parts = besideDate(text, context);
    return parts.map(sourceIn).find((name) => name !== null) ?? parts.find(isOrganisation) ?? null;
  });
  return (
    first('source', (text, rule) =>
      rule === OUTLET_ON_TOP ? text : (withoutAgencies(sourceIn(text)) ?? signOffOutlet(text)),
    ) ??
    (byline?.value.outlet == null ? null : { value: byline.value.outlet, from: byline.from }) ??
    beside ??
    first('headline', (text) => outletAfterTitle(text, headline)) ??
    // An agency that holds the rights in a photo or a story is not the outlet.
    first('boilerplate', (text) => {
      const holder = copyrightHolder(text);
      return holder !== null && agenciesIn(holder).length === 0 ? holder : null;
    })
  );
}

/** Credits of pictures and of the text, in the order of the page, after the one in front of the text. */
function agenciesOf(
  paragraphs: readonly RoledParagraph[],
  lead: Found<Lead> | null,
  context: ParseContext,
): readonly Found<Agency>[] {
  const last = paragraphs.findLast(({ role }) => isText(role));
  const credits = paragraphs.flatMap((paragraph) =>
    agenciesIn(creditIn(paragraph, paragraph === last, context)).map((agency) => found(paragraph, agency)),
  );
  return [...(lead?.value.agency ?? []).map((value) => ({ value, from: lead?.from ?? NOWHERE })), ...credits];
}

const NOWHERE: FoundIn = { rule: '', text: '', line: 0 };

/** The part of a paragraph that may credit an agency; of the text only a bracket at its very end. */
function creditIn({ role, text }: RoledParagraph, isLastText: boolean, context: ParseContext): string {
  if (role === 'caption') {
    // In brackets or after the last stroke.
    const bracket = bracketAtEnd(text.replace(/\)[^()]*$/, ')'));
    const sign = Math.max(text.lastIndexOf('/'), text.lastIndexOf(':'), text.lastIndexOf('：'), text.lastIndexOf('©'));
    return bracket?.inside ?? (sign < 0 ? text.slice(text.lastIndexOf(',') + 1) : text.slice(sign + 1));
  }
  if (role === 'byline' || role === 'agency-mark') return text;
  if (role === 'source') return sourceIn(text) ?? '';
  if (role === 'dateline') return withoutDates(text, context);
  return isLastText ? (bracketAtEnd(text)?.inside ?? '') : '';
}

function withoutDates(text: string, context: ParseContext): string {
  const statements = readDates(text, context)?.statements ?? [];
  return statements.reduce((rest, statement) => rest.replace(statement.text, ' / '), text);
}

/** One name for each agency, as the text has it first. */
function agencyNames(agencies: readonly Agency[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const { key, name } of agencies) if (!byKey.has(key)) byKey.set(key, name);
  return [...byKey.values()];
}

/** In front of the text, in a byline, or in a line with the date. */
function placeOf(
  paragraphs: readonly RoledParagraph[],
  bylines: readonly Found<Byline>[],
  lead: Found<Lead> | null,
  context: ParseContext,
): Found<string> | null {
  if (lead?.value.place != null) return { value: lead.value.place, from: lead.from };
  for (const { value, from } of bylines) if (value.place !== null) return { value: value.place, from };
  for (const paragraph of paragraphs) {
    if (paragraph.role !== 'dateline') continue;
    const beside = readDates(paragraph.text, context)?.leftover ?? [paragraph.text];
    const value =
      placeIn(paragraph.text) ??
      leadIn(paragraph.text, context)?.place ??
      beside.find(isPlace) ??
      placeBeforeDate(paragraph.text, beside);
    if (value != null) return found(paragraph, value);
  }
  return null;
}

/** «فاس، الأحد 16 فبراير 2025»: one word and a comma in front of the date. */
function placeBeforeDate(line: string, beside: readonly string[]): string | null {
  const [first] = beside;
  const isName =
    first !== undefined &&
    /^\p{L}[\p{L}\p{M}’'-]{1,20}$/u.test(first) &&
    SECTION_NAMES.whole(foldedWords(first)) === null;
  return isName &&
    line.startsWith(first) &&
    /^\s*[،,|]/.test(line.slice(first.length)) &&
    agenciesIn(first).length === 0
    ? first
    : null;
}

function isPlace(text: string): boolean {
  return PLACES.whole(foldedWords(text)) !== null;
}

/** A time of day in a line of its own joins the date in the line above or below it. */
function datelinesWithTimes(paragraphs: readonly RoledParagraph[]): readonly DatelineLine[] {
  const isTime = (i: number) => {
    const { role, text = '' } = paragraphs[i] ?? {};
    return (role === 'dateline' || role === 'control') && isTimeOfDay(text);
  };
  const lastText = paragraphs.findLastIndex(({ role }) => isText(role));
  return paragraphs.flatMap(({ role, rule, text, first }, i) => {
    if (role !== 'dateline' || isTime(i)) return [];
    const time = [i + 1, i - 1].find(isTime);
    const isWeak = i > lastText && rule !== DATELINE_RULES.announced;
    return { text: time === undefined ? text : `${text} ${paragraphs[time]?.text ?? ''}`, line: first + 1, isWeak };
  });
}
