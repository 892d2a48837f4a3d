/**
 * Lines that a heading or label above them rules: links to other articles, readers' comments, keywords, and what a press
 * release says of its sender. Part of step 7 of stage 4 (`body.ts`).
 */
import { aboutSender, COMMENT_HEADING } from './boilerplate.ts';
import { type Document, isProseAt, type Placed, type Span, wordsAt } from './document.ts';
import { relatedBlockEnd } from './related.ts';
import { isRowOfTags, isTag, TAGS_LABEL } from './tags.ts';

const ABOUT_SENDER: Placed = { role: 'boilerplate', rule: 'about-sender' };
const COMMENTS: Placed = { role: 'boilerplate', rule: 'comments' };
const TAGS_BELOW: Placed = { role: 'tags', rule: 'below-label' };

export function placeBlocks(document: Document, { start, end }: Span): Map<number, Placed> {
  const isBelowText = textAbove(document, { start, end });
  const placed = new Map<number, Placed>();
  for (let i = start; i < end; i++) {
    const mark = document.marks[i] ?? null;
    const block = mark === null ? null : blockBelow(document, i, { start, end }, isBelowText);
    if (mark === null || block === null) continue;
    placed.set(i, mark);
    for (let k = i + 1; k < block.end; k++) placed.set(k, block.roleAt(k));
    i = block.end - 1;
  }
  const about = aboutSender(document, { start, end });
  for (let i = about ?? end; i < end; i++) if (document.marks[i] === null) placed.set(i, ABOUT_SENDER);
  return placed;
}

type Block = { readonly end: number; readonly roleAt: (i: number) => Placed };

function blockBelow(document: Document, i: number, span: Span, isBelowText: (i: number) => boolean): Block | null {
  const mark = document.marks[i];
  if (mark?.role === 'related-heading') {
    const blockEnd = relatedBlockEnd(document, i, span.end, !isBelowText(i));
    // A heading with nothing below it is a button.
    return blockEnd === i + 1 ? null : { end: blockEnd, roleAt: (k) => inRelatedBlock(document, k) };
  }
  if (mark?.rule === COMMENT_HEADING && i + 1 < span.end && isBelowText(i)) {
    return {
      end: commentsEnd(document, i, span.end),
      roleAt: (k) => (document.marks[k]?.role === 'control' ? (document.marks[k] ?? COMMENTS) : COMMENTS),
    };
  }
  if (mark?.rule === TAGS_LABEL) return { end: tagsEnd(document, i + 1, span.end), roleAt: () => TAGS_BELOW };
  return null;
}

/** Comments go on to the next list of links, or to the end. */
function commentsEnd(document: Document, i: number, end: number): number {
  for (let k = i + 1; k < end; k++)
    if (document.marks[k]?.role === 'related-heading' || document.marks[k]?.rule === 'copyright') return k;
  return end;
}

/** More text above than below: comments are shorter than what they are about, and a button above the text says the same words. */
function textAbove(document: Document, { start, end }: Span): (i: number) => boolean {
  const above = [0]; // words of text before each paragraph
  for (let i = start; i < end; i++) {
    above.push((above.at(-1) ?? 0) + (isProseAt(document, i) ? wordsAt(document, i) : 0));
  }
  const total = above.at(-1) ?? 0;
  return (i) => 2 * (above[i - start] ?? 0) > total;
}

function tagsEnd(document: Document, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const paragraph = document.paragraphs[i];
    const isOne = paragraph !== undefined && (isTag(paragraph.shape) || isRowOfTags(paragraph.text, paragraph.shape));
    if (document.marks[i] !== null || !isOne) return i;
  }
  return end;
}

/** Marks that say more than "a link" keep their role, so that a source line below the links still counts. */
const KEPT_IN_BLOCK: ReadonlySet<string> = new Set([
  'source',
  'end-mark',
  'boilerplate',
  'related-heading',
  'tags',
  'editors-note',
  'agency-mark',
]);

function inRelatedBlock(document: Document, i: number): Placed {
  const mark = document.marks[i] ?? null;
  if (mark !== null && KEPT_IN_BLOCK.has(mark.role)) return mark;
  const rule = 'related-block';
  return isProseAt(document, i) ? { role: 'related-teaser', rule } : { role: 'related-link', rule };
}
