/** Articles as rows of a sparse matrix: what the linear model learns from. */
import { dampened, FEATURE_BITS } from '../pipeline/classify/features.ts';

export type Examples = {
  /** Row r has entries `starts[r]` … `starts[r + 1] - 1`; each row has length 1. */
  readonly starts: Int32Array;
  readonly features: Int32Array;
  readonly values: Float32Array;
};

/** Articles that hold each feature, and the weight that rarity gives it. */
export type Rarity = { readonly frequency: Int32Array; readonly idf: Float32Array };

export function countRarity(articles: readonly ReadonlyMap<number, number>[]): Rarity {
  const frequency = new Int32Array(1 << FEATURE_BITS);
  for (const counts of articles)
    for (const feature of counts.keys()) frequency[feature] = (frequency[feature] ?? 0) + 1;
  const idf = Float32Array.from(frequency, (articlesWith) => Math.log((articles.length + 1) / (articlesWith + 1)) + 1);
  return { frequency, idf };
}

/** @param kept the features to learn from; others are as if they were not there */
export function toExamples(
  articles: readonly ReadonlyMap<number, number>[],
  idf: Float32Array,
  kept: (feature: number) => boolean,
): Examples {
  const starts = new Int32Array(articles.length + 1);
  const features: number[] = [];
  const values: number[] = [];
  articles.forEach((counts, row) => {
    const entries = [...counts]
      .filter(([feature]) => kept(feature))
      .map(([feature, count]) => [feature, dampened(count) * (idf[feature] ?? 0)] as const);
    const length = Math.sqrt(entries.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
    for (const [feature, value] of entries) {
      features.push(feature);
      values.push(value / length);
    }
    starts[row + 1] = features.length;
  });
  return { starts, features: Int32Array.from(features), values: Float32Array.from(values) };
}
