/**
 * A dateline as tokens: words, numbers, signs. Digits of any script become ASCII, words are folded. Part of the dateline
 * engine (`dateline.ts`).
 */
import { fold } from '../text/fold.ts';

export type Token = {
  readonly kind: 'word' | 'number' | 'sign';
  /** Folded word, ASCII digits, or the sign itself. */
  readonly text: string;
  /** Offset of its first code unit in the line. */
  readonly start: number;
  readonly end: number;
};

/** Letters, digits and signs are told apart, so that `16h30`, `1er` and `1442هـ` fall into their parts. */
const TOKEN = /(\p{L}[\p{L}\p{M}\u0640\u200C]*)|(\p{Nd}+)|[^\s\p{M}]/gu;

export function tokenize(line: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of line.matchAll(TOKEN)) {
    // A tatweel alone is a dash: «القاهرة ـ 9 مارس 2021».
    const printed = /^\u0640+$/.test(match[0]) ? '-' : match[0];
    const kind =
      printed === '-' ? 'sign' : match[1] !== undefined ? 'word' : match[2] !== undefined ? 'number' : 'sign';
    const text = kind === 'sign' ? printed : fold(printed);
    tokens.push({ kind, text, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** True when no space stands between token `i` and the one before it. */
export function isAttached(tokens: readonly Token[], i: number): boolean {
  return i > 0 && tokens[i - 1]?.end === tokens[i]?.start;
}

export function isSign(tokens: readonly Token[], i: number, signs: string): boolean {
  const token = tokens[i];
  return token?.kind === 'sign' && signs.includes(token.text);
}

/** The number at `i` if it has between `min` and `max` digits, else null. */
export function numberAt(tokens: readonly Token[], i: number, min: number, max: number): number | null {
  const token = tokens[i];
  if (token?.kind !== 'number' || token.text.length < min || token.text.length > max) return null;
  return Number(token.text);
}
