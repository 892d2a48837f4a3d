/**
 * Stage 5, identify: languages known by letters that their neighbours do not write. The n-gram profiles have none of them, but for
 * Sorani, which they take for Persian in short texts.
 *
 * @see https://www.unicode.org/cldr/charts/latest/by_type/core_data.alphabetic_information.main.html
 */

type Alphabet = {
  readonly language: string;
  /** Letters of it that Arabic, Persian, Urdu (or French, Turkish …) do not write. Some are shared among the languages here. */
  readonly letters: RegExp;
  /** Least share of the text's letters. A name or a quoted word stays far below. */
  readonly minShare: number;
  /** Must occur as well, where a dense sentence of a neighbour has the letters too (French, Portuguese, Romanian). */
  readonly with?: RegExp;
};

/**
 * Shares in 16 sentences of news each: Pashto 3–26 %, Sorani 9–29 %, Kurmanji 2–18 %; of two each, Uyghur 5–16 %, Sindhi 4–6 %. In 12,800
 * sentences of 16 other languages there is none of the letters above 0.4 %, but for those of Kurmanji in Turkish (0.8 %), French
 * (2.5 %) and Portuguese (4.8 %).
 */
const ALPHABETS: readonly Alphabet[] = [
  { language: 'ps', letters: /[ټډړږښګڼېۍځڅ]/gu, minShare: 0.02 },
  { language: 'ckb', letters: /[ڕڵۆێە]/gu, minShare: 0.04 },
  { language: 'ug', letters: /[ۇۈۋڭېۆە]/gu, minShare: 0.04 },
  { language: 'sd', letters: /[ٻٺٽٿڀڄڃڇڊڌڍڏڙڳڱڻ]/gu, minShare: 0.02 },
  {
    language: 'kmr',
    letters: /[êîûÊÎÛ]/gu,
    minShare: 0.03,
    with: /(?<!\p{L})(?:û|ku|ji|jî|xwe|bi|di|nû|wê|yê|bû)(?!\p{L})/iu,
  },
];

/** Most texts have not one of these letters, and need no counting. */
const ANY = new RegExp(`[${ALPHABETS.map(({ letters }) => letters.source.slice(1, -1)).join('')}]`, 'u');

/** Letters from which the shares mean something: about four words. */
const MIN_LETTERS = 20;

const LETTER = /\p{L}/gu;

/** @returns BCP 47 tag, or null when no such letters stand out */
export function languageByLetters(text: string): string | null {
  if (!ANY.test(text)) return null;
  let best: string | null = null;
  let most = 0;
  let letters: number | null = null;
  for (const { language, letters: own, minShare, with: also } of ALPHABETS) {
    const count = text.match(own)?.length ?? 0;
    if (count <= most) continue;
    letters ??= text.match(LETTER)?.length ?? 0;
    if (letters < MIN_LETTERS || count < minShare * letters || also?.test(text) === false) continue;
    best = language;
    most = count;
  }
  return best;
}
