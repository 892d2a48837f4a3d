/**
 * A dateline as tokens: words, numbers, signs. Digits of any script become ASCII, words are folded, invisible characters
 * (direction marks, joiners) are nowhere. First step of the dateline engine (`dateline.ts`).
 */
import { fold } from '../text/fold.ts';

export type Token = {
  readonly kind: 'word' | 'number' | 'sign';
  /** Folded word, ASCII digits, or the sign itself. A Han character is a word: Chinese has no spaces. */
  readonly text: string;
  /** Offset of its first code unit in the line. */
  readonly start: number;
  readonly end: number;
  /** True when no space stands between it and the token before. */
  readonly attached: boolean;
};

export type Line = {
  readonly tokens: readonly Token[];
  /** Primary language subtag (`ar`, `zh`), which decides between words that several languages share; null when unknown. */
  readonly language: string | null;
};

/** What was read, and the index of the token after it. */
export type Read<Value> = { readonly end: number; readonly value: Value };

/** Classes of code units. INNER: marks, joiners and direction marks, which only continue what they follow. */
const [UNKNOWN, SIGN, WORD, HAN, NUMBER, INNER, SPACE] = [0, 1, 2, 3, 4, 5, 6];
const known = new Uint8Array(0x10000);

/** Found once per code unit and kept: a regular expression over the line takes five times as long. */
function classAt(line: string, i: number): number {
  const unit = line.charCodeAt(i);
  if (known[unit] === UNKNOWN) known[unit] = classify(String.fromCharCode(unit));
  return known[unit] ?? SIGN;
}

function classify(char: string): number {
  if (/\s/.test(char)) return SPACE;
  if (/[\p{M}\p{Cf}\p{Cc}]/u.test(char)) return INNER;
  if (/\p{Nd}/u.test(char)) return NUMBER;
  if (/\p{Script=Han}/u.test(char)) return HAN;
  return /\p{L}/u.test(char) ? WORD : SIGN; // halves of characters beyond the BMP are signs: most are pictures
}

const TATWEEL = '\u0640';

/** Letters, digits and signs are told apart, so that `16h30`, `1er`, `1442هـ` and `3月5日` fall into their parts. */
export function tokenize(line: string, language: string | null = null): Line {
  const tokens: Token[] = [];
  let attached = false;
  for (let start = 0; start < line.length; ) {
    const kind = classAt(line, start);
    let end = start + 1;
    if (kind === SPACE) attached = false;
    if (kind === SPACE || kind === INNER) {
      start = end;
      continue;
    }
    if (kind === WORD || kind === HAN) while (end < line.length && continuesWord(kind, classAt(line, end))) end++;
    else if (kind === NUMBER) while (end < line.length && classAt(line, end) === NUMBER) end++;
    const printed = line.slice(start, end);
    if (kind === NUMBER) pushNumber(tokens, { printed, start, end, attached }, line);
    // A tatweel alone is a dash: «القاهرة ـ 9 مارس 2021».
    else if (kind === SIGN || printed.replaceAll(TATWEEL, '') === '')
      tokens.push({ kind: 'sign', text: kind === SIGN ? plainSign(printed) : '-', start, end, attached });
    else tokens.push({ kind: 'word', text: foldWord(printed), start, end, attached });
    attached = true;
    start = end;
  }
  return { tokens, language };
}

function continuesWord(kind: number, next: number): boolean {
  return next === INNER || (kind === WORD && next === WORD);
}

type Printed = Omit<Token, 'kind' | 'text'> & { readonly printed: string };

/** Digits of a year and an hour that lost the space between them: `5/3/202402:20`. */
const YEAR_AND_HOUR = 6;

function pushNumber(tokens: Token[], { printed, start, end, attached }: Printed, line: string): void {
  const text = fold(printed);
  const isGlued = text.length === YEAR_AND_HOUR && attached && line[end] === ':';
  if (!isGlued) tokens.push({ kind: 'number', text, start, end, attached });
  else
    tokens.push(
      { kind: 'number', text: text.slice(0, 4), start, end: start + 4, attached },
      { kind: 'number', text: text.slice(4), start: start + 4, end, attached: false },
    );
}

/** Vowel signs of the scripts from Devanagari to Myanmar are letters: without them Thai for March is January. */
function foldWord(word: string): string {
  const isIndic = word >= '\u0900' && word < '\u1100';
  return isIndic ? word.replace(/\p{Cf}/gu, '').normalize('NFC') : fold(word).replace(DIRECTION_MARKS, '');
}

/** `fold` drops the joiners and the older marks itself. */
const DIRECTION_MARKS = /[\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** Signs that other scripts and keyboards put for the usual ones. */
const SAME_SIGNS: Readonly<Record<string, string>> = {
  '؍': '/',
  '⁄': '/',
  '∕': '/',
  '\\': '/',
  '٫': '.',
  '٬': ',',
  '∶': ':',
  '٪': '%',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '−': '-',
  '、': ',',
  '。': '.',
  '｡': '.',
  '・': '·',
  '｜': '|',
  '։': ':',
};

function plainSign(sign: string): string {
  return SAME_SIGNS[sign] ?? (sign >= '\uFF00' && sign <= '\uFFEF' ? sign.normalize('NFKC') : sign);
}

export function isAttached({ tokens }: Line, i: number): boolean {
  return tokens[i]?.attached === true;
}

export function isSign({ tokens }: Line, i: number, signs: string): boolean {
  const token = tokens[i];
  return token?.kind === 'sign' && signs.includes(token.text);
}

/** The number at `i` if it has between `min` and `max` digits, else null. */
export function numberAt({ tokens }: Line, i: number, min: number, max: number): number | null {
  const token = tokens[i];
  if (token?.kind !== 'number' || token.text.length < min || token.text.length > max) return null;
  return Number(token.text);
}
