/**
 * The document as the later steps of stage 4 see it: paragraphs, the mark of each, and the questions that every rule asks
 * about a paragraph at a position.
 */
import type { ParseContext } from '../record.ts';
import { foldedWords } from '../text/fold.ts';
import type { Mark } from './mark.ts';
import type { Paragraph } from './paragraphs.ts';

export type Document = {
  readonly paragraphs: readonly Paragraph[];
  /** One per paragraph. */
  readonly marks: readonly (Mark | null)[];
  readonly context: ParseContext;
};

/** Half-open range of paragraphs. */
export type Span = { readonly start: number; readonly end: number };

/** The role that a paragraph ends up with, and the rule that gave it. */
export type Placed = Mark;

const FURNITURE = new Set([
  'caption',
  'control',
  'dateline',
  'byline',
  'section-name',
  'agency-mark',
  'editors-note',
  'tags',
  'boilerplate',
]);

export function textAt({ paragraphs }: Document, i: number): string {
  return paragraphs[i]?.text ?? '';
}

export function wordsAt({ paragraphs }: Document, i: number): number {
  return paragraphs[i]?.shape.words ?? 0;
}

export function roleAt({ marks }: Document, i: number): Mark['role'] | null {
  return marks[i]?.role ?? null;
}

/** Unmarked sentences. */
export function isProseAt({ paragraphs, marks }: Document, i: number): boolean {
  return marks[i] === null && paragraphs[i]?.shape.isProse === true;
}

/** A headline by its label, or unmarked and one by its shape. */
export function isTitleAt({ paragraphs, marks }: Document, i: number): boolean {
  return marks[i]?.role === 'headline' || (marks[i] === null && paragraphs[i]?.shape.isTitle === true);
}

/** What stands around a headline: captions, controls, datelines, bylines, notes. */
export function isFurnitureAt(document: Document, i: number): boolean {
  return FURNITURE.has(roleAt(document, i) ?? '');
}

/** Date and byline: what stands between headline and text. */
export function isNamedAt(document: Document, i: number): boolean {
  const role = roleAt(document, i);
  return role === 'dateline' || role === 'byline';
}

export function hasGapBefore({ paragraphs }: Document, i: number): boolean {
  return paragraphs[i]?.gapBefore ?? true;
}

/** The folded words of a short line; of a longer one, the first. */
export function foldedAt(document: Document, i: number): readonly string[] {
  return foldedWords(textAt(document, i).slice(0, FOLDED_LENGTH));
}

/** Characters that hold any name of a section, outlet or place. */
const FOLDED_LENGTH = 60;
