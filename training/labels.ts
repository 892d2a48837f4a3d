/**
 * Topics that people gave articles of the training corpora, `labels/*.tsv`: the article's id, the top-level topics that it is about, and
 * those that one may see in it (two digits each, separated by spaces). No text of the articles is kept here.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { TOP_TOPICS } from '../pipeline/classify/media-topics.ts';

const FOLDER = path.join(import.meta.dirname, 'labels');

/** Topics as places in `TOP_TOPICS`. */
export type Labels = { readonly required: ReadonlySet<number>; readonly optional: ReadonlySet<number> };

/** By article id. @throws Error naming file and line of a row that is not as above */
export async function readLabels(): Promise<ReadonlyMap<string, Labels>> {
  const labels = new Map<string, Labels>();
  for (const file of (await readdir(FOLDER)).filter((name) => name.endsWith('.tsv')).sort()) {
    const lines = (await readFile(path.join(FOLDER, file), 'utf8')).split('\n');
    lines.forEach((line, index) => {
      if (line.trim() === '' || line.startsWith('#')) return;
      const [id = '', required = '', optional = ''] = line.split('\t');
      const where = `labels/${file}:${index + 1}`;
      if (id === '' || labels.has(id)) throw new Error(`${where}: an id is missing, or was labelled before: ${line}`);
      labels.set(id, { required: topicsIn(required, where), optional: topicsIn(optional, where) });
    });
  }
  return labels;
}

/** @param codes two digits each, `-` or nothing for none */
export function topicsIn(codes: string, where: string): ReadonlySet<number> {
  const wanted = codes.split(/[\s-]+/).filter((code) => code !== '');
  return new Set(
    wanted.map((code) => {
      const topic = TOP_TOPICS.indexOf(`${code}000000`);
      if (topic === -1) throw new Error(`${where}: “${code}” is not a top-level topic`);
      return topic;
    }),
  );
}
