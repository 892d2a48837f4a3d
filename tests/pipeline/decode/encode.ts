/** Bytes of a text in a charset of one or two bytes per character, which the platform can decode but not encode. */
export function encodeAs(text: string, charset: string): Uint8Array {
  const table = tableOf(charset);
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const bytes = table.get(char);
      if (bytes === undefined) throw new Error(`${charset} has no "${char}"`);
      return bytes;
    }),
  );
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(charset: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(charset);
  const table = new Map<string, readonly number[]>();
  const add = (...bytes: number[]) => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if ([...char].length === 1 && char !== '\uFFFD' && !table.has(char)) table.set(char, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add(byte);
  for (let first = 0x81; first < 0xff; first++) for (let second = 0x40; second < 0xff; second++) add(first, second);
  tables.set(charset, table);
  return table;
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
