/** Stage 7, classify: the trained numbers that ship, `model.json`, written by `npm run train`. */
import type { Calibration } from './fusion.ts';
import { LEXICON_LANGUAGES } from './lexicon.ts';
import { LinearModel, type LinearModelData } from './linear.ts';
import data from './model.json' with { type: 'json' };

export type ModelData = {
  readonly linear: LinearModelData;
  /** By language, for those that the linear model was trained on; `other` for those that have a lexicon alone. */
  readonly calibration: Readonly<Record<string, Calibration>>;
};

const MODEL: ModelData = data;
const LINEAR = new LinearModel(MODEL.linear);

/** Null for a language that the linear model was not trained on. */
export function modelOf(language: string | null): LinearModel | null {
  return language !== null && Object.hasOwn(MODEL.calibration, language) ? LINEAR : null;
}

/** Null for a language without a lexicon. */
export function calibrationOf(language: string | null): Calibration | null {
  if (language === null || !LEXICON_LANGUAGES.includes(language)) return null;
  return MODEL.calibration[language] ?? MODEL.calibration['other'] ?? null;
}
