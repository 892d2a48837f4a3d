/**
 * Stage 2: what kind of file this is, by its bytes. The key's extension is never trusted: dumps arrive as `.txt`, `.dat`
 * or without any.
 *
 * Plain text goes on as one entry. Every other format that we can name is turned down by that name, so that the count
 * of `unsupported-type` says which reader is wanted next. Seam: readers for containers and markup go in here, and the
 * accepted side of the union becomes a list of entries.
 */
import { type Rejected, rejected } from '../record.ts';
import { MAGIC_NUMBERS } from './magic-numbers.ts';

export type Unpacked = { readonly kind: 'text'; readonly mediaType: 'text/plain' };

/**
 * 10 MB. An article has some 3 KB, and a file at most 200 articles: this is fifteen times that. The hardest file of this
 * size that we could build (150,000 one-line sentences) takes 3 s and 250 MB through the stages up to parsing: a batch of
 * ten such files still ends within the function's time limit of 60 s.
 */
export const MAX_BYTES = 10_000_000;

/** Markup and data formats announce themselves in their first characters; 1 KB also steps over leading blank lines. */
const SNIFFED_BYTES = 1024;

export function unpack(bytes: Uint8Array, key: string): Unpacked | Rejected {
  if (bytes.length === 0) return rejected('empty', `${key} has no bytes.`);
  if (bytes.length > MAX_BYTES) {
    return rejected('too-large', `${key} has ${bytes.length} bytes; at most ${MAX_BYTES} are read.`);
  }
  const format = binaryFormat(bytes) ?? textFormat(bytes);
  if (format !== null) {
    return rejected('unsupported-type', `${key} is ${format}; only plain text is read so far.`);
  }
  return { kind: 'text', mediaType: 'text/plain' };
}

function binaryFormat(bytes: Uint8Array): string | null {
  const hit = MAGIC_NUMBERS.find(({ parts }) =>
    parts.every(({ at, is }) => is.every((byte, i) => bytes[at + i] === byte)),
  );
  return hit?.format ?? null;
}

/** Formats that are text themselves. Each pattern is anchored at the first visible character and looks a few ahead. */
const TEXT_FORMATS: readonly { readonly format: string; readonly pattern: RegExp }[] = [
  { format: 'HTML', pattern: /^<(?:!doctype\s+html|html|head|body|script|meta|title|div|p|article|table)[\s>/]/i },
  { format: 'XML', pattern: /^<(?:\?xml|!doctype|!--|[a-z_][a-z0-9_:.-]{0,60}[\s>/])/i },
  { format: 'JSON', pattern: /^(?:\{\s{0,200}["}]|\[\s{0,200}(?:[{[\]]|"|-?\d{1,20}\s{0,20}[,\]]))/ },
  { format: 'RTF', pattern: /^\{\\rtf/ },
  { format: 'PostScript', pattern: /^%!PS/ },
];

function textFormat(bytes: Uint8Array): string | null {
  // NULs are dropped so that UTF-16 reads like ASCII here; nothing else needs the charset yet.
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, SNIFFED_BYTES)).replaceAll('\0', '');
  const visible = start.replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '').trimStart();
  return TEXT_FORMATS.find(({ pattern }) => pattern.test(visible))?.format ?? null;
}
