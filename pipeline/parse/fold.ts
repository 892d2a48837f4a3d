/**
 * Folding for comparison with vocabulary: «أبريل» and «ابريل», "Publié" and "PUBLIE" are the same word. Part of stage 4.
 * Never applied to what is shown or stored.
 */

/** Lower case, without harakat, tatweel, hamza carriers, accents and presentation forms; digits become ASCII. */
export function fold(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640\u200B-\u200F\u00AD]/gu, '')
    .replace(/[ىیئٱكةۀہھ\u066E-\u06D3]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) & 0xf) % 10))
    .toLowerCase();
}

/** Letters that one keyboard or another puts for the same thing. Hamza carriers are already taken apart by NFKD. */
const LETTERS: Readonly<Record<string, string>> = { ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ۀ: 'ه', ہ: 'ه', ھ: 'ه', ٱ: 'ا' };

/** The folded words of a text: letters and digits, without punctuation. */
export function foldedWords(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
