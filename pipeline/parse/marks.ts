/**
 * Step 4 of stage 4: what a paragraph is by itself. Most are nothing special (null); the others get a *mark* (`mark.ts`).
 *
 * The rules are tried in this order; the first that fits gives the mark.
 */
import type { ParseContext } from '../record.ts';
import { foldedWords } from '../text/fold.ts';
import { agencyMark, leadLineMark } from './agency-marks.ts';
import { boilerplateMark, commentHeadingMark, contactMark } from './boilerplate.ts';
import { bylineMark } from './byline.ts';
import { captionMark } from './captions.ts';
import { breadcrumbsMark, controlMark } from './controls.ts';
import { crowdedDatelineMark, datelineMark } from './dateline-marks.ts';
import { labelMark } from './labels.ts';
import { loneMark } from './lone-marks.ts';
import type { Mark, MarkRule } from './mark.ts';
import { markNotesBelowLabels, noteMark } from './notes.ts';
import type { Paragraph } from './paragraphs.ts';
import { relatedMark } from './related.ts';
import { shapeOf } from './shape.ts';
import { sourceMark } from './source.ts';
import { tagsMark } from './tags.ts';

const RULES: readonly MarkRule[] = [
  loneMark, // «–», "###", "-30-", ruled lines, lone addresses
  noteMark, // «تنويه: …», "Correction: …"
  boilerplateMark, // copyright, newsletter, "follow us"
  contactMark, // "Media contact: …"
  commentHeadingMark, // "Comments (12)"
  relatedMark, // headings of link lists, links introduced in their own line
  sourceMark, // «المصدر: …»
  tagsMark, // "Tags: …", rows of hashtags
  labelMark, // "Title: …", "Section: …", "URL: …"
  controlMark, // nothing but interface words
  breadcrumbsMark, // "Home » Economy"
  agencyMark, // «أ ف ب» alone
  datelineMark, // dates, as the dateline engine recognises them
  leadLineMark, // «القاهرة - رويترز»
  bylineMark, // "By …", «بقلم …»; before captions: "By Jane Doe (AFP)"
  captionMark, // a picture credit, or a caption's prefix
  crowdedDatelineMark, // a full date with a few words beside it that no sign sets off
];

/** The rules that a whole paragraph may fit: notes, disclaimers, credits of a text, captions of two sentences. */
const PARAGRAPH_RULES: readonly MarkRule[] = [noteMark, boilerplateMark, bylineMark, captionMark];

/** Words of the longest line that any of these rules can be about; longer ones are text. */
const MAX_MARKED_WORDS = 80;

/** Characters that are folded: a line that is nothing but a phrase is shorter, and of longer ones only the first words are looked at. */
const FOLDED_LENGTH = { line: 120, paragraph: 48 };
/** Words of the longest line that all rules are about. */
const MAX_LINE_WORDS = 30;

export function markParagraphs(paragraphs: readonly Paragraph[], context: ParseContext): readonly (Mark | null)[] {
  return markNotesBelowLabels(paragraphs.map((paragraph) => markParagraph(paragraph, context)));
}

/** Roles of lines that are never a piece of a paragraph, however the text is wrapped. */
const LINE_BY_ITSELF: ReadonlySet<string> = new Set([
  'dateline',
  'byline',
  'source',
  'control',
  'section-name',
  'tags',
  'related-heading',
]);

/** Whether a line is none of a wrapped paragraph's. */
export function standsAlone(text: string, context: ParseContext): boolean {
  const mark = markParagraph({ text, first: 0, last: 0, gapBefore: true, shape: shapeOf(text) }, context);
  return mark !== null && LINE_BY_ITSELF.has(mark.role);
}

function markParagraph(paragraph: Paragraph, context: ParseContext): Mark | null {
  if (paragraph.shape.words > MAX_MARKED_WORDS || paragraph.text.length > 1_000) return null;
  const isLine = paragraph.shape.words <= MAX_LINE_WORDS;
  const words = foldedWords(paragraph.text.slice(0, isLine ? FOLDED_LENGTH.line : FOLDED_LENGTH.paragraph));
  const candidate = { ...paragraph, words, context };
  for (const rule of isLine ? RULES : PARAGRAPH_RULES) {
    const mark = rule(candidate);
    if (mark !== null) return mark;
  }
  return null;
}
