/** What is done to a text before it comes as another file, by name. */
import type { Edit } from './draft.ts';
import { agencyIntro, attribution, otherHeadline } from './head.ts';
import { boilerplate, inTurn, wrapped } from './page.ts';
import { backgroundAppended, cutToHalf, cutToThird, droppedSentences, reordered } from './paragraphs.ts';
import { encodedForms, otherDigits, punctuation, spelling, vowelSigns } from './typography.ts';
import { synonymsForWords } from './words.ts';

export const EDITS: Readonly<Record<string, Edit>> = {
  spelling,
  'vowel signs': vowelSigns,
  punctuation,
  'encoded forms': encodedForms,
  'other digits': otherDigits,
  'wrapped lines': wrapped,
  boilerplate,
  'other headline': otherHeadline,
  'agency intro': agencyIntro,
  attribution,
  'cut to half': cutToHalf,
  'cut to a third': cutToThird,
  reordered,
  'dropped sentences': droppedSentences,
  'background appended': backgroundAppended,
  synonyms: synonymsForWords,
  // As agency copy comes out elsewhere: several of them at once.
  reprint: inTurn([cutToHalf, synonymsForWords, spelling, agencyIntro, otherHeadline, boilerplate], 4),
};
