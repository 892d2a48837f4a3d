/** The trained model: what ships says what was learnt, and the same data give the same model. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../pipeline/classify/article-text.ts';
import { countFeatures, FEATURE_BITS } from '../../pipeline/classify/features.ts';
import { SIGNALS, scoreOf } from '../../pipeline/classify/fusion.ts';
import { LinearModel } from '../../pipeline/classify/linear.ts';
import { TOP_TOPICS } from '../../pipeline/classify/media-topics.ts';
import { calibrate } from '../../training/calibrate.ts';
import { countRarity, toExamples } from '../../training/examples.ts';
import { topicsIn } from '../../training/labels.ts';
import { byTopic, f1, precision, recall, sum, tally } from '../../training/measure.ts';
import { quantise, tellingFeatures } from '../../training/quantise.ts';
import { marginsOf, trainLinear } from '../../training/train-linear.ts';

const TEXTS = [
  ['the team scored a late goal in the league match', 14],
  ['the striker scored twice as the team won the cup match', 14],
  ['rain and wind are forecast with heavy snow on the hills', 16],
  ['snow and strong wind are forecast for the weekend', 16],
] as const;
const counts = TEXTS.map(([text]) => countFeatures(readText(null, text)));
const rarity = countRarity(counts);
const examples = toExamples(counts, rarity.idf, () => true);
const topics = TOP_TOPICS.length;
const wanted = new Float32Array(TEXTS.length * topics);
for (const [row, [, topic]] of TEXTS.entries()) wanted[row * topics + topic] = 1;
const targets = { wanted, weight: new Float32Array(wanted.length).fill(1) };
const rows = [...TEXTS.keys()];
const trained = trainLinear(examples, targets, topics, rows);
const floating = (row: number) => {
  const { starts, features, values } = examples;
  return marginsOf(trained, features, values, starts[row] ?? 0, starts[row + 1] ?? 0);
};

describe('the linear model', () => {
  const shipped = new LinearModel(quantise(trained, rarity.idf, tellingFeatures(trained, rarity)));

  it('gives each text its own topic', () => {
    for (const [row, [, topic]] of TEXTS.entries()) {
      const margins = floating(row);
      expect(margins.indexOf(Math.max(...margins))).toBe(topic);
    }
  });

  it('says in 8 bits what was learnt, up to rounding', () => {
    for (const row of rows) {
      const small = shipped.marginsOf(counts[row] ?? new Map());
      for (const [topic, margin] of floating(row).entries()) expect(small?.[topic]).toBeCloseTo(margin, 0);
    }
  });

  it('explains its margin: contributions and bias add up to it', () => {
    const own = counts[0] ?? new Map<number, number>();
    const added = [...shipped.contributions(own, 14).values()].reduce((total, value) => total + value, 0);
    const without = shipped.marginsOf(own)?.[14] ?? 0;
    expect(without - added).toBeCloseTo(trained.bias[14] ?? 0);
  });

  it('knows nothing of words that it never saw', () => {
    expect(shipped.marginsOf(countFeatures(readText(null, 'zyzzyva qwerty')))).toBeNull();
    expect(FEATURE_BITS).toBeLessThan(31);
  });

  it('comes out the same to the last bit', () => {
    expect(trainLinear(examples, targets, topics, rows)).toEqual(trained);
  });
});

describe('the fusion', () => {
  const signals = (right: number) =>
    TOP_TOPICS.map((_, topic) => Array.from({ length: SIGNALS }, () => (topic === right ? 0.9 : 0.1)));
  const labelled = Array.from({ length: 200 }, (_, i) => ({
    signals: signals(i % topics),
    labels: { required: new Set([i % topics]), optional: new Set<number>() },
  }));

  it('learns which signals speak for a topic, and comes out the same', () => {
    const fusion = calibrate(labelled);
    const strong = signals(3)[3] ?? [];
    const weak = signals(3)[4] ?? [];
    expect(scoreOf(strong, fusion, 3)).toBeGreaterThan(0.7);
    expect(scoreOf(weak, fusion, 4)).toBeLessThan(0.3);
    expect(calibrate(labelled)).toEqual(fusion);
  });
});

describe('the measures', () => {
  const labels = { required: new Set([1, 2]), optional: new Set([3]) };

  it('count what is optional neither way', () => {
    expect(tally(new Set([1, 3, 4]), labels)).toEqual({ right: 1, wrong: 1, missed: 1 });
    expect(tally(new Set([1, 2]), labels)).toEqual({ right: 2, wrong: 0, missed: 0 });
  });

  it('are precision, recall and F1 over all articles, and by topic', () => {
    const all = sum([
      { right: 3, wrong: 1, missed: 0 },
      { right: 0, wrong: 0, missed: 2 },
    ]);
    expect([precision(all), recall(all), f1(all)]).toEqual([0.75, 0.6, 2 / 3]);
    expect(byTopic([{ found: new Set([1, 4]), labels }], 5)[4]).toEqual({ right: 0, wrong: 1, missed: 0 });
  });

  it('refuse labels that are no topics', () => {
    expect([...topicsIn('01 17', 'here')]).toEqual([0, 16]);
    expect([...topicsIn('-', 'here')]).toEqual([]);
    expect(() => topicsIn('18', 'labels/ar.tsv:7')).toThrow('labels/ar.tsv:7');
  });
});
