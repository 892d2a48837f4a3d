/**
 * `newsfold topics test FILE`: what the topics of a file would find among what is ingested, before they are applied. The texts are read
 * again from the bucket and go through the pure line; nothing is written.
 */
import pMap from 'p-map';
import { articlesOfObject } from '../../functions/catalogue/articles.ts';
import { objectIdOf } from '../../functions/catalogue/keys.ts';
import { type Reconciled, reconcile } from '../../functions/catalogue/reconcile.ts';
import { currentObject } from '../../functions/objects/bucket.ts';
import { readArticles } from '../../pipeline/line.ts';
import type { OwnTopics } from '../../pipeline/own-topics/compile-topics.ts';
import type { OwnTopic } from '../../pipeline/record.ts';
import { MAX_BYTES } from '../../pipeline/unpack/unpack.ts';
import type { Target } from '../target.ts';
import { counted, headlineOf } from './describe.ts';
import { type Format, json, notice, print, progress, table } from './output.ts';
import { openTopicsFile } from './topics.ts';
import { WrongCallError } from './wrong-call.ts';

type TestOptions = { readonly topic?: string; readonly limit: number; readonly format: Format };

/** One article that a topic matches. */
type Found = {
  readonly topic: string;
  readonly id: string;
  readonly headline: string;
  readonly score: number;
  readonly evidence: OwnTopic['evidence'];
  /** Whether the catalogue has it under this topic already. */
  readonly stored: boolean;
};

type Tested = {
  readonly found: readonly Found[];
  /** Articles that the catalogue has under a topic of this name, and that it would no longer match. */
  readonly lost: readonly { readonly topic: string; readonly id: string }[];
  readonly articles: number;
};

/** Objects that are read at once. */
const AT_ONCE = 8;

export async function testTopics(target: Target, file: string, options: TestOptions): Promise<boolean> {
  const read = await openTopicsFile(file);
  if (read === null) return false;
  const { topics } = read;
  const { topic } = options;
  if (topic !== undefined && !topics.topics.some(({ id }) => id === topic)) {
    throw new WrongCallError(`${file} has no topic ${topic}; it has ${topics.topics.map(({ id }) => id).join(', ')}`);
  }
  const { found, lost, articles } = await testAll(target, topics);
  const shown = found
    .filter((one) => topic === undefined || one.topic === topic)
    .sort((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : b.score - a.score || (a.id < b.id ? -1 : 1)));
  if (options.format === 'json') await print(json(shown, 'indented'));
  else if (options.format === 'jsonl') for (const one of shown) await print(json(one));
  else if (topic !== undefined) await print(foundTable(shown.slice(0, options.limit)));
  else await print(summaryTable(topics, found, lost));
  if (topic !== undefined && options.format === 'table' && shown.length > options.limit) {
    notice(`… ${shown.length - options.limit} more: --limit`);
  }
  notice(`${counted(articles, 'article')} looked at, ${counted(shown.length, 'match', 'matches')}`);
  return true;
}

async function testAll(target: Target, topics: OwnTopics): Promise<Tested> {
  const line = progress('reading the texts');
  let read = 0;
  try {
    const all = await pMap(
      reconcile(target.bucket, target.table, null),
      async (object) => {
        const tested = await testObject(target, topics, object);
        line.say(`${++read} objects read`);
        return tested;
      },
      { concurrency: AT_ONCE },
    );
    return {
      found: all.flatMap(({ found }) => found),
      lost: all.flatMap(({ lost }) => lost),
      articles: all.reduce((sum, { articles }) => sum + articles, 0),
    };
  } finally {
    line.done();
  }
}

async function testObject({ bucket, table: catalogue }: Target, topics: OwnTopics, { key, object, row }: Reconciled) {
  const nothing: Tested = { found: [], lost: [], articles: 0 };
  if (object === null || row?.settlement?.state !== 'stored') return nothing;
  const current = await currentObject(bucket, key, MAX_BYTES);
  if (current?.bytes == null) return nothing;
  const stored = await articlesOfObject(catalogue, objectIdOf(bucket.name, key));
  const result = readArticles(current.bytes, key, row.seen?.uploadedAt ?? current.lastModified, topics);
  const articles = result.kind === 'articles' ? result.articles : [];
  const known = new Map(stored.map(({ record }) => [record.object.index, record]));
  return {
    found: articles.flatMap((article): Found[] => {
      const record = known.get(article.index);
      const id = record?.id ?? `${key}#${article.index}`;
      const had = new Set(record?.topics.map((topic) => topic.id));
      return article.topics.map((topic) => ({
        topic: topic.id,
        id,
        headline: headlineOf(article),
        score: topic.score,
        evidence: topic.evidence,
        stored: had.has(topic.id),
      }));
    }),
    lost: articles.flatMap((article) => {
      const record = known.get(article.index);
      const has = new Set(article.topics.map((topic) => topic.id));
      return (record?.topics ?? [])
        .filter((topic) => !has.has(topic.id))
        .map((topic) => ({ topic: topic.id, id: record?.id ?? '' }));
    }),
    articles: articles.length,
  };
}

function summaryTable({ topics }: OwnTopics, found: readonly Found[], lost: Tested['lost']): string {
  const ids = new Set([...topics.map(({ id }) => id), ...lost.map(({ topic }) => topic)]);
  const rows = [...ids].map((id) => {
    const own = found.filter(({ topic }) => topic === id).sort((a, b) => b.score - a.score);
    const fresh = own.filter(({ stored }) => !stored).length;
    const gone = lost.filter(({ topic }) => topic === id).length;
    return [id, String(own.length), String(fresh), String(gone), own[0]?.headline ?? '–'];
  });
  return table(
    [
      ['topic', 40],
      ['matches', 8],
      ['new', 6],
      ['lost', 6],
      ['the strongest', 60],
    ],
    rows,
  );
}

function foundTable(found: readonly Found[]): string {
  return table(
    [
      ['id', 40],
      ['score', 5],
      ['headline', 50],
      ['because of', 70],
    ],
    found.map(({ id, score, headline, evidence }) => [
      id,
      score.toFixed(2),
      headline,
      evidence.map(({ text }) => text).join(', '),
    ]),
  );
}
