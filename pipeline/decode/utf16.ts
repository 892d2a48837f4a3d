/**
 * UTF-16 without a byte order mark, which chardet does not look for. Part of stage 3 (`decode.ts`).
 *
 * The evidence is where the zero bytes stand: spaces, digits, punctuation and Latin letters have a zero high byte, so
 * zeros pile up on one side of the byte pairs. Binary files have them on both.
 */
const SAMPLE_BYTES = 65_536;

/** Least share of pairs with a zero high byte. Arabic news has them in spaces, digits and line ends, 16–25 % (measured), Chinese in fewer, Latin text in nearly all. */
const MIN_ZERO_SHARE = 0.04;

/** At most this share of the zeros may stand on the other side. */
const MAX_STRAY_SHARE = 0.02;

/** Share of letters, digits, spaces and punctuation that the sample must decode to. */
const MIN_TEXT_SHARE = 0.97;

export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES - (SAMPLE_BYTES % 2));
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even++;
    if (sample[i + 1] === 0) odd++;
  }
  const [most, stray] = even > odd ? [even, odd] : [odd, even];
  if (most < MIN_ZERO_SHARE * pairs || stray > MAX_STRAY_SHARE * most) return null;
  const name = even > odd ? 'utf-16be' : 'utf-16le';
  const text = new TextDecoder(name).decode(sample.subarray(0, pairs * 2));
  const plain = text.match(/[\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{Sc}\r\n\t]/gu)?.length ?? 0;
  return plain >= MIN_TEXT_SHARE * pairs ? name : null;
}
