/**
 * The first bytes of the binary formats that turn up among news files. Used by stage 2 (`unpack.ts`).
 *
 * @see https://en.wikipedia.org/wiki/List_of_file_signatures
 */
export type MagicNumber = {
  /** As it is named to a person, article included. */
  readonly format: string;
  /** All parts must match; `at` is a byte offset. */
  readonly parts: readonly { readonly at: number; readonly is: readonly number[] }[];
};

export const MAGIC_NUMBERS: readonly MagicNumber[] = [
  magic('a PDF document', [0, '%PDF-']),
  magic('a ZIP archive or Office document', [0, 'PK\x03\x04']),
  magic('a ZIP archive or Office document', [0, 'PK\x05\x06']),
  magic('an old Office document', [0, '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1']),
  magic('a gzip file', [0, '\x1F\x8B\x08']),
  magic('a bzip2 file', [0, 'BZh'], [4, '1AY&SY']),
  magic('an xz file', [0, '\xFD7zXZ\x00']),
  magic('a Zstandard file', [0, '\x28\xB5\x2F\xFD']),
  magic('a 7z archive', [0, '7z\xBC\xAF\x27\x1C']),
  magic('a RAR archive', [0, 'Rar!\x1A\x07']),
  magic('a tar archive', [257, 'ustar']),
  magic('a PNG image', [0, '\x89PNG\r\n\x1A\n']),
  magic('a JPEG image', [0, '\xFF\xD8\xFF']),
  magic('a GIF image', [0, 'GIF87a']),
  magic('a GIF image', [0, 'GIF89a']),
  magic('a TIFF image', [0, 'II*\x00']),
  magic('a TIFF image', [0, 'MM\x00*']),
  magic('a BMP image', [0, 'BM'], [6, '\x00\x00\x00\x00']), // two letters alone would catch text; the reserved bytes do not
  magic('a WebP image', [0, 'RIFF'], [8, 'WEBP']),
  magic('an icon image', [0, '\x00\x00\x01\x00']),
  magic('a WAV recording', [0, 'RIFF'], [8, 'WAVE']),
  magic('an AVI video', [0, 'RIFF'], [8, 'AVI ']),
  magic('an MP4 or HEIC file', [4, 'ftyp']),
  magic('an MP3 recording', [0, 'ID3'], [5, '\x00']), // revision 0, as every tag in use; "ID3…" as text is not caught
  magic('an Ogg recording', [0, 'OggS\x00']),
  magic('a FLAC recording', [0, 'fLaC\x00']),
  magic('a Matroska or WebM video', [0, '\x1A\x45\xDF\xA3']),
  magic('a Flash video', [0, 'FLV\x01']),
  magic('an SQLite database', [0, 'SQLite format 3\x00']),
  magic('a Parquet table', [0, 'PAR1']),
  magic('an ELF program', [0, '\x7FELF']),
  magic('a WebAssembly module', [0, '\x00asm']),
];

function magic(format: string, ...parts: readonly (readonly [at: number, bytes: string])[]): MagicNumber {
  return { format, parts: parts.map(([at, text]) => ({ at, is: [...text].map((char) => char.charCodeAt(0)) })) };
}
