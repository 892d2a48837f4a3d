/**
 * UTF-32 with its byte order mark, which the platform's TextDecoder does not know. Part of stage 3 (`decode.ts`).
 *
 * Its little-endian mark begins with that of UTF-16: the zeros that follow, and code points in every four bytes, tell them apart.
 */
export type Utf32Text = { readonly name: 'utf-32le' | 'utf-32be'; readonly text: string };

/** Code points turned into a string at a time: arguments of one call, of which the platform takes some 100,000. */
const BATCH = 8192;

export function utf32WithMark(bytes: Uint8Array): Utf32Text | null {
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes.length > 0 && view.getUint32(0, true) === 0xfeff;
  if (!little && (bytes.length === 0 || view.getUint32(0, false) !== 0xfeff)) return null;
  let text = '';
  for (let start = 4; start < bytes.length; start += BATCH * 4) {
    const codes: number[] = [];
    for (let i = start; i < Math.min(bytes.length, start + BATCH * 4); i += 4) {
      const code = view.getUint32(i, little);
      if (code > 0x10ffff) return null;
      codes.push(code);
    }
    text += String.fromCodePoint(...codes);
  }
  return { name: little ? 'utf-32le' : 'utf-32be', text };
}
