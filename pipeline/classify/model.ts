/** Stage 7, classify: the trained numbers that ship, `model.json`, written by `npm run train`. */
import type { Fusion } from './fusion.ts';
import { LEXICON_LANGUAGES } from './lexicon.ts';
import { LinearModel, type LinearModelData } from './linear.ts';
import data from './model.json' with { type: 'json' };

export type ModelData = {
  readonly linear: LinearModelData;
  /** Languages that the linear model was trained on, BCP 47. */
  readonly languages: readonly string[];
  /** For these languages, and for others, which have a lexicon alone. */
  readonly fusion: { readonly both: Fusion; readonly lexiconOnly: Fusion };
};

const MODEL: ModelData = data;
const LINEAR = new LinearModel(MODEL.linear);

/** Null for a language that the linear model was not trained on. */
export function modelOf(language: string | null): LinearModel | null {
  return language !== null && MODEL.languages.includes(language) ? LINEAR : null;
}

/** Null for a language without a lexicon. */
export function fusionOf(language: string | null): Fusion | null {
  if (language === null || !LEXICON_LANGUAGES.includes(language)) return null;
  return modelOf(language) === null ? MODEL.fusion.lexiconOnly : MODEL.fusion.both;
}
