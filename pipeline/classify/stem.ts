/**
 * Stage 7, classify: words of one lemma to one stem, so that a phrase matches its inflections.
 *
 * Light stemming: particles and the article in front, one ending behind; no roots. It is lighter than Light10: an ending goes only when four letters
 * stay, since three-letter stems collide (بيان "statement" with بيئة "environment"), which cost 4.8 points of F1.
 *
 * @see https://dl.acm.org/doi/10.1145/564376.564425 Larkey, Ballesteros, Connell: light stemming for Arabic
 */

/** With the article, the longest first: and-the, with-the, as-the, then-the, and-for-the, for-the, the. */
const ARABIC_PREFIXES = ['وال', 'بال', 'كال', 'فال', 'ولل', 'لل', 'ال'];
const ARABIC_SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'ه'];

/** Letters that must stay after a prefix, and after a suffix. */
const MIN_AFTER_PREFIX = 3;
const MIN_AFTER_SUFFIX = 4;

/** @param word one normalized word (see tokenize.ts) */
export function stem(word: string): string {
  return isArabic(word) ? stemArabic(word) : stemEnglish(word);
}

/** By its first letter. */
export function isArabic(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 0x0600 && first <= 0x06ff;
}

function stemArabic(word: string): string {
  let rest = word.startsWith('و') && word.length > 4 ? word.slice(1) : word;
  const prefix = ARABIC_PREFIXES.find((p) => rest.startsWith(p) && rest.length - p.length >= MIN_AFTER_PREFIX);
  if (prefix !== undefined) rest = rest.slice(prefix.length);
  const suffix = ARABIC_SUFFIXES.find((s) => rest.endsWith(s) && rest.length - s.length >= MIN_AFTER_SUFFIX);
  return suffix === undefined ? rest : rest.slice(0, -suffix.length);
}

/** Plurals only: verb endings would join more than they match (`shooting`, `shoot`). */
function stemEnglish(word: string): string {
  if (word.length <= 4) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.endsWith('sses')) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
