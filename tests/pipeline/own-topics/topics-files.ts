/** Topics files, articles and expected problems as tests write them. */
import { type ArticleText, readText } from '../../../pipeline/classify/article-text.ts';
import type { OwnTopics } from '../../../pipeline/own-topics/compile-topics.ts';
import { matchTopics } from '../../../pipeline/own-topics/match-topics.ts';
import type { Problem } from '../../../pipeline/own-topics/problems.ts';
import { readTopics } from '../../../pipeline/own-topics/read-topics.ts';

/** A file of topics t-0, t-1 … with these queries. */
export function fileOf(...queries: readonly string[]): string {
  const topics = queries.map((query, i) => `  - id: t-${i}\n    labels: { en: T }\n    query: |-\n      ${query}\n`);
  return `topics:\n${topics.join('')}`;
}

/** @throws when the file is refused */
export function topicsOf(yaml: string): OwnTopics {
  const read = readTopics(yaml);
  if (read.kind === 'topics') return read.topics;
  throw new Error(read.problems.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n'));
}

export function problemsOf(yaml: string): readonly Problem[] {
  const read = readTopics(yaml);
  return read.kind === 'refused' ? read.problems : [];
}

export function articleOf(headlineText: string, bodyText: string): ArticleText {
  return readText(headlineText, bodyText);
}

/** Whether an article matches a query. */
export function matches(query: string, body: string, headline = ''): boolean {
  return matchTopics(topicsOf(fileOf(query)), articleOf(headline, body)).length === 1;
}

const MARK = '‸';

/** A file without the marks in it, and their places: where problems are expected. */
export function marked(yaml: string): { readonly yaml: string; readonly places: readonly string[] } {
  const before = yaml.split(MARK).slice(0, -1);
  const places = before.map((_, i) => {
    const lines = before
      .slice(0, i + 1)
      .join('')
      .split('\n');
    return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
  });
  return { yaml: yaml.replaceAll(MARK, ''), places };
}
