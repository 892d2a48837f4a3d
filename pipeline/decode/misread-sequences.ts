/**
 * UTF-8 sequences among characters that were misread: where they are, and what they would be. Part of stage 3
 * (`misread-utf8.ts`, `mojibake.ts`).
 */
import { bytesBack, FIRST_OF, LATER_OF, MISREAD_AS, MISREAD_CHARACTERS, type MisreadAs } from './misread-charsets.ts';
import { sequenceLength } from './utf8-damage.ts';

/** Characters that real text has, beside those of the charsets themselves. Left out are blocks that bytes hit by chance: IPA, Syriac, NKo, Thaana, private use … */
const USUAL_CHARACTER =
  /[\u00A0-\u017F\u0192\u01A0\u01A1\u01AF\u01B0\u0218-\u021B\u02C6\u02DC\u0300-\u0309\u0323\u0386-\u03CE\u0400-\u045F\u0490\u0491\u05BE\u05D0-\u05EA\u05F3\u05F4\u060C\u061B\u061F\u0621-\u063A\u0640-\u0652\u0660-\u066C\u0670\u0671\u0679-\u067E\u0681\u0685\u0686\u0688\u0689\u0691-\u0698\u069A\u06A4\u06A9\u06AB\u06AF\u06B5\u06BA\u06BC\u06BE\u06C0-\u06D5\u06F0-\u06F9\u0900-\u0E7F\u1EA0-\u1EF9\u2002-\u2033\u2039-\u203A\u2044\u20A0-\u20BF\u2116\u2122\u2190-\u2193\u2212\u25A0-\u25CF\u2605\u2606\u2713\u2714\u3000-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3\uFB50-\uFDFD\uFE0F\uFE70-\uFEFF\uFF00-\uFF5E\uFFFD\u{1F300}-\u{1FAFF}]/u;

export type Sequence = { readonly character: string; readonly length: number };

/** The sequence that begins at `at`; null for ASCII, for bytes that are none, and for one of an unusual character. */
export function sequenceAt(bytes: Uint8Array, at: number): Sequence | null {
  const length = sequenceLength(bytes, at);
  if (length < 2) return null;
  const character = characterOf(bytes, at, length);
  return MISREAD_CHARACTERS.has(character) || USUAL_CHARACTER.test(character) ? { character, length } : null;
}

function characterOf(bytes: Uint8Array, at: number, length: number): string {
  let code = (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let k = 1; k < length; k++) code = (code << 6) | ((bytes[at + k] ?? 0) & 0x3f);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The longest sequence has four bytes. */
const LONGEST = 4;

/** The charsets in which the text has any sequence: usually none. One pass. */
export function suspects(text: string): readonly MisreadAs[] {
  let found = 0;
  let first = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) first = 0;
    else {
      const possible = first & (LATER_OF[unit] ?? 0) & ~found;
      if (possible !== 0) found |= confirmed(text.slice(i - 1, i - 1 + LONGEST), possible);
      first = FIRST_OF[unit] ?? 0;
    }
  }
  return MISREAD_AS.filter((_, bit) => (found >> bit) & 1);
}

function confirmed(units: string, possible: number): number {
  return MISREAD_AS.reduce(
    (bits, charset, bit) =>
      (possible >> bit) & 1 && sequenceAt(bytesBack(units, charset), 0) !== null ? bits | (1 << bit) : bits,
    0,
  );
}
