/** The page around a text, as a copied page has it: what the parser must take away before texts are compared. */
import type { Edit } from './draft.ts';
import furniture from './furniture.json' with { type: 'json' };

type Furniture = (typeof furniture)['ar'];
const FURNITURE: Readonly<Partial<Record<string, Furniture>>> = furniture;

/** Section path, share bar, a caption and a link among the paragraphs, teasers and rights after them. */
export const boilerplate: Edit = (draft, other) => {
  const page = FURNITURE[draft.language];
  if (page === undefined) return null;
  const [first = '', second = '', ...rest] = draft.paragraphs;
  return {
    ...draft,
    above: page.above,
    paragraphs: [
      ...page.share,
      page.caption,
      first,
      second,
      `${page.readAlso} ${other.headline}`,
      ...rest,
      ...page.share,
      page.related,
      other.headline,
      ...page.teasers,
      page.rights,
    ],
  };
};

/** Columns of the terminals that old systems broke lines for. */
const COLUMNS = 64;

/** Lines of one width. */
export const wrapped: Edit = (draft) => {
  if (draft.language === 'zh') return null;
  return { ...draft, paragraphs: draft.paragraphs.map((paragraph) => wrap(paragraph).join('\n')) };
};

function wrap(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Those edits that apply, one after the other; null when they are fewer than `needed`. */
export function inTurn(edits: readonly Edit[], needed: number): Edit {
  return (draft, other) => {
    let applied = 0;
    const edited = edits.reduce((before, edit) => {
      const after = edit(before, other);
      if (after !== null) applied++;
      return after ?? before;
    }, draft);
    return applied < needed ? null : edited;
  };
}
