/**
 * Stage 4: text → 1..n articles, and a role for every line. A cascade of steps; each takes what the former found and
 * decides on general evidence (position, length, punctuation, repetition, neighbours, vocabulary), never on outlets.
 *
 *  1 lines         line ends of every kind, invisible characters dropped, entities `lines.ts`
 *  2 paragraphs    hard-wrapped lines joined, headlines in two lines              `paragraphs.ts`, `title-lines.ts`
 *  3 quality       no words, no sentences: rejected before any rule runs          `quality.ts`
 *  4 marks         what a paragraph is by itself                                  `marks.ts`
 *  5 articles      where a further article begins                                 `articles.ts`
 *  6 head          headline, second headline, where the text begins               `head.ts`, `headline.ts`
 *  7 body          text, section headings, related links, what stands around      `body.ts`
 *  8 fields        dates, byline, source, agencies, place, summary                `article.ts`
 *
 * The idea of a readable cascade is trafilatura's. Everything is linear in the text: looks ahead are bounded.
 *
 * @see https://github.com/adbar/trafilatura (trafilatura/core.py)
 */
import {
  type Line,
  type ParseContext,
  type ParsedArticle,
  type ParsedDocument,
  type Rejected,
  rejected,
} from '../record.ts';
import { titleTexts, toArticle } from './article.ts';
import { type ArticleSpan, findArticles } from './articles.ts';
import { placeBody } from './body.ts';
import type { Document, Placed } from './document.ts';
import { isText } from './found.ts';
import { readHead } from './head.ts';
import { headlineAt } from './headline.ts';
import { countLines, splitLines, type TextLine } from './lines.ts';
import { withLiveStamps } from './live.ts';
import { markParagraphs, standsAlone } from './marks.ts';
import { joinParagraphs } from './paragraphs.ts';
import { bodyProblem, navigationProblem, paywallProblem, proseProblem } from './quality.ts';
import { recurringOutlet } from './source.ts';
import { joinTitleLines } from './title-lines.ts';

/** A day's dump of one outlet has 100–150 articles; far more in one object is a database to be split by its sender. */
export const MAX_ARTICLES = 200;

/** So many lines in `MAX_BYTES` have under ten bytes each. Bounds the memory that the lines take, at about 100 bytes each. */
const MAX_LINES = 2_000_000;

/** Lines up to which a file without an article is looked at for what else it is. */
const MAX_SMALL = 2_000;

export function parse(text: string, { uploadedAt, language }: ParseContext): ParsedDocument | Rejected {
  const context = { uploadedAt: new Date(uploadedAt).toISOString(), language };
  const lineCount = countLines(text);
  if (lineCount > MAX_LINES) {
    return rejected(
      'not-prose',
      `${lineCount} lines of ${Math.floor(text.length / lineCount)} characters: noise, not sentences.`,
    );
  }
  const lines = splitLines(text); // 1
  const isApart = (line: string) => standsAlone(line, context);
  const paragraphs = joinTitleLines(joinParagraphs(lines, isApart), isApart); // 2
  const problem = proseProblem(paragraphs); // 3
  if (problem !== null && paragraphs.length > MAX_SMALL) return problem;

  const marks = markParagraphs(paragraphs, context); // 4
  if (problem !== null) return paywallProblem(paragraphs, marks) ?? navigationProblem(paragraphs, marks) ?? problem;
  const document: Document = { paragraphs, marks, context };
  const spans = findArticles(document); // 5
  const outlet = recurringOutlet(document);
  if (spans.length > MAX_ARTICLES) {
    return rejected('too-many-articles', `${spans.length} articles in one file; at most ${MAX_ARTICLES} are read.`);
  }

  const articles: ParsedArticle[] = [];
  const placed: PlacedParagraph[] = [];
  let firstProblem: Rejected | null = null;
  for (const span of spans) {
    const { roles, ...read } = readSpan(document, span, outlet); // 6–8
    firstProblem ??= read.problem;
    const index = read.problem === null ? articles.push(read.article) - 1 : null;
    for (const role of roles) placed.push({ ...role, article: isLink(role) ? null : index });
  }
  const roles = toLines(lines, document, placed);
  if (articles.length === 0) return { ...(firstProblem ?? rejected('too-short', 'No text.')), lines: roles };
  return { kind: 'parsed', lines: roles, articles };
}

type SpanRead = {
  readonly roles: readonly Placed[];
  readonly article: ParsedArticle;
  readonly problem: Rejected | null;
};

/** One article: its roles in order, its fields, and what speaks against keeping it. */
function readSpan(seen: Document, span: ArticleSpan, outlet: ReturnType<typeof recurringOutlet>): SpanRead {
  const document = withLiveStamps(seen, span);
  const head = readHead(document, span);
  const title = head.headline === null ? null : headlineAt(document, head.headline.index);
  const body = placeBody(document, { start: head.bodyStart, end: span.end }, { span, placed: head.placed, title });
  const roled = document.paragraphs.slice(span.start, span.end).map((paragraph, k) => {
    const i = span.start + k;
    return { ...paragraph, ...(body.get(i) ?? head.placed.get(i) ?? document.marks[i] ?? UNPLACED) };
  });
  const text = roled.filter(({ role }) => isText(role));
  const marks = document.marks.slice(span.start, span.end);
  const problem = paywallProblem(text, marks) ?? navigationProblem(roled, marks) ?? bodyProblem(text);
  const article = toArticle(
    roled,
    titleTexts(head, (i) => headlineAt(document, i)),
    outlet,
    document.context,
  );
  return { roles: roled.map(({ role, rule }) => ({ role, rule })), article, problem };
}

/** Paragraphs between head and body that neither placed: none by construction, text if a rule ever leaves one out. */
const UNPLACED: Placed = { role: 'body', rule: 'unplaced' };

type PlacedParagraph = Placed & { readonly article: number | null };

function isLink({ role }: Placed): boolean {
  return role === 'related-heading' || role === 'related-link' || role === 'related-teaser';
}

/** Every line gets its paragraph's role; the lines between paragraphs are blank. */
function toLines(
  lines: readonly TextLine[],
  { paragraphs }: Document,
  placed: readonly PlacedParagraph[],
): readonly Line[] {
  let p = 0;
  return lines.map(({ raw, clean }, i) => {
    const number = i + 1;
    if (clean === '') return { number, text: raw, role: 'blank', rule: 'blank', article: null };
    while ((paragraphs[p]?.last ?? i) < i) p++;
    const { role, rule, article } = placed[p] ?? { ...UNPLACED, article: null };
    return { number, text: raw, role, rule, article };
  });
}
