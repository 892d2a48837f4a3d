/**
 * Small files of a burst: short articles, some of them copies, and some that are no articles.
 */
import { type ArticleStyle, type BenchFile, benchKey } from './corpus.ts';
import { type StreamKind, streamFile } from './news-stream.ts';

/** `none`: no article. */
export type Burst = BenchFile & { readonly kind: StreamKind | 'none' };

const SHORT: ArticleStyle = { bodyBytes: 500, replacedWords: 0.6, undated: 0 };

const NO_ARTICLES: readonly Uint8Array[] = [
  new Uint8Array(0),
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d),
  Uint8Array.from({ length: 300 }, (_, i) => (i * 7) % 32),
  new TextEncoder().encode('Two words'),
];

/** One file of this many is no article. */
const ROUND = 20;

export function burstFile(number: number): Burst {
  const bytes = NO_ARTICLES[Math.floor(number / ROUND) % NO_ARTICLES.length];
  if (number % ROUND !== 0 || bytes === undefined) return streamFile(number, SHORT);
  return { key: benchKey(number), bytes, kind: 'none' };
}
