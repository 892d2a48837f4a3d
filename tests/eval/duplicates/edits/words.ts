/** Words put for others, as a desk does to make a text its own. */
import { type Edit, inEachText } from './draft.ts';
import synonyms from './synonyms.json' with { type: 'json' };

const SYNONYMS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(synonyms).map(([language, words]) => [language, new Map(Object.entries(words))]),
);

/** Fewer are no edit, and more than one in this many words would be another's text. */
const FEWEST_REPLACED = 4;
const WORDS_TO_ONE_REPLACED = 20;

/** Arabic «و» and «ف» are written with the word. */
const WORD = /(?<![\p{L}\p{M}])([وف]?)([\p{L}\p{M}]+)/gu;

export const synonymsForWords: Edit = (draft) => {
  const known = SYNONYMS.get(draft.language);
  if (known === undefined) return null;
  let words = 0;
  let replaced = 0;
  const replace = (whole: string, and: string, bare: string): string => {
    words++;
    const own = known.get(whole);
    const synonym = own ?? known.get(bare);
    if (synonym === undefined || replaced * WORDS_TO_ONE_REPLACED > words) return whole;
    replaced++;
    return own ?? and + synonym;
  };
  const edited = inEachText(draft, (text) => text.replace(WORD, replace));
  return replaced < FEWEST_REPLACED ? null : edited;
};
