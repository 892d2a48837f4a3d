/** Pairs of texts that were written as such: `texts/<kind>/<set>/<what it is about>/<number>.txt`; every two of a folder are a pair. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CASE_SETS } from '../case-files.ts';
import { everyTwo, type Pair, WRITTEN_KINDS, type WrittenKind } from './pair.ts';

const FOLDER = path.join(import.meta.dirname, 'texts');

/** In one order everywhere. */
export async function writtenPairs(): Promise<readonly Pair[]> {
  const pairs = (Object.keys(WRITTEN_KINDS) as WrittenKind[]).flatMap((kind) =>
    CASE_SETS.map(async (set): Promise<Pair[]> => {
      const names = (await readdir(path.join(FOLDER, kind, set))).sort();
      const stories = await Promise.all(names.map((name) => textsIn(path.join(FOLDER, kind, set, name))));
      return stories.flatMap((texts, at) =>
        everyTwo(texts).map(([a, b]) => ({
          name: `${kind} ${set}/${names[at]} ${a.number}–${b.number}`,
          ...{ set, kind, origin: 'written', isDuplicate: WRITTEN_KINDS[kind], a: a.text, b: b.text },
        })),
      );
    }),
  );
  return (await Promise.all(pairs)).flat();
}

type Numbered = { readonly number: string; readonly text: string };

async function textsIn(folder: string): Promise<readonly Numbered[]> {
  const files = (await readdir(folder)).sort();
  return Promise.all(
    files.map(async (file) => ({
      number: path.parse(file).name,
      text: await readFile(path.join(folder, file), 'utf8'),
    })),
  );
}
