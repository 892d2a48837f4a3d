/** The linear model as it ships: the features that matter most, their weights as whole numbers of 8 bits. */
import { FEATURE_BITS } from '../pipeline/classify/features.ts';
import type { LinearModelData } from '../pipeline/classify/linear.ts';
import type { Rarity } from './examples.ts';
import { packed } from './pack-numbers.ts';
import type { LinearWeights } from './train-linear.ts';

/** 60,000 are no better, 15,000 lose a third of a point. Fewer than 2^16. */
export const SHIPPED_FEATURES = 31_000;
const LARGEST = 127;

/** The features whose weights do most: large, and of words that are used. */
export function tellingFeatures({ classes, weights }: LinearWeights, { frequency }: Rarity): ReadonlySet<number> {
  const worth = Float64Array.from(frequency, (articles, feature) => {
    let largest = 0;
    for (let k = 0; k < classes; k++) largest = Math.max(largest, Math.abs(weights[feature * classes + k] ?? 0));
    return largest * Math.sqrt(articles);
  });
  const ranked = Array.from({ length: 1 << FEATURE_BITS }, (_, feature) => feature)
    .filter((feature) => (worth[feature] ?? 0) > 0)
    .sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
  return new Set(ranked.slice(0, SHIPPED_FEATURES));
}

export function quantise(
  { classes, weights, bias }: LinearWeights,
  idf: Float32Array,
  kept: ReadonlySet<number>,
): LinearModelData {
  const features = [...kept].sort((a, b) => a - b);
  const rarityStep = Math.max(...features.map((feature) => idf[feature] ?? 0)) / LARGEST;
  const weightSteps = Array.from({ length: classes }, (_, k) => {
    const largest = features.reduce(
      (most, feature) => Math.max(most, Math.abs(weights[feature * classes + k] ?? 0)),
      0,
    );
    return largest / LARGEST;
  });
  const small = features.flatMap((feature) =>
    weightSteps.map((step, k) => (step === 0 ? 0 : Math.round((weights[feature * classes + k] ?? 0) / step))),
  );
  return {
    features: packed(Uint16Array.from(features, (feature, at) => feature - (features[at - 1] ?? 0))),
    rarity: packed(Int8Array.from(features, (feature) => Math.round((idf[feature] ?? 0) / rarityStep))),
    rarityStep,
    weights: packed(Int8Array.from(small)),
    weightSteps,
    bias: [...bias],
  };
}
