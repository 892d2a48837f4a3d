/** Edits that few readers notice: how words are spelled, marked and encoded. */
import { type Edit, inEachText } from './draft.ts';

type Change = readonly [pattern: RegExp, replacement: string];

/** Habits of desks and keyboards. */
const HABITS: Readonly<Record<string, readonly Change[]>> = {
  ar: [
    [/[أإآٱ]/g, 'ا'],
    [/ى(?!\p{L})/gu, 'ي'],
    [/ة(?!\p{L})/gu, 'ه'],
    [/(?<=\d) ?%/g, '٪'],
  ],
  fa: [
    [/ی/g, 'ي'],
    [/ک/g, 'ك'],
    [/\u200c/g, ' '],
  ],
  ur: [
    [/ی/g, 'ي'],
    [/ک/g, 'ك'],
  ],
  de: [[/ß/g, 'ss']],
  fr: [
    [/œ/g, 'oe'],
    [/[ÉÈÊ]/g, 'E'],
    [/À/g, 'A'],
  ],
  ru: [[/ё/g, 'е']],
  tr: [
    [/â/g, 'a'],
    [/î/g, 'i'],
  ],
};

export const spelling: Edit = (draft) => inEachText(draft, (text) => changed(text, HABITS[draft.language] ?? []));

/** Signs in turn, and letters that they may stand on. */
const SIGNS: readonly (readonly [signs: string, letter: RegExp])[] = [
  ['\u064E\u0652\u0650\u0651\u064F', /[ب-غف-هوي](?=\p{L})/gu],
  ['\u05B7\u05B0\u05B4\u05BC\u05B8', /[א-ת](?=\p{L})/gu],
];

/** Vowel signs on every other letter, and a tatweel in every fifth word that can have one. */
export const vowelSigns: Edit = (draft) =>
  inEachText(draft, (text) => {
    const signed = SIGNS.reduce((before, [signs, letter]) => {
      let letters = 0;
      return before.replace(letter, (found) => {
        letters++;
        return letters % 2 === 0 ? found : found + (signs[letters % signs.length] ?? '');
      });
    }, text);
    let words = 0;
    return signed.replace(/([سصطعفقكمن])(?=[\u064B-\u0652]?[سصطعفقكمن])/g, (found) => {
      words++;
      return words % 5 === 0 ? `${found}ـ` : found;
    });
  });

const PUNCTUATION: readonly Change[] = [
  [/[«“„]\s?/g, '"'],
  [/\s?[»”]/g, '"'],
  [/[’‘]/g, "'"],
  [/ [–—] /g, ' - '],
  [/…/g, '...'],
  [/،(?=\S)/g, '، '],
];

/** Other quotation marks and dashes, no-break spaces, and characters that nobody sees. */
export const punctuation: Edit = (draft) =>
  inEachText(draft, (text) => {
    let spaces = 0;
    return changed(text, PUNCTUATION)
      .replace(/ /g, () => [' ', ' \u200f', ' ', '\u00a0', ' ', ' \u202a'][spaces++ % 6] ?? ' ')
      .replace(/(?<=\p{Script=Arabic}[وردا])(?=\p{Script=Arabic}{2})/gu, '\u200c')
      .replace(/(?<=\p{Script=Latin}{4})(?=\p{Script=Latin}{4})/gu, '\u00ad');
  });

/** Letters as old extractors give them: Arabic as presentation forms, accents apart, Latin ligatures, wide digits. */
export const encodedForms: Edit = (draft) =>
  inEachText(draft, (text) => {
    if (draft.language === 'zh') return text.replace(/[0-9A-Za-z]/g, (sign) => shifted(sign, 0xfee0));
    return presentationForms(text).normalize('NFD').replace(/fi/g, 'ﬁ').replace(/fl/g, 'ﬂ');
  });

/** By letter: isolated, final, initial, medial; letters that join to one side have two. */
const FORMS: ReadonlyMap<string, readonly string[]> = Map.groupBy(
  Array.from({ length: 0xfef4 - 0xfe80 + 1 }, (_, i) => String.fromCharCode(0xfe80 + i)),
  (form) => form.normalize('NFKC'),
);

function presentationForms(text: string): string {
  const letters = [...text];
  const joinsOn = (letter: string | undefined) => FORMS.get(letter ?? '')?.length === 4;
  return letters
    .map((letter, i) => {
      const afterJoin = joinsOn(letters[i - 1]) ? 1 : 0;
      const beforeJoin = joinsOn(letter) && FORMS.has(letters[i + 1] ?? '') ? 2 : 0;
      return FORMS.get(letter)?.[afterJoin + beforeJoin] ?? letter;
    })
    .join('');
}

const ARABIC_DIGITS: Readonly<Record<string, number>> = { ar: 0x0660, fa: 0x06f0, ur: 0x06f0 };
const FEWEST_DIGITS = 3;

/** Digits of the other script, with its separators; wide ones in Chinese. */
export const otherDigits: Edit = (draft) => {
  const digits = draft.paragraphs.join('').match(/[0-9\u0660-\u0669\u06f0-\u06f9]/g) ?? [];
  const zero = draft.language === 'zh' ? 0xff10 : ARABIC_DIGITS[draft.language];
  if (zero === undefined || digits.length < FEWEST_DIGITS) return null;
  const areAscii = digits.filter((digit) => digit <= '9').length * 2 > digits.length;
  return inEachText(draft, (text) => (areAscii ? fromAscii(text, zero) : toAscii(text)));
};

function fromAscii(text: string, zero: number): string {
  const separated =
    zero === 0xff10 ? text : text.replace(/(?<=\d)\.(?=\d)/g, '\u066b').replace(/(?<=\d),(?=\d)/g, '\u066c');
  return separated.replace(/[0-9]/g, (digit) => shifted(digit, zero - 0x30));
}

function toAscii(text: string): string {
  return text
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',')
    .replace(/[\u0660-\u0669]/g, (digit) => shifted(digit, 0x30 - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => shifted(digit, 0x30 - 0x06f0));
}

function shifted(sign: string, by: number): string {
  return String.fromCharCode(sign.charCodeAt(0) + by);
}

function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce((before, [pattern, replacement]) => before.replace(pattern, replacement), text);
}
