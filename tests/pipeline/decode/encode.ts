/** Bytes of a text in a charset that the platform can decode but not encode. One byte per character only. */
export function encodeAs(text: string, charset: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const char = new TextDecoder(charset).decode(Uint8Array.of(byte));
    if (char !== '\uFFFD') table.set(char, byte);
  }
  return Uint8Array.from([...text], (char) => {
    const byte = table.get(char);
    if (byte === undefined) throw new Error(`${charset} has no "${char}"`);
    return byte;
  });
}

export function encodeUtf16(text: string, order: 'le' | 'be'): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((char) =>
      units(char).flatMap((unit) => (order === 'le' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff])),
    ),
  );
}

function units(char: string): number[] {
  return Array.from({ length: char.length }, (_, i) => char.charCodeAt(i));
}
