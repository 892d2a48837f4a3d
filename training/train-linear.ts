/**
 * One logistic regression per topic over the same examples, by stochastic gradient descent with AdaGrad steps. The order of the examples is
 * shuffled by a fixed seed, so the same data gives the same weights to the last bit.
 *
 * @see https://jmlr.org/papers/v12/duchi11a.html Duchi, Hazan, Singer: adaptive subgradient methods
 */
import { FEATURE_BITS } from '../pipeline/classify/features.ts';
import type { Examples } from './examples.ts';
import { randomNumbers, shuffle } from './random.ts';

export type Targets = {
  /** Rows × classes, 0 … 1: how sure it is that the article is about the topic. */
  readonly wanted: Float32Array;
  /** Rows × classes: what a mistake there weighs; 0 where nobody knows. */
  readonly weight: Float32Array;
};

export type LinearWeights = {
  readonly classes: number;
  /** Features × classes. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
};

export type LinearOptions = { readonly epochs: number; readonly step: number; readonly decay: number };
/** Chosen on the development labels: .3 … 1 for the step and 4 … 10 epochs differ by less than a point. */
export const LINEAR_OPTIONS: LinearOptions = { epochs: 6, step: 0.5, decay: 2e-6 };

const SEED = 20240305;

/** @param rows to learn from, others are held back */
export function trainLinear(
  { starts, features, values }: Examples,
  { wanted, weight }: Targets,
  classes: number,
  rows: readonly number[],
  { epochs, step, decay }: LinearOptions = LINEAR_OPTIONS,
): LinearWeights {
  const weights = new Float32Array((1 << FEATURE_BITS) * classes);
  const squares = new Float32Array(weights.length).fill(1e-4);
  const bias = new Float32Array(classes).fill(-2);
  const biasSquares = new Float32Array(classes).fill(1);
  const errors = new Float32Array(classes);
  const order = [...rows];
  const random = randomNumbers(SEED);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const row of order) {
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? 0;
      const margins = marginsOf({ classes, weights, bias }, features, values, from, to);
      for (let k = 0; k < classes; k++) {
        const at = row * classes + k;
        const error = (1 / (1 + Math.exp(-(margins[k] as number))) - (wanted[at] as number)) * (weight[at] as number);
        errors[k] = error;
        biasSquares[k] = (biasSquares[k] as number) + error * error;
        bias[k] = (bias[k] as number) - (0.1 * step * error) / Math.sqrt(biasSquares[k] as number);
      }
      for (let entry = from; entry < to; entry++) {
        const value = values[entry] as number;
        const base = (features[entry] as number) * classes;
        for (let k = 0; k < classes; k++) {
          const at = base + k;
          const gradient = (errors[k] as number) * value + decay * (weights[at] as number);
          if (gradient === 0) continue;
          const square = (squares[at] as number) + gradient * gradient;
          squares[at] = square;
          weights[at] = (weights[at] as number) - (step * gradient) / Math.sqrt(square);
        }
      }
    }
  }
  return { classes, weights, bias };
}

/** Log odds of each class for one row. */
export function marginsOf(
  { classes, weights, bias }: LinearWeights,
  features: Int32Array,
  values: Float32Array,
  from: number,
  to: number,
): Float64Array {
  const margins = Float64Array.from(bias);
  for (let entry = from; entry < to; entry++) {
    const value = values[entry] as number;
    const base = (features[entry] as number) * classes;
    for (let k = 0; k < classes; k++) margins[k] = (margins[k] as number) + value * (weights[base + k] as number);
  }
  return margins;
}
