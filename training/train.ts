/**
 * `npm run train -- CORPUS_DIR`: fits the topic model and writes `pipeline/classify/model.json` and its card, `docs/topic-model.md`. The same
 * corpora, labels and lexicon give the same bytes.
 *
 *     corpora + labels ─▶ features, evidence ─▶ a linear model for each outlet, without it ─▶ calibration, honest figures
 *                                           └─▶ a linear model of all of them ─▶ model.json
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Fusion, scoreOf, signalsOf } from '../pipeline/classify/fusion.ts';
import { LinearModel } from '../pipeline/classify/linear.ts';
import { TOP_TOPICS } from '../pipeline/classify/media-topics.ts';
import type { ModelData } from '../pipeline/classify/model.ts';
import { calibrate } from './calibrate.ts';
import { countRarity, toExamples } from './examples.ts';
import type { Labels } from './labels.ts';
import { foldOf, marginsOfUnseen } from './leave-one-outlet-out.ts';
import { type Material, type Prepared, readMaterial } from './material.ts';
import { type Judged, modelCard } from './model-card.ts';
import { quantise, tellingFeatures } from './quantise.ts';
import { targetsOf } from './targets.ts';
import { trainLinear } from './train-linear.ts';

const MODEL = fileURLToPath(new URL('../pipeline/classify/model.json', import.meta.url));
const CARD = fileURLToPath(new URL('../docs/topic-model.md', import.meta.url));

/** Features in fewer articles than this are names and misprints. */
const MIN_FREQUENCY = 4;

const heldBack = new Map<string, Fusion>();

const began = Date.now();
const progress = (message: string) =>
  process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${message}\n`);

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('usage: npm run train -- CORPUS_DIR\n');
  process.exit(2);
}

const material = await readMaterial(folder, progress);
const { articles, prepared } = material;
const counts = prepared.map((article) => article.counts);
const rarity = countRarity(counts);
const targets = targetsOf(
  articles,
  material.labels,
  prepared.map(({ lexiconScores }) => lexiconScores),
);
const common = toExamples(counts, rarity.idf, (feature) => (rarity.frequency[feature] ?? 0) >= MIN_FREQUENCY);
const rows = [...articles.keys()];

const first = trainLinear(common, targets, TOP_TOPICS.length, rows);
const kept = tellingFeatures(first, rarity);
progress(`${kept.size} features are kept`);
const examples = toExamples(counts, rarity.idf, (feature) => kept.has(feature));
const unseen = marginsOfUnseen(articles, examples, targets, progress);
const labelled = rows.filter((row) => labelsOf(articles[row]?.id ?? '') !== undefined);

const fusion = { both: calibrated(labelled), lexiconOnly: calibrated(labelled, true) };
const linear = quantise(trainLinear(examples, targets, TOP_TOPICS.length, rows), rarity.idf, kept);
const model: ModelData = { linear, languages: ['ar', 'en'], fusion };
await writeFile(MODEL, `${JSON.stringify(model, null, 1)}\n`);
progress('model.json written');

await writeFile(CARD, modelCard(material, labelled.map(judgeUnseen), judgeDevelopment(material, model)));
progress('docs/topic-model.md written');

function labelsOf(id: string): Labels | undefined {
  return material.labels.get(id);
}

/** @param withoutLinear for languages that have a lexicon alone */
function calibrated(of: readonly number[], withoutLinear = false): Fusion {
  return calibrate(
    of.map((row) => {
      const { phrases, length } = prepared[row] as Prepared;
      const margins = withoutLinear ? null : (unseen[row] ?? null);
      return { signals: signalsOf(margins, phrases, length), labels: labelsOf(articles[row]?.id ?? '') as Labels };
    }),
  );
}

/** By a linear model and a calibration that saw neither the article nor its outlet. */
function judgeUnseen(row: number): Judged {
  const fold = foldOf(articles[row] as (typeof articles)[number]);
  return judge(articles[row]?.id ?? '', fold, prepared[row] as Prepared, unseen[row] ?? null, without(fold));
}

/** Fitted once for each outlet that is held back. */
function without(fold: string): Fusion {
  const known = heldBack.get(fold);
  if (known !== undefined) return known;
  const found = calibrated(labelled.filter((row) => foldOf(articles[row] as (typeof articles)[number]) !== fold));
  heldBack.set(fold, found);
  return found;
}

function judgeDevelopment({ development }: Material, data: ModelData): Judged[] {
  const shipped = new LinearModel(data.linear);
  return development.map(({ id, prepared: of }) =>
    judge(id, 'development labels', of, shipped.marginsOf(of.counts), fusion.both),
  );
}

function judge(id: string, fold: string, of: Prepared, margins: Float64Array | null, by: Fusion): Judged {
  const fused = signalsOf(margins, of.phrases, of.length).map((signals, top) => scoreOf(signals, by, top));
  return {
    fold,
    labels: labelsOf(id) as Labels,
    linear: [...(margins ?? [])].map((margin) => 1 / (1 + Math.exp(-margin))),
    lexicon: of.lexiconScores,
    fused,
  };
}
