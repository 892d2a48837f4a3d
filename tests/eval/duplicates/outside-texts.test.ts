/** Pairs and corpora that the caller of the evaluation gives. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseTexts } from './base-texts.ts';
import { draftOf, dumpOf } from './edits/draft.ts';
import { cutToHalf } from './edits/paragraphs.ts';
import { judge } from './judge-pair.ts';
import { labelledPairs } from './labelled-pairs.ts';
import { wrongPairs } from './report.ts';
import { summariseDuplicates } from './summarise.ts';
import { sweep } from './sweep/sweep.ts';

const texts = (await baseTexts()).filter(({ language }) => language === 'ar').slice(0, 12);
const drafts = texts.map(draftOf);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsfold-eval-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, lines: readonly object[]): Promise<string> {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await writeFile(path.join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
  return path.join(folder, name);
}

describe('labelled pairs', () => {
  it('are judged as the committed ones are', async () => {
    const [one, other] = drafts.map(dumpOf);
    const lines = [
      { a: one, b: one, duplicate: true },
      { a: one, b: other, duplicate: true, name: 'labelled in error' },
      { a: one, b: '', duplicate: false },
    ];
    const scores = judge(await labelledPairs(await file('pairs.jsonl', lines)));
    expect(summariseDuplicates(scores)).toMatchObject({
      pairs: 3,
      duplicates: 2,
      found: 1,
      falselyFound: 0,
      rejected: 1,
    });
    expect(wrongPairs(scores)).toMatch(/^missed {2}labelled in error\n {4}little-shared/);
  });

  it('that lack a label are refused, with their line', async () => {
    const lines = [{ a: '', b: '', duplicate: false }, { a: '' }];
    await expect(labelledPairs(await file('bad.jsonl', lines))).rejects.toThrow(/bad\.jsonl:2: .*b/s);
  });
});

describe('the sweep', () => {
  it('finds near copies without bands, and more of them the more bands there are', async () => {
    const both = texts.flatMap((text) => [draftOf(text), cutToHalf(draftOf(text), text) ?? draftOf(text)]);
    const lines = both.map(({ headline, paragraphs }) => ({ title: headline, content: paragraphs.join('\n\n') }));
    const { nearCopies, present, schemes } = await sweep(await file('corpus.jsonl.gz', lines), () => {});
    expect(nearCopies).toBe(drafts.length);
    expect(present.found).toBe(1);
    const found = (bands: number, rows: number) =>
      schemes.find((of) => of.shingleWords === 5 && of.bands === bands && of.rows === rows)?.found ?? 0;
    expect(found(16, 1)).toBeGreaterThan(found(4, 1));
    expect(found(8, 1)).toBeGreaterThan(found(8, 4));
  });
});
