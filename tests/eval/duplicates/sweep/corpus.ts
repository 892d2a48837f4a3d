/** The articles of a corpus, read as files, as the words that bands are made of and what they are verified by. */
import { z } from 'zod';
import { fingerprint } from '../../../../pipeline/fingerprint/fingerprint.ts';
import { fold } from '../../../../pipeline/fingerprint/fold.ts';
import { hashWord, wordsOf } from '../../../../pipeline/fingerprint/words.ts';
import { readArticles } from '../../../../pipeline/line.ts';
import type { Fingerprint } from '../../../../pipeline/record.ts';
import { readJsonLines } from '../../json-lines.ts';

export type CorpusText = {
  /** Of the article, where the corpus has one; of several in a file the first has it. */
  readonly id: string | null;
  /** Of the words in order, 32 bits each. */
  readonly hashes: Uint32Array;
  readonly fingerprint: Fingerprint;
};

/** Says how far a long run is; nobody needs to keep it. */
export type Progress = (message: string) => void;

const line = z.object({ id: z.string().optional(), title: z.string(), content: z.string() });
const UPLOADED_AT = '2026-01-01T00:00:00.000Z';
const LINES_TO_A_MESSAGE = 1000;

/** Files that are turned down are left out; of a file of several articles each is a text. */
export async function corpusTexts(file: string, progress: Progress): Promise<readonly CorpusText[]> {
  const lines = await readJsonLines(file, line);
  return lines.flatMap(({ id, title, content }, i) => {
    if (i % LINES_TO_A_MESSAGE === 0) progress(`read ${i} of ${lines.length} articles`);
    const result = readArticles(new TextEncoder().encode(`${title}\n\n${content}`), 'article.txt', UPLOADED_AT);
    return result.kind === 'rejected'
      ? []
      : result.articles.map(({ body, index }) => textOf(body, index === 0 ? (id ?? null) : null));
  });
}

function textOf(body: string, id: string | null): CorpusText {
  return { id, hashes: Uint32Array.from(wordsOf(fold(body)), hashWord), fingerprint: fingerprint(body) };
}
