/**
 * How fast topics are found, how long the model takes to load, what a user's own topics add, and how an npm classifier does that was
 * trained on the same hand-labelled articles (`--corpora DIR`: the texts are not part of this project).
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundleFunction } from '../../lib/bundle.ts';
import { type ArticleText, readText } from '../../pipeline/classify/article-text.ts';
import { classify } from '../../pipeline/classify/classify.ts';
import { TOP_TOPICS } from '../../pipeline/classify/media-topics.ts';
import { readArticles } from '../../pipeline/line.ts';
import { NO_TOPICS, type OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import { matchTopics } from '../../pipeline/own-topics/match-topics.ts';
import { readTopics } from '../../pipeline/own-topics/read-topics.ts';
import { readCorpora } from '../../training/corpora.ts';
import { readLabels } from '../../training/labels.ts';
import { CASE_SETS } from '../eval/case-files.ts';
import { topicCases } from '../eval/topics/run.ts';
import { type BenchArticle, benchArticles } from './corpus.ts';
import { random } from './random.ts';
import type { Section } from './report.ts';
import { median, pace } from './timing.ts';

const ARTICLES = 400;
const UPLOADED_AT = '2024-06-01T00:00:00.000Z';
const TIMING = { warmUpMs: 1500, rounds: 5, roundMs: 500 };
const STARTS = 7;
const OWN_TOPICS = 1000;
const DATA_FILES = ['lexicon.json', 'model.json', 'media-topics.json'];

type Read = { readonly text: ArticleText; readonly language: string | null };

/** CommonJS without types. */
type NaiveBayes = {
  definePrepTasks(tasks: readonly ((text: string) => readonly string[])[]): void;
  learn(text: string, label: string): void;
  consolidate(): void;
  predict(text: string): string;
};
const bayes = createRequire(import.meta.url)('wink-naive-bayes-text-classifier') as () => NaiveBayes;

export async function topicsSection(corpora: string | undefined): Promise<Section> {
  const articles = benchArticles(ARTICLES).map(readBenchArticle);
  const ours = pace(articles, ({ text, language }) => classify(text, language), TIMING).cpu;
  const words = pace(articles, ({ text }) => readText(text.headlineText, text.bodyText), TIMING).cpu;
  const own = ownTopics(articles);
  const matched = pace(articles, ({ text }) => matchTopics(own, text), TIMING).cpu;
  const unmatched = pace(articles, ({ text }) => matchTopics(NO_TOPICS, text), TIMING).cpu;
  const load = await loadMilliseconds();
  const bytes = await Promise.all(DATA_FILES.map(async (file) => (await stat(dataFile(file))).size));
  const other = corpora === undefined ? null : await trainedBayes(corpora);
  const firstRight = await firstTopicRight((text, language) => classify(text, language)[0]?.id.slice(0, 2));
  const rows: (string | number)[][] = [['Newsfold', ours, 100 * firstRight]];
  if (other !== null) {
    const cpu = pace(articles, ({ text }) => other.predict(`${text.headlineText} ${text.bodyText}`), TIMING).cpu;
    const right = await firstTopicRight((text) => other.predict(`${text.headlineText} ${text.bodyText}`));
    rows.push(['wink-naive-bayes-text-classifier', cpu, 100 * right]);
  }
  return {
    title: '9  Topics',
    method: [
      `${ARTICLES} articles, Arabic and English by turns. Medians of rounds after a warm-up, in processor seconds of one process; words are read`,
      `once for all that looks for topics in them (${words.toFixed(0)} µs) and not counted. Loading: median of ${STARTS} fresh processes that import the bundled classifier`,
      `and classify an Arabic and an English article. Own topics: ${OWN_TOPICS} of three phrases each, of the articles' own words.`,
      'wink-naive-bayes-text-classifier 2.2.1 as it comes, given letters in words: one topic an article, trained on the hand-labelled articles',
      corpora === undefined ? '(left out: give --corpora DIR).' : '(the first required topic of each).',
      'First topic right: the strongest top-level topic is one that the article is about; the Arabic and English evaluation articles.',
    ],
    figures: [
      { label: 'µs per article', value: ours, unit: 'µs', target: { atMost: 300 } },
      { label: 'loading the model', value: load, unit: 'ms', target: { atMost: 40 } },
      {
        label: 'shipped data',
        value: bytes.reduce((sum, size) => sum + size, 0) / 1e6,
        unit: 'MB',
        target: { atMost: 2 },
      },
      { label: `what ${OWN_TOPICS} own topics add`, value: matched - unmatched, unit: 'µs', target: { atMost: 300 } },
    ],
    breakdowns: [{ head: ['topics', 'µs/article', 'first topic right %'], rows }],
  };
}

