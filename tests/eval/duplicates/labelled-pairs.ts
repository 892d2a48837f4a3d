/** Pairs of whole files that the caller has labelled, so that texts which cannot be part of this project can be measured. */
import { z } from 'zod';
import { readJsonLines } from '../json-lines.ts';
import type { Pair } from './pair.ts';

const labelledPair = z.object({ a: z.string(), b: z.string(), duplicate: z.boolean(), name: z.string().optional() });

/** @param file a JSON object in each line: `{a, b, duplicate, name?}` */
export async function labelledPairs(file: string): Promise<readonly Pair[]> {
  const lines = await readJsonLines(file, labelledPair);
  return lines.map(({ a, b, duplicate, name }, i) => ({
    name: name ?? `pair ${i + 1}`,
    ...{ set: 'held-out', kind: 'labelled', origin: 'labelled', isDuplicate: duplicate, a, b },
  }));
}
