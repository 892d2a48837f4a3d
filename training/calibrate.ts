/**
 * Learns how to weigh the signals (`pipeline/classify/fusion.ts`) from articles that were labelled by hand: a small network by stochastic
 * gradient descent with AdaGrad steps. Few numbers from many articles; nothing is drawn by lot that a fixed seed does not repeat.
 */
import { type Fusion, SIGNALS } from '../pipeline/classify/fusion.ts';
import { TOP_TOPICS } from '../pipeline/classify/media-topics.ts';
import type { Labels } from './labels.ts';
import { randomNumbers, shuffle } from './random.ts';

export type LabelledSignals = { readonly signals: readonly (readonly number[])[]; readonly labels: Labels };

/** 6 … 12 units and 20 … 40 rounds differ by less than half a point on articles of unseen outlets; none at all cost one point. */
const UNITS = 6;
const ROUNDS = 20;
const STEP = 0.05;
/** Pull towards no weight. Stronger for the topics' own bias, since some topics have few articles. */
const DECAY = 1e-4;
const BIAS_DECAY = 2e-3;
const SEED = 5;

/** Weights that are learnt together, and how far each has moved. */
class Weights {
  readonly values: Float64Array;
  readonly #squares: Float64Array;
  readonly #decay: number;

  constructor(values: Float64Array, decay = DECAY) {
    this.values = values;
    this.#squares = new Float64Array(values.length).fill(1e-2);
    this.#decay = decay;
  }

  step(gradient: Float64Array): void {
    for (let at = 0; at < gradient.length; at++) {
      const value = this.values[at] as number;
      const slope = (gradient[at] as number) + this.#decay * value;
      const square = (this.#squares[at] as number) + slope * slope;
      this.#squares[at] = square;
      this.values[at] = value - (STEP * slope) / Math.sqrt(square);
    }
  }
}

export function calibrate(examples: readonly LabelledSignals[]): Fusion {
  const random = randomNumbers(SEED);
  const small = (size: number) => Float64Array.from({ length: size }, () => (random() - 0.5) * 0.6);
  const width = SIGNALS + 1;
  const hidden = new Weights(small(UNITS * width));
  const output = new Weights(small(UNITS));
  const direct = new Weights(new Float64Array(SIGNALS));
  const bias = new Weights(new Float64Array(TOP_TOPICS.length), BIAS_DECAY);
  const common = new Weights(Float64Array.of(-2), 0);
  const all = [hidden, output, direct, bias, common];

  const order = [...examples];
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    for (const { signals, labels } of order) {
      const slopes = all.map(({ values }) => new Float64Array(values.length));
      const [ofHidden, ofOutput, ofDirect, ofBias, ofCommon] = slopes as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      signals.forEach((own, topic) => {
        if (labels.optional.has(topic)) return;
        const units = new Float64Array(UNITS);
        let margin = (common.values[0] as number) + (bias.values[topic] as number);
        for (let at = 0; at < SIGNALS; at++) margin += (direct.values[at] as number) * (own[at] as number);
        for (let unit = 0; unit < UNITS; unit++) {
          let sum = hidden.values[unit * width + SIGNALS] as number;
          for (let at = 0; at < SIGNALS; at++)
            sum += (hidden.values[unit * width + at] as number) * (own[at] as number);
          units[unit] = Math.tanh(sum);
          margin += (output.values[unit] as number) * (units[unit] as number);
        }
        const error = 1 / (1 + Math.exp(-margin)) - (labels.required.has(topic) ? 1 : 0);
        add(ofCommon, 0, error);
        add(ofBias, topic, error);
        for (let at = 0; at < SIGNALS; at++) add(ofDirect, at, error * (own[at] as number));
        for (let unit = 0; unit < UNITS; unit++) {
          const active = units[unit] as number;
          add(ofOutput, unit, error * active);
          const back = error * (output.values[unit] as number) * (1 - active * active);
          add(ofHidden, unit * width + SIGNALS, back);
          for (let at = 0; at < SIGNALS; at++) add(ofHidden, unit * width + at, back * (own[at] as number));
        }
      });
      for (const [at, weights] of all.entries()) weights.step(slopes[at] as Float64Array);
    }
  }
  return {
    hidden: Array.from({ length: UNITS }, (_, unit) =>
      [...hidden.values.slice(unit * width, (unit + 1) * width)].map(rounded),
    ),
    output: [...output.values].map(rounded),
    direct: [...direct.values].map(rounded),
    bias: [...bias.values].map((own) => rounded(own + (common.values[0] as number))),
  };
}

function add(to: Float64Array, at: number, value: number): void {
  to[at] = (to[at] as number) + value;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