function readBenchArticle({ bytes, key }: BenchArticle): Read {
  const result = readArticles(bytes, key, UPLOADED_AT);
  const [article] = result.kind === 'articles' ? result.articles : [];
  if (article === undefined) throw new Error(`${key} of the benchmark is not read as an article`);
  return { text: readText(article.headline, article.body), language: article.language };
}

/** Phrases of two words that stand in the articles, so that there is something to find. */
function ownTopics(articles: readonly Read[]): OwnTopics {
  const { below, pick } = random(7);
  const phrase = () => {
    const { body } = pick(articles).text;
    const at = below(body.length - 1);
    return `"${body[at]?.word} ${body[at + 1]?.word}"`;
  };
  const topics = Array.from(
    { length: OWN_TOPICS },
    (_, i) => `  - { id: t-${i}, labels: { en: T }, phrases: [${phrase()}, ${phrase()}, ${phrase()}] }`,
  );
  const read = readTopics(`topics:\n${topics.join('\n')}\n`);
  if (read.kind === 'refused') throw new Error(`the benchmark's topics are refused: ${read.problems[0]?.message}`);
  return read.topics;
}

async function loadMilliseconds(): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsfold-topics-'));
  try {
    bundleFunction(fileURLToPath(new URL('load-topics.ts', import.meta.url)), folder);
    const url = pathToFileURL(path.join(folder, 'handler.mjs')).href;
    const script = `const t = performance.now(); (await import('${url}')).handler(); console.log(performance.now() - t);`;
    const times: number[] = [];
    for (let start = 0; start < STARTS; start++) {
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
      times.push(Number(stdout));
    }
    return median(times);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function trainedBayes(folder: string): Promise<NaiveBayes> {
  const labels = await readLabels();
  const classifier = bayes();
  classifier.definePrepTasks([(text) => text.toLowerCase().match(/\p{L}+/gu) ?? []]);
  for (const { id, headline, body } of await readCorpora(folder)) {
    const [first] = labels.get(id)?.required ?? [];
    if (first !== undefined) classifier.learn(`${headline ?? ''} ${body}`, (TOP_TOPICS[first] ?? '').slice(0, 2));
  }
  classifier.consolidate();
  return classifier;
}

/** @param guess two digits of a top-level topic */
async function firstTopicRight(guess: (text: ArticleText, language: string) => string | undefined): Promise<number> {
  const cases = (await topicCases(CASE_SETS)).filter(({ language }) => ['ar', 'en'].includes(language));
  const right = cases.filter(({ file, language, labels }) => {
    const result = readArticles(new TextEncoder().encode(file), 'case.txt', UPLOADED_AT);
    const article = result.kind === 'articles' ? result.articles[0] : undefined;
    if (article === undefined) return false;
    const first = guess(readText(article.headline, article.body), language);
    return labels.required.has(TOP_TOPICS.indexOf(`${first}000000`));
  });
  return right.length / cases.length;
}

function dataFile(name: string): string {
  return fileURLToPath(new URL(`../../pipeline/classify/${name}`, import.meta.url));
}
