/**
 * Run by `linear-work.test.ts` in a process of its own: the work that stages 3 and 4 do on every hostile text, short and long, as JSON.
 */
import { decode } from '../../../pipeline/decode/decode.ts';
import { parse } from '../../../pipeline/parse/parse.ts';
import { DRESSINGS, hostileTexts } from './hostile-texts.ts';
import { startCounting, type Work } from './work-count.ts';

/** The short one is large beside every bounded look ahead of the rules; the long one lets what is not linear show fourfold. */
const LENGTHS = [5_000, 20_000];
const MIXTURES = 24;

export type Measured = { readonly name: string; readonly sizes: readonly Sized[] };
export type Sized = Work & {
  readonly characters: number;
  /** `parsed`, or why not: a text that another rule turns down at another size is another text. */
  readonly outcome: string;
};

const count = await startCounting();
const measured: Measured[] = [];
for (const { name, pattern } of hostileTexts(MIXTURES)) {
  for (const [dressing, dress] of Object.entries(DRESSINGS)) {
    const sizes: Sized[] = [];
    for (const length of LENGTHS) sizes.push(await sized(dress(pattern, length)));
    measured.push({ name: `${name}, ${dressing}`, sizes });
  }
}
process.stdout.write(JSON.stringify(measured));

async function sized(text: string): Promise<Sized> {
  const bytes = new TextEncoder().encode(text);
  let outcome = '';
  const work = await count(() => {
    decode(bytes);
    const result = parse(text, { uploadedAt: '2025-01-01T00:00:00Z', language: null });
    outcome = result.kind === 'rejected' ? result.detail.replace(/\d+/g, '#') : 'parsed';
  });
  return { ...work, characters: text.length, outcome };
}
