/**
 * Stage 7, classify: the linear model, one logistic regression per top-level topic over hashed stems. It knows words that no lexicon lists,
 * from articles of several outlets. `npm run train` writes `model.json`; weights are whole numbers of 8 bits.
 */
import { dampened, FEATURE_BITS } from './features.ts';
import { TOP_TOPICS } from './media-topics.ts';
import { int8s, uint16s } from './packed-numbers.ts';

/** As it is shipped. Arrays of numbers are base64. */
export type LinearModelData = {
  /** Features that have weights: the difference of each to the one before, 16 bits. */
  readonly features: string;
  /** Inverse document frequency of each feature, in steps of `rarityStep`, 8 bits. */
  readonly rarity: string;
  readonly rarityStep: number;
  /** Features × topics (in the order of `TOP_TOPICS`), 8 bits, in steps of `weightSteps`. */
  readonly weights: string;
  /** By topic. */
  readonly weightSteps: readonly number[];
  readonly bias: readonly number[];
};

/** What one feature adds to the log odds of each topic, in the order of `TOP_TOPICS`. */
export type Contribution = (topic: number) => number;

export class LinearModel {
  /** By feature: one more than its place in the model; 0 for one that it does not know. */
  readonly #slots = new Uint16Array(1 << FEATURE_BITS);
  readonly #rarity: Int8Array;
  readonly #weights: Int8Array;
  readonly #data: LinearModelData;

  constructor(data: LinearModelData) {
    this.#data = data;
    this.#rarity = int8s(data.rarity);
    this.#weights = int8s(data.weights);
    let feature = 0;
    uint16s(data.features).forEach((step, slot) => {
      feature += step;
      this.#slots[feature] = slot + 1;
    });
  }

  /**
   * @param counts of features, see `countFeatures`
   * @returns log odds by topic; null when the model knows none of the words
   */
  marginsOf(counts: ReadonlyMap<number, number>): Float64Array | null {
    const known = this.#known(counts);
    if (known.length === 0) return null;
    const { weightSteps, bias } = this.#data;
    const topics = TOP_TOPICS.length;
    const sums = new Float64Array(topics);
    for (const { slot, value } of known) {
      const base = slot * topics;
      for (let k = 0; k < topics; k++) sums[k] = (sums[k] as number) + value * (this.#weights[base + k] as number);
    }
    const length = lengthOf(known);
    return sums.map((sum, k) => (bias[k] as number) + (sum / length) * (weightSteps[k] as number));
  }

  /** What each feature of an article adds to a topic's log odds; features that the model does not know are left out. */
  contributions(counts: ReadonlyMap<number, number>, topic: number): Map<number, number> {
    const known = this.#known(counts);
    const length = lengthOf(known);
    const step = this.#data.weightSteps[topic] ?? 0;
    return new Map(
      known.map(({ feature, slot, value }) => {
        const weight = this.#weights[slot * TOP_TOPICS.length + topic] ?? 0;
        return [feature, (value / length) * weight * step];
      }),
    );
  }

  #known(counts: ReadonlyMap<number, number>) {
    const known: { readonly feature: number; readonly slot: number; readonly value: number }[] = [];
    for (const [feature, count] of counts) {
      const slot = (this.#slots[feature] ?? 0) - 1;
      if (slot === -1) continue;
      known.push({ feature, slot, value: dampened(count) * (this.#rarity[slot] ?? 0) * this.#data.rarityStep });
    }
    return known;
  }
}

function lengthOf(known: readonly { readonly value: number }[]): number {
  return Math.sqrt(known.reduce((sum, { value }) => sum + value * value, 0));
}
