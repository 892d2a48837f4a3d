/** Pairs of a text and what an edit makes of it. */
import type { BaseText } from './base-texts.ts';
import { draftOf, dumpOf } from './edits/draft.ts';
import { EDITS } from './edits/edits.ts';
import type { Pair } from './pair.ts';

/** More say nothing that these do not, and take time. */
export const TEXTS_PER_EDIT = 40;

export function editedPairs(texts: readonly BaseText[]): readonly Pair[] {
  return Object.entries(EDITS).flatMap(([kind, edit]) => {
    const pairs = texts.flatMap((text): Pair[] => {
      const edited = edit(draftOf(text), nextOfLanguage(text, texts));
      if (edited === null) return [];
      const [a, b] = [dumpOf(draftOf(text)), dumpOf(edited)];
      return [{ name: `${kind}: ${text.name}`, set: text.set, kind, origin: 'edited', isDuplicate: true, a, b }];
    });
    return spread(pairs, TEXTS_PER_EDIT);
  });
}

/** The text after this one; of a language's only text itself. */
function nextOfLanguage(text: BaseText, texts: readonly BaseText[]): BaseText {
  const own = texts.filter(({ language }) => language === text.language);
  return own[(own.indexOf(text) + 1) % own.length] ?? text;
}

/** So many of them, from all over the list: languages stand together in it. */
function spread<T>(items: readonly T[], many: number): readonly T[] {
  return items.filter((_, i) => Math.floor((i * many) / items.length) !== Math.floor(((i - 1) * many) / items.length));
}
