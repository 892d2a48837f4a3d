/** Edits that leave sentences as they are: shortened, reordered and lengthened texts. */
import type { Edit } from './draft.ts';

/** Paragraphs that a cut leaves at least, and that a reordering moves at least. */
const FEWEST_LEFT = 2;
const FEWEST_MOVED = 4;

/** The first half of the paragraphs. */
export const cutToHalf: Edit = (draft) => cut(draft, 1 / 2);

export const cutToThird: Edit = (draft) => cut(draft, 1 / 3);

function cut(draft: Parameters<Edit>[0], share: number): ReturnType<Edit> {
  const left = Math.round(draft.paragraphs.length * share);
  if (left < FEWEST_LEFT) return null;
  return { ...draft, paragraphs: draft.paragraphs.slice(0, left) };
}

/** What follows the first paragraph, last one first. */
export const reordered: Edit = (draft) => {
  const [first, ...rest] = draft.paragraphs;
  if (first === undefined || rest.length < FEWEST_MOVED) return null;
  return { ...draft, paragraphs: [first, ...rest.reverse()] };
};

const SENTENCES = /(?<=[.!?؟。！？۔]["»”’)]?)(?:\s+|(?<=[。！？]["»”’)]?))(?=\S)/u;

/** The last sentence of every other paragraph of several, beginning with the second such. */
export const droppedSentences: Edit = (draft) => {
  let several = 0;
  const paragraphs = draft.paragraphs.map((paragraph) => {
    const sentences = paragraph.split(SENTENCES);
    if (sentences.length < 2) return paragraph;
    several++;
    return several % 2 === 0 ? sentences.slice(0, -1).join(' ') : paragraph;
  });
  return several < 2 ? null : { ...draft, paragraphs };
};

/** The last paragraph of another text, as a desk appends what was known before. */
export const backgroundAppended: Edit = (draft, other) => ({
  ...draft,
  paragraphs: [...draft.paragraphs, ...other.paragraphs.slice(-1)],
});
