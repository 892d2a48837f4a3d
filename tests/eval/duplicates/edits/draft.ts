/** What an edit changes: an article as its outlet would put it into a file. */
import type { BaseText } from '../base-texts.ts';

export type Draft = {
  readonly language: string;
  /** Lines of the page above the headline. */
  readonly above: readonly string[];
  readonly headline: string;
  /** In order, with whatever else stands among them. */
  readonly paragraphs: readonly string[];
};

/**
 * Pure: the same draft for the same text on every machine.
 * @param other another text of the language
 * @returns null where there is nothing to edit so
 */
export type Edit = (draft: Draft, other: BaseText) => Draft | null;

export function draftOf({ language, headline, paragraphs }: BaseText): Draft {
  return { language, above: [], headline, paragraphs };
}

/** The whole file. */
export function dumpOf({ above, headline, paragraphs }: Draft): string {
  return `${[...above, headline, ...paragraphs].join('\n\n')}\n`;
}

/** The edit of each text of the draft by itself, the headline's too; null when it changes none. */
export function inEachText(draft: Draft, change: (text: string) => string): Draft | null {
  const paragraphs = draft.paragraphs.map(change);
  if (paragraphs.every((text, i) => text === draft.paragraphs[i])) return null;
  return { ...draft, headline: change(draft.headline), paragraphs };
}
