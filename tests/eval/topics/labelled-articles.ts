/**
 * Articles that the caller has labelled: a JSON list, or one object in each line, gzipped or not, `{text, req, opt}`. `text` is headline, line
 * break or full stop, then the article; `headline` may be given apart. Codes are the first two digits of top-level topics.
 */
import { z } from 'zod';
import { readText } from '../../../pipeline/classify/article-text.ts';
import { classify } from '../../../pipeline/classify/classify.ts';
import { labelOf, TOP_TOPICS } from '../../../pipeline/classify/media-topics.ts';
import { identify } from '../../../pipeline/identify/identify.ts';
import { type Labels, topicsIn } from '../../../training/labels.ts';
import { byTopic, f1, precision, recall, sum, tally } from '../../../training/measure.ts';
import { readJsonLines } from '../json-lines.ts';
import { drawTable, percent } from '../table.ts';

const codes = z.array(z.string());
const row = z.object({ text: z.string(), headline: z.string().nullish(), req: codes, opt: codes.default([]) });

export type LabelledArticle = {
  readonly headline: string;
  readonly labels: Labels;
  readonly found: ReadonlySet<number>;
};

export async function labelledArticles(file: string): Promise<readonly LabelledArticle[]> {
  return (await readJsonLines(file, row)).map(({ text, headline, req, opt }, index) => {
    const where = `${file}:${index + 1}`;
    const end = headline == null ? (/\n|\. /.exec(text)?.index ?? 0) : 0;
    const title = headline ?? text.slice(0, end);
    const body = text.slice(end).replace(/^[.\s]+/, '');
    const subjects = classify(readText(title, body), identify(body));
    return {
      headline: title,
      labels: { required: topicsIn(req.join(' '), where), optional: topicsIn(opt.join(' '), where) },
      found: new Set(subjects.map(({ id }) => TOP_TOPICS.indexOf(id)).filter((top) => top !== -1)),
    };
  });
}

export function labelledTopicsReport(articles: readonly LabelledArticle[], verbose: boolean): string {
  const all = sum(articles.map(({ found, labels }) => tally(found, labels)));
  const rows = byTopic(articles, TOP_TOPICS.length).map((of, topic): readonly (string | number)[] => [
    labelOf(TOP_TOPICS[topic] ?? '', 'en'),
    of.right + of.missed,
    ...[precision(of), recall(of), f1(of)].map(percent),
  ]);
  const names = (set: ReadonlySet<number>) => [...set].map((top) => TOP_TOPICS[top]?.slice(0, 2)).join(' ') || '–';
  const wrong = articles
    .filter(({ found, labels }) => tally(found, labels).wrong + tally(found, labels).missed > 0)
    .map(({ headline, found, labels }) => `${names(labels.required)} | ${names(found)} | ${headline}`);
  return [
    drawTable(
      ['topic', 'articles', 'precision', 'recall', 'F1'],
      [...rows, ['all', articles.length, ...[precision(all), recall(all), f1(all)].map(percent)]],
    ),
    ...(verbose ? ['required | given | headline', ...wrong] : []),
  ].join('\n');
}
