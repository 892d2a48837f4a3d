/**
 * What a linear model says of articles whose outlet it has not seen: the honest measure, and what the calibration is fitted on. Outlets have
 * habits of their own, which a random split lets a model learn.
 */
import { TOP_TOPICS } from '../pipeline/classify/media-topics.ts';
import type { TrainingArticle } from './corpora.ts';
import type { Examples } from './examples.ts';
import { marginsOf, type Targets, trainLinear } from './train-linear.ts';

/** The English corpus has hundreds of outlets: they are left out by thirds. */
const ENGLISH_FOLDS = 3;

/** Name of what is held back together with the article. */
export function foldOf({ language, outlet }: TrainingArticle): string {
  if (language !== 'en') return outlet;
  const sum = [...outlet].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  return `English outlets ${(sum % ENGLISH_FOLDS) + 1}/${ENGLISH_FOLDS}`;
}

/** @returns log odds by row and topic */
export function marginsOfUnseen(
  articles: readonly TrainingArticle[],
  examples: Examples,
  targets: Targets,
  progress: (message: string) => void,
): readonly Float64Array[] {
  const margins: Float64Array[] = [];
  const folds = Map.groupBy(articles.keys(), (row) => foldOf(articles[row] as TrainingArticle));
  for (const [fold, held] of folds) {
    const seen = [...articles.keys()].filter((row) => foldOf(articles[row] as TrainingArticle) !== fold);
    const model = trainLinear(examples, targets, TOP_TOPICS.length, seen);
    for (const row of held) margins[row] = rowMargins(model, examples, row);
    progress(`without ${fold}: learnt from ${seen.length}, ${held.length} held back`);
  }
  return margins;
}

function rowMargins(model: Parameters<typeof marginsOf>[0], { starts, features, values }: Examples, row: number) {
  return marginsOf(model, features, values, starts[row] ?? 0, starts[row + 1] ?? 0);
}
