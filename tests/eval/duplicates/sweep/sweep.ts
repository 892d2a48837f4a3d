/** What the parameters of the fingerprint and of the verification come from: each way to make bands, and thresholds, on one corpus. */
import { type CorpusText, corpusTexts, type Progress } from './corpus.ts';
import { bandKeys, HASHES, type Scheme, SHINGLE_LENGTHS, schemesOf, sketchOf } from './schemes.ts';
import { positionsByKey, shinglesOf } from './shingles.ts';
import { type Thresholds, thresholdsOn } from './thresholds.ts';
import { type TruePair, truePairs } from './true-pairs.ts';

export type BandFigures = {
  /** Share of the near copies that share a band. */
  readonly found: number;
  /** Of those with a Jaccard similarity below `LOW_JACCARD`: cut, or much edited. */
  readonly foundOfLow: number;
  /** Other texts that a text shares a band with, on average: each is verified. */
  readonly candidatesPerText: number;
  /** Texts in it. */
  readonly largestBand: number;
};

export type SchemeFigures = Scheme & BandFigures;

export type Sweep = {
  readonly texts: number;
  readonly nearCopies: number;
  readonly lowNearCopies: number;
  /** The bands that the line makes. */
  readonly present: BandFigures;
  /** Means over several hash functions. */
  readonly schemes: readonly SchemeFigures[];
  /** Of the verification; null for a corpus whose pairs nobody has read. */
  readonly thresholds: Thresholds | null;
};

export const LOW_JACCARD = 0.4;

export async function sweep(file: string, progress: Progress): Promise<Sweep> {
  const texts = await corpusTexts(file, progress);
  const pairs = truePairs(texts, progress);
  const schemes = SHINGLE_LENGTHS.flatMap((shingleWords) => {
    progress(`shingles of ${shingleWords} words`);
    return figuresOfLength(shingleWords, texts, pairs);
  });
  return {
    texts: texts.length,
    nearCopies: pairs.length,
    lowNearCopies: pairs.filter(isLow).length,
    present: figuresOf(
      texts.map(({ fingerprint }) => fingerprint.bands),
      pairs,
    ),
    schemes,
    thresholds: await thresholdsOn(texts),
  };
}

function figuresOfLength(
  shingleWords: number,
  texts: readonly CorpusText[],
  pairs: readonly TruePair[],
): readonly SchemeFigures[] {
  const shingles = texts.map(({ hashes }) => shinglesOf(hashes, shingleWords));
  const schemes = schemesOf(shingleWords);
  const figures = Array.from({ length: HASHES }, (_, hash) => {
    const sketches = shingles.map((own) => sketchOf(own, shingleWords, hash));
    return schemes.map((scheme) => {
      const keys = sketches.map((sketch) => bandKeys(sketch, scheme));
      return figuresOf(keys, pairs);
    });
  });
  return schemes.map((scheme, i) => ({ ...scheme, ...meanOf(figures.flatMap((ofHash) => ofHash[i] ?? [])) }));
}

function figuresOf<Key>(keysOfTexts: readonly (readonly Key[])[], pairs: readonly TruePair[]): BandFigures {
  const index = positionsByKey(keysOfTexts);
  const found = pairs.filter(({ a, b }) => keysOfTexts[a]?.some((key) => keysOfTexts[b]?.includes(key)));
  return {
    found: share(found.length, pairs.length),
    foundOfLow: share(found.filter(isLow).length, pairs.filter(isLow).length),
    candidatesPerText: share(candidates(keysOfTexts, index), keysOfTexts.length),
    largestBand: [...index.values()].reduce((largest, { length }) => Math.max(largest, length), 0),
  };
}

function meanOf(figures: readonly BandFigures[]): BandFigures {
  const mean = (measure: (of: BandFigures) => number) =>
    share(
      figures.reduce((sum, of) => sum + measure(of), 0),
      figures.length,
    );
  return {
    found: mean(({ found }) => found),
    foundOfLow: mean(({ foundOfLow }) => foundOfLow),
    candidatesPerText: mean(({ candidatesPerText }) => candidatesPerText),
    largestBand: Math.round(mean(({ largestBand }) => largestBand)),
  };
}

/** Pairs that share a band, each counted from both its sides. */
function candidates<Key>(keysOfTexts: readonly (readonly Key[])[], index: ReadonlyMap<Key, readonly number[]>): number {
  const metBy = new Int32Array(keysOfTexts.length).fill(-1);
  let met = 0;
  for (const [text, keys] of keysOfTexts.entries()) {
    metBy[text] = text;
    for (const key of keys) {
      for (const other of index.get(key) ?? []) {
        if (metBy[other] === text) continue;
        metBy[other] = text;
        met++;
      }
    }
  }
  return met;
}

function isLow({ jaccard }: TruePair): boolean {
  return jaccard < LOW_JACCARD;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
