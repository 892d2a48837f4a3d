/**
 * A *mark*: what a paragraph is by itself, before its place in the file is looked at. Given by the rules of step 4
 * (`marks.ts`); a later step may overrule it where the place speaks against it.
 */
import type { LineRole, ParseContext } from '../record.ts';
import type { Paragraph } from './paragraphs.ts';

export type Mark = { readonly role: LineRole; readonly rule: string };

/** A paragraph as the rules see it. `words` are its first folded ones. */
export type Candidate = Paragraph & { readonly words: readonly string[]; readonly context: ParseContext };

export type MarkRule = (paragraph: Candidate) => Mark | null;
