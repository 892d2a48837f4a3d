/**
 * Reads the corpora that the model is trained on. Only these: other sets may be evaluated on, but nothing computed from them ships.
 *
 * @see https://data.mendeley.com/datasets/57zpx667y9 SANAD, CC BY 4.0
 * @see https://github.com/antcorpus/antcorpus.data ANT, Apache-2.0
 * @see https://github.com/ramybaly/Article-Bias-Prediction AllSides articles, Apache-2.0
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

export type TrainingArticle = {
  readonly id: string;
  readonly language: 'ar' | 'en';
  readonly outlet: string;
  /** As the outlet (or the corpus) calls it; not a topic. */
  readonly section: string;
  readonly headline: string | null;
  readonly body: string;
};

/** Shorter texts say too little to learn from. */
const MIN_WORDS = 25;

type Corpus = { readonly file: string; readonly licence: string; readonly read: (row: unknown) => TrainingArticle };

const sanad = z.object({ id: z.string(), outlet: z.string(), section: z.string(), text: z.string() });
const ant = sanad.extend({ title: z.string() });
const antRaw = z.object({ id: z.string(), outlet: z.string(), section: z.string(), raw: z.string() });
const allSides = z.object({
  id: z.string(),
  outlet: z.string(),
  topic: z.string(),
  title: z.string(),
  text: z.string(),
});

export const CORPORA: readonly Corpus[] = [
  {
    file: 'sanad-alkhaleej-sample.jsonl.gz',
    licence: 'CC BY 4.0',
    read(row) {
      const { id, outlet, section, text } = sanad.parse(row);
      return { id: `AK/${id}`, language: 'ar', outlet, section, headline: null, body: text };
    },
  },
  {
    file: 'ant-v2-skynews-alarabiya.jsonl.gz',
    licence: 'Apache-2.0',
    read(row) {
      const { id, outlet, section, title, text } = ant.parse(row);
      return { id, language: 'ar', outlet, section, headline: title, body: text };
    },
  },
  {
    file: 'ant-v1-jawhara.jsonl.gz',
    licence: 'Apache-2.0',
    read(row) {
      const { id, outlet, section, raw } = antRaw.parse(row);
      return { id, language: 'ar', outlet, section, headline: element(raw, 'TITLE'), body: element(raw, 'TEXT') ?? '' };
    },
  },
  {
    file: 'allsides-en-sample.jsonl.gz',
    licence: 'Apache-2.0',
    read(row) {
      const { id, outlet, topic, title, text } = allSides.parse(row);
      return { id: `AS/${id}`, language: 'en', outlet, section: topic, headline: title, body: text };
    },
  },
];

/** @throws Error when a corpus is missing, or has a row of another shape */
export async function readCorpora(folder: string): Promise<TrainingArticle[]> {
  const articles: TrainingArticle[] = [];
  for (const { file, read } of CORPORA) {
    const lines = gunzipSync(await readFile(path.join(folder, file)))
      .toString('utf8')
      .split('\n');
    for (const line of lines) {
      if (line === '') continue;
      const article = read(JSON.parse(line));
      if (article.body.split(/\s+/, MIN_WORDS + 1).length > MIN_WORDS) articles.push(article);
    }
  }
  return articles;
}

function element(raw: string, name: string): string | null {
  return new RegExp(`<${name}>([^]*?)</${name}>`).exec(raw)?.[1]?.trim() || null;
}
