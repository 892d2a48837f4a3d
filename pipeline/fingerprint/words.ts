/**
 * Stage 6, fingerprint: the words of a text as they are compared.
 *
 * Editors write «في المنطقة» for «بالمنطقة», «وقال» for «قال», «عبد العزيز» for «عبدالعزيز», "C4" or "C 4". So digits stand apart from
 * letters, Arabic words lose particles, the article and one ending, and a servant's name («عبد …») is one word. Each is kept as
 * 16 bits: enough to align two texts by runs of words, at two bytes a word in the table.
 *
 * Part of the fingerprint's format: a change here changes bands and words (raise the stage's version).
 */

/** Numbers; in scripts written without spaces every letter with its signs; else what stands between spaces. */
const TOKENS =
  /\p{N}+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[^ \p{N}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** «عبد» and «أبو» are the first half of a name. */
const NAME_BEGINNINGS: ReadonlySet<string> = new Set(['عبد', 'ابو']);

/** @param folded see fold.ts */
export function wordsOf(folded: string): string[] {
  const words: string[] = [];
  let beginning = '';
  for (const [token] of folded.matchAll(TOKENS)) {
    if (!isArabic(token)) {
      if (beginning !== '') words.push(beginning);
      beginning = '';
      words.push(token);
    } else if (beginning === '' && NAME_BEGINNINGS.has(token)) {
      beginning = token;
    } else if (token.length > 1 || beginning !== '') {
      words.push(stem(beginning + token));
      beginning = '';
    }
  }
  if (beginning !== '') words.push(beginning);
  return words;
}

function isArabic(token: string): boolean {
  const unit = token.charCodeAt(0);
  return unit >= 0x0600 && unit <= 0x06ff;
}

const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'ولل', 'لل', 'ال'];
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'هم', 'ه', 'ي', 'ا'];
/** Letters that must stay: with fewer, words of other meaning fall together. */
const STEM_LETTERS = 3;

/**
 * Light stemming of Arabic, as far as editors vary it: no roots.
 * @see https://dl.acm.org/doi/10.1145/564376.564425 Larkey, Ballesteros, Connell
 */
function stem(word: string): string {
  let rest = /^[وف]/.test(word) && word.length > STEM_LETTERS + 1 ? word.slice(1) : word;
  const prefix = PREFIXES.find((p) => rest.startsWith(p) && rest.length - p.length >= STEM_LETTERS);
  if (prefix !== undefined) rest = rest.slice(prefix.length);
  else if (/^[بل]/.test(rest) && rest.length > STEM_LETTERS + 1) rest = rest.slice(1);
  const suffix = SUFFIXES.find((s) => rest.endsWith(s) && rest.length - s.length >= STEM_LETTERS);
  return suffix === undefined ? rest : rest.slice(0, -suffix.length);
}

/** 32 bits, well mixed. FNV-1a over UTF-16 units. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The finalizer of MurmurHash3: a bijection in which each bit of the input sways each of the output. */
export function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The two upper bits of a compared word say what it is; 14 bits of its hash follow. */
const KIND = 0xc000;
const NUMBER = 0x4000;
const PLAIN = 0x8000;

/** Shorter stems are particles («في», «عن», "of"), or single letters of scripts without spaces. */
const TELLING_LETTERS = 3;

/** @param hash of the word, `hashWord` */
export function comparedWord(word: string, hash: number): number {
  const kind = /^\p{N}/u.test(word) ? NUMBER : word.length < TELLING_LETTERS ? PLAIN : 0;
  return (hash >>> 18) | kind;
}

export function isNumber(compared: number): boolean {
  return (compared & KIND) === NUMBER;
}

/** A word that can name somebody or something: neither a number nor a particle. */
export function isTelling(compared: number): boolean {
  return (compared & KIND) === 0;
}
