/**
 * News as it comes in, without end: numbered files, of which some are copies of earlier ones, and the same for the same number on every
 * machine and day. Any file can be made by itself.
 */
import { type ArticleStyle, type BenchArticle, benchArticle, benchKey } from './corpus.ts';
import { random } from './random.ts';
import { type BenchLanguage, reworded } from './sentences.ts';

/** `exact`: the bytes of an earlier article under another key; `near`: an earlier article, with a few words changed. */
export type StreamKind = 'unique' | 'exact' | 'near';
export type StreamFile = BenchArticle & { readonly kind: StreamKind };

/**
 * Of 25 files 1 is an exact and 5 are near copies, as in a week of newspapers, where 4 % of articles have the text of an earlier one and 22 %
 * are linked to one.
 */
const ROUND = 25;
const EXACT_COPY = 24;
const NEAR_COPIES: ReadonlySet<number> = new Set([4, 9, 14, 19, 22]);

/**
 * Articles share as many phrases as those of newspapers: after 6,600 of them a new article meets 0.6 texts that share a band and are no
 * copies, 8 bands have over 16 texts, and 1 is full. In a week of newspapers: 0.5 texts, 11 bands, 2 full.
 */
const NEWS: ArticleStyle = { bodyBytes: 2700, replacedWords: 0.6, undated: 0.08 };

/** After all dates that the articles print. */
const FIRST_UPLOAD = Date.parse('2024-04-01T00:00:00.000Z');
const UPLOADS_LAST = 28 * 24 * 3600 * 1000;
/** From one file to the next, modulo the whole: a prime, so that few of the first files already lie all over it, and no two at one instant. */
const UPLOAD_STEP = 949_999_993;

/** When a file was uploaded and ingested, UTC: some time in four weeks, not in the order of the files. */
export function streamUploadedAt(number: number): string {
  return new Date(FIRST_UPLOAD + ((number * UPLOAD_STEP) % UPLOADS_LAST)).toISOString();
}

export function streamFile(number: number, style = NEWS): StreamFile {
  const kind = streamKind(number);
  if (kind === 'unique') return { ...benchArticle(number, style), kind };
  const original = benchArticle(originalOf(number), style);
  const file = kind === 'exact' ? original : nearCopy(original, number);
  return { ...file, key: benchKey(number), kind };
}

export function streamKind(number: number): StreamKind {
  const place = number % ROUND;
  return place === EXACT_COPY ? 'exact' : NEAR_COPIES.has(place) ? 'near' : 'unique';
}

/** A unique article before this one; any, however long ago. */
function originalOf(number: number): number {
  const draw = random(number);
  for (;;) {
    const drawn = draw.below(number);
    if (streamKind(drawn) === 'unique') return drawn;
  }
}

/** Share of words that are changed: some ten of 3 KB, fewer in a short article. */
const CHANGED_WORDS = 0.03;
/** Lines of this many characters are paragraphs; what stands above and below them is left as it is. */
const PARAGRAPH_LENGTH = 120;

/** @param seed another one changes other words */
export function nearCopy<File extends { readonly language: BenchLanguage; readonly bytes: Uint8Array }>(
  file: File,
  seed: number,
): File {
  const draw = random(seed);
  const lines = new TextDecoder().decode(file.bytes).split('\n');
  const changed = lines.map((line) =>
    line.length < PARAGRAPH_LENGTH ? line : reworded(file.language, line, CHANGED_WORDS, draw),
  );
  return { ...file, bytes: new TextEncoder().encode(changed.join('\n')) };
}
