/**
 * Finds the weights of the signals (`pipeline/classify/fusion.ts`) by logistic regression on articles that were labelled by hand. Few numbers
 * from many articles; the bias of each topic is held near the common one, since some topics have few articles.
 */
import { type Calibration, SIGNALS } from '../pipeline/classify/fusion.ts';
import { TOP_TOPICS } from '../pipeline/classify/media-topics.ts';
import type { Labels } from './labels.ts';

export type LabelledSignals = { readonly signals: readonly (readonly number[])[]; readonly labels: Labels };

const STEPS = 400;
const STEP = 0.3;
/** Pull towards no weight, and of a topic's bias towards the common one; in articles. */
const WEIGHT_RIDGE = 0.5;
const BIAS_RIDGE = 6;

/** Full-batch gradient descent with AdaGrad steps: nothing is drawn by lot. */
export function calibrate(examples: readonly LabelledSignals[]): Calibration {
  const topics = TOP_TOPICS.length;
  // Parameters: the signals' weights, the common bias, then each topic's own.
  const size = SIGNALS.length + 1 + topics;
  const parameters = new Float64Array(size);
  parameters[SIGNALS.length] = -2;
  const squares = new Float64Array(size).fill(1e-6);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(size);
    for (let at = 0; at < SIGNALS.length; at++) gradient[at] = WEIGHT_RIDGE * (parameters[at] as number);
    for (let k = 0; k < topics; k++) {
      const at = SIGNALS.length + 1 + k;
      gradient[at] = BIAS_RIDGE * (parameters[at] as number);
    }
    for (const { signals, labels } of examples) {
      for (let k = 0; k < topics; k++) {
        if (labels.optional.has(k)) continue;
        const own = signals[k] ?? [];
        let margin = (parameters[SIGNALS.length] as number) + (parameters[SIGNALS.length + 1 + k] as number);
        for (let at = 0; at < own.length; at++) margin += (parameters[at] as number) * (own[at] as number);
        const error = 1 / (1 + Math.exp(-margin)) - (labels.required.has(k) ? 1 : 0);
        for (let at = 0; at < own.length; at++) gradient[at] = (gradient[at] as number) + error * (own[at] as number);
        gradient[SIGNALS.length] = (gradient[SIGNALS.length] as number) + error;
        gradient[SIGNALS.length + 1 + k] = (gradient[SIGNALS.length + 1 + k] as number) + error;
      }
    }
    for (let at = 0; at < size; at++) {
      const slope = gradient[at] as number;
      squares[at] = (squares[at] as number) + slope * slope;
      parameters[at] = (parameters[at] as number) - (STEP * slope) / Math.sqrt(squares[at] as number);
    }
  }
  const common = parameters[SIGNALS.length] as number;
  return {
    weights: [...parameters.slice(0, SIGNALS.length)].map(rounded),
    bias: [...parameters.slice(SIGNALS.length + 1)].map((own) => rounded(common + own)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
