/** Packs the extra-small n-gram set of the package `eld` into the flat form of `pipeline/identify/profiles.json`. */
import { hashBytes } from '../../../pipeline/identify/n-grams.ts';

/** Not among the package's exports, hence by path. */
const ELD = new URL('../../../node_modules/eld/src/', import.meta.url);

type NGramsModule = {
  ngramsData: { languages: Record<string, string>; ngrams: Record<string, Record<string, number>> };
};

/** Tags that say more exactly what the package counted: its Kurdish is Sorani. */
const TAGS: Readonly<Record<string, string>> = { ku: 'ckb' };

function base64(bytes: Uint8Array | Uint32Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

export async function packEld(): Promise<string> {
  const { ngramsData } = (await import(new URL('ngrams/extrasmall.js', ELD).href)) as NGramsModule;
  const { dictionary } = (await import(new URL('dictionary.js', ELD).href)) as { dictionary: string[] };
  const { avgScore } = (await import(new URL('avgScore.js', ELD).href)) as { avgScore: Record<string, number> };

  // The package writes every byte as one printable character; ASCII letters, space and apostrophe as themselves.
  const byteOf = new Map(dictionary.map((character, byte) => [character, byte] as const));
  byteOf.set(' ', 0x20);
  const entries = Object.entries(ngramsData.ngrams)
    .map(([gram, scores]) => ({
      hash: hashBytes(Array.from(gram, (c) => byteOf.get(c) ?? 0)),
      scores: Object.entries(scores),
    }))
    .sort((a, b) => a.hash - b.hash);
  if (new Set(entries.map(({ hash }) => hash)).size !== entries.length) throw new Error('two n-grams share a hash');

  const flat = entries.flatMap(({ scores }) => scores);
  const languages = Object.values(ngramsData.languages).map((tag) => ({
    tag: TAGS[tag] ?? tag,
    usual: avgScore[tag] ?? 1,
  }));
  const packed = {
    source:
      'eld 2.1.0, n-gram set "extrasmall", (c) Nito T.M., https://github.com/nitotm/efficient-language-detector-js',
    licence: 'Apache-2.0',
    changed: 'packed: FNV-1a hashes of the n-grams, ascending, and flat arrays of language numbers and scores',
    languages,
    keys: base64(Uint32Array.from(entries, ({ hash }) => hash)),
    counts: base64(Uint8Array.from(entries, ({ scores }) => scores.length)),
    entryLanguage: base64(Uint8Array.from(flat, ([language]) => Number(language))),
    entryScore: base64(Uint8Array.from(flat, ([, score]) => score)),
  };
  return `${JSON.stringify(packed, null, 1)}\n`;
}
