/**
 * Charset by statistics, for bytes that are neither UTF-8 nor UTF-16. Part of stage 3 (`decode.ts`).
 *
 * chardet (a port of ICU's detector) proposes; it is often wrong about Arabic (ISO-8859-6 and windows-1256 share the
 * first half of the alphabet), knows no Macintosh and DOS charsets and cannot say "none of these". So each proposal, and the
 * charsets that are usual, is decoded and judged by `plausibility.ts` and `east-asian.ts`; the best one wins if it is good enough.
 *
 * @see https://github.com/runk/node-chardet
 * @see https://unicode-org.github.io/icu/userguide/conversion/detection.html
 */
import { analyse } from 'chardet';
import { type Rejected, rejected } from '../record.ts';
import { EAST_ASIAN_CHARSETS, eastAsianPlausibility } from './east-asian.ts';
import { plausibility } from './plausibility.ts';

/** Always judged, in this order of preference on a tie: what our users' files most often have comes first. */
const USUAL = [
  'windows-1252',
  'windows-1256',
  'iso-8859-6',
  'windows-1251',
  'koi8-r',
  'koi8-u', // as KOI8-R, with the letters of Ukrainian
  'windows-1250',
  'windows-1255',
  'iso-8859-15', // as ISO-8859-1, with € and œ
  'macintosh',
  'x-mac-cyrillic',
  'ibm866', // Cyrillic of DOS
  ...EAST_ASIAN_CHARSETS,
];

/** Windows' supersets of what chardet proposes: the same letters, and quotes and dashes where ISO has control characters. */
const SUPERSETS: ReadonlyMap<string, string> = new Map([
  ['iso-8859-2', 'windows-1250'],
  ['iso-8859-7', 'windows-1253'],
  ['iso-8859-8', 'windows-1255'],
]);

/** chardet's first proposals; below the fifth its confidence is noise (under 10 of 100). */
const PROPOSALS = 5;

/** Bytes judged, from shortly before the first non-ASCII byte: 8 KB hold some 1,000 words, enough for stable shares. */
const SAMPLE_BYTES = 8192;

/** What chardet's 0–100 may add to a plausibility of 0–1: it breaks ties within a script and never outvotes the words. */
const CHARDET_WEIGHT = 0.15;

/**
 * Least plausibility to accept. Measured on 400 Arabic articles in windows-1256 and in ISO-8859-6, read in 17 charsets: the right
 * one scores 0.87–1.00 (95 % have 0.99), the best wrong one at most 0.89, on texts where the right one has more; noise at most 0.27.
 */
const MIN_PLAUSIBILITY = 0.85;

/**
 * Nearly ASCII is readable whatever the few other bytes are, and has too few words to judge by: one stray sign among four
 * quotes would turn it down. Noise has every second byte above ASCII, Arabic or Russian most.
 */
const NEARLY_ASCII = { maxHighShare: 0.05, minPlausibility: 0.6 };

export type FoundCharset = { readonly kind: 'found'; readonly name: string };

export function detectCharset(bytes: Uint8Array): FoundCharset | Rejected {
  const firstHigh = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80),
  );
  const start = Math.max(0, firstHigh - 256);
  const sample = bytes.subarray(start, start + SAMPLE_BYTES);

  let best = { name: '', plausible: 0, score: 0 };
  for (const { name, confidence } of candidates(sample)) {
    const text = new TextDecoder(name).decode(sample);
    const plausible = eastAsianPlausibility(text, name) ?? plausibility(text);
    const score = plausible + CHARDET_WEIGHT * (confidence / 100);
    if (score > best.score) best = { name, plausible, score };
  }
  const required = highShare(sample) <= NEARLY_ASCII.maxHighShare ? NEARLY_ASCII.minPlausibility : MIN_PLAUSIBILITY;
  if (best.plausible >= required) return { kind: 'found', name: best.name };
  return rejected(
    'undecodable',
    `Not UTF-8, and no known charset gives plausible words (best: ${best.name || 'none'}, ${best.plausible.toFixed(2)} of ${required}).`,
  );
}

function highShare(bytes: Uint8Array): number {
  return bytes.reduce((high, byte) => (byte >= 0x80 ? high + 1 : high), 0) / bytes.length;
}

function candidates(sample: Uint8Array): { name: string; confidence: number }[] {
  const found = new Map<string, number>(USUAL.map((name) => [name, 0]));
  for (const { name, confidence } of analyse(sample).slice(0, PROPOSALS)) {
    const label = whatwgName(name);
    if (label === null || label === 'utf-8') continue;
    for (const proposed of [SUPERSETS.get(label) ?? label, label]) {
      found.set(proposed, Math.max(confidence, found.get(proposed) ?? 0));
    }
  }
  return [...found].map(([name, confidence]) => ({ name, confidence }));
}

/** The WHATWG name (ISO-8859-1 is windows-1252 there, and so on), or null when the platform cannot decode it. */
function whatwgName(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
