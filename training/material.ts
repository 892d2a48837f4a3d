/** The training articles as everything that the model is fitted on: features, evidence of the lexicon, labels. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readText } from '../pipeline/classify/article-text.ts';
import { type FoundPhrase, findEvidence, lengthFactor } from '../pipeline/classify/evidence.ts';
import { countFeatures, judgedBy } from '../pipeline/classify/features.ts';
import { signalsOf } from '../pipeline/classify/fusion.ts';
import { phrasesOf } from '../pipeline/classify/lexicon.ts';
import { readCorpora, type TrainingArticle } from './corpora.ts';
import { type Labels, readLabels, topicsIn } from './labels.ts';

/** 75 Arabic articles with labels, to develop with: never learnt from, though most of their outlets are among the corpora. */
const DEVELOPMENT = 'dev-labels-75.json';
const development = z.array(z.object({ text: z.string(), req: z.array(z.string()), opt: z.array(z.string()) }));

export type Prepared = {
  readonly counts: ReadonlyMap<number, number>;
  readonly phrases: readonly FoundPhrase[];
  readonly length: number;
  /** What the lexicon alone says of each topic, 0 … 1. */
  readonly lexiconScores: readonly number[];
};

export type Material = {
  readonly articles: readonly TrainingArticle[];
  readonly prepared: readonly Prepared[];
  /** By article id, those of the development articles included. */
  readonly labels: ReadonlyMap<string, Labels>;
  readonly development: readonly { readonly id: string; readonly prepared: Prepared }[];
};

export async function readMaterial(folder: string, progress: (message: string) => void): Promise<Material> {
  const labels = new Map(await readLabels());
  const rows = development.parse(JSON.parse(await readFile(path.join(folder, DEVELOPMENT), 'utf8')));
  const dev = rows.map(({ text, req, opt }, index) => {
    const id = `${DEVELOPMENT}:${index}`;
    labels.set(id, { required: topicsIn(req.join(' '), id), optional: topicsIn(opt.join(' '), id) });
    const end = text.indexOf('. ');
    return { id, headline: text.slice(0, end), prepared: prepare('ar', text.slice(0, end), text.slice(end + 2)) };
  });
  const kept = new Set(dev.map(({ headline }) => headline));
  const articles = (await readCorpora(folder)).filter(({ headline }) => headline === null || !kept.has(headline));
  progress(`${articles.length} articles, ${labels.size} with labels`);
  const prepared = articles.map(({ language, headline, body }) => prepare(language, headline ?? '', body));
  progress('words and phrases read');
  return { articles, prepared, labels, development: dev };
}

function prepare(language: string, headline: string, body: string): Prepared {
  const lexicon = phrasesOf(language);
  if (lexicon === null) throw new Error(`there is no lexicon for ${language}`);
  const tokens = judgedBy(readText(headline, body));
  const phrases = findEvidence(lexicon, tokens);
  const length = lengthFactor(tokens);
  const lexiconScores = signalsOf(null, phrases, length).map(([, , whole]) => whole ?? 0);
  return { counts: countFeatures(tokens), phrases, length, lexiconScores };
}
