/**
 * The charsets as which text is most often misread, each as a way back from characters to bytes. Part of stage 3
 * (`misread-utf8.ts`, `misread-bytes.ts`).
 *
 * A byte that a charset leaves undefined was kept by most programs as the C1 control of the same number (that is also what
 * ISO-8859-1 does with 80–9F), so these controls lead back to it in every charset.
 *
 * @see https://encoding.spec.whatwg.org/#legacy-single-byte-encodings
 */

/** In the order of preference where two explain a text equally well: what the web and Windows use most comes first. */
export const MISREAD_AS = [
  'windows-1252',
  'windows-1256',
  'windows-1251',
  'macintosh',
  'windows-1254',
  'windows-1250',
  'windows-1253',
  'windows-1255',
  'koi8-r',
] as const;
export type MisreadAs = (typeof MISREAD_AS)[number];

/** Code unit → byte from 0x80 up. */
type BytesByUnit = ReadonlyMap<number, number>;

function bytesByUnit(charset: string): BytesByUnit {
  const decoder = new TextDecoder(charset);
  const bytes = new Map<number, number>();
  for (let byte = 0x80; byte < 0xa0; byte++) bytes.set(byte, byte);
  for (let byte = 0x80; byte <= 0xff; byte++) {
    const unit = decoder.decode(Uint8Array.of(byte)).charCodeAt(0);
    if (unit !== 0xfffd) bytes.set(unit, byte);
  }
  return bytes;
}

const TABLES: ReadonlyMap<MisreadAs, BytesByUnit> = new Map(
  MISREAD_AS.map((charset) => [charset, bytesByUnit(charset)]),
);

/** The bytes of a run of characters above ASCII; 0 for a character that the charset does not have. */
export function bytesBack(run: string, charset: MisreadAs): Uint8Array {
  const table = TABLES.get(charset);
  const bytes = new Uint8Array(run.length);
  for (let i = 0; i < run.length; i++) bytes[i] = table?.get(run.charCodeAt(i)) ?? 0;
  return bytes;
}

/** Every character of these charsets, C1 controls too: what a text that was misread twice gives after the first repair. */
export const MISREAD_CHARACTERS: ReadonlySet<string> = new Set(
  [...TABLES.values()].flatMap((table) => [...table.keys()].map((unit) => String.fromCharCode(unit))),
);

/** One bit per charset, by code unit: set where the unit is the first byte, or a later byte, of a UTF-8 sequence. */
export const FIRST_OF = new Uint16Array(0x10000);
export const LATER_OF = new Uint16Array(0x10000);
MISREAD_AS.forEach((charset, bit) => {
  for (const [unit, byte] of TABLES.get(charset) ?? []) {
    if (byte >= 0xc2 && byte <= 0xf4) FIRST_OF[unit] = (FIRST_OF[unit] ?? 0) | (1 << bit);
    if (byte < 0xc0) LATER_OF[unit] = (LATER_OF[unit] ?? 0) | (1 << bit);
  }
});
