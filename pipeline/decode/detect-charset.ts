/**
 * Charset by statistics, for bytes that are neither UTF-8 nor UTF-16. Part of stage 3 (`decode.ts`).
 *
 * chardet (a port of ICU's detector) proposes; it is often wrong about Arabic (ISO-8859-6 and windows-1256 share the
 * first half of the alphabet) and cannot say "none of these". So each proposal, and the four charsets that our users'
 * files most often have, is decoded and judged by `plausibility.ts`; the best one wins if it is good enough.
 *
 * @see https://github.com/runk/node-chardet
 * @see https://unicode-org.github.io/icu/userguide/conversion/detection.html
 */
import { analyse } from 'chardet';
import { type Rejected, rejected } from '../record.ts';
import { plausibility } from './plausibility.ts';

/** Always judged, in this order of preference on a tie. */
const USUAL = ['windows-1252', 'windows-1256', 'iso-8859-6', 'windows-1251'];

/** chardet's first proposals; below the fifth its confidence is noise (under 10 of 100). */
const PROPOSALS = 5;

/** Bytes judged, from shortly before the first non-ASCII byte: 16 KB hold some 2,000 words, enough for stable shares. */
const SAMPLE_BYTES = 16_384;

/** What chardet's 0–100 may add to a plausibility of 0–1: it breaks ties within a script and never outvotes the words. */
const CHARDET_WEIGHT = 0.15;

/**
 * Least plausibility to accept. Measured on 400 Arabic articles in windows-1256 and in ISO-8859-6, read in 13 charsets: the
 * right one scores 0.96–1.00, the best wrong one at most 0.79; noise scores below 0.4 in all of them.
 */
const MIN_PLAUSIBILITY = 0.85;

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
    const plausible = plausibility(new TextDecoder(name).decode(sample));
    const score = plausible + CHARDET_WEIGHT * (confidence / 100);
    if (score > best.score) best = { name, plausible, score };
  }
  if (best.plausible >= MIN_PLAUSIBILITY) return { kind: 'found', name: best.name };
  return rejected(
    'undecodable',
    `Not UTF-8, and no known charset gives plausible words (best: ${best.name || 'none'}, ${best.plausible.toFixed(2)} of ${MIN_PLAUSIBILITY}).`,
  );
}

function candidates(sample: Uint8Array): { name: string; confidence: number }[] {
  const found = new Map<string, number>(USUAL.map((name) => [name, 0]));
  for (const { name, confidence } of analyse(sample).slice(0, PROPOSALS)) {
    const label = whatwgName(name);
    if (label !== null && label !== 'utf-8') found.set(label, Math.max(confidence, found.get(label) ?? 0));
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
