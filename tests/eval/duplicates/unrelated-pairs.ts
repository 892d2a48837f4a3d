/**
 * Pairs of different texts that have most in common: what two articles of one language, desk or subject share by themselves. Measured on
 * words as they stand between spaces, and not by the line: the pairs stay the same when the line changes.
 */
import type { BaseText } from './base-texts.ts';
import { draftOf, dumpOf } from './edits/draft.ts';
import { everyTwo, type Pair } from './pair.ts';

const PAIRS = 100;
/** A text is in so many at most, or a long one would be in all. */
const PAIRS_OF_A_TEXT = 4;

export function unrelatedPairs(texts: readonly BaseText[]): readonly Pair[] {
  const phrases = new Map(texts.map((text) => [text, phrasesOf(text)]));
  const measured = everyTwo(texts)
    .filter(([a, b]) => a.language === b.language)
    .map(([a, b]) => ({ a, b, shared: containment(phrases.get(a) ?? new Set(), phrases.get(b) ?? new Set()) }))
    .sort((one, other) => other.shared - one.shared);
  const times = new Map<BaseText, number>();
  const isFull = (text: BaseText) => (times.get(text) ?? 0) >= PAIRS_OF_A_TEXT;
  const chosen: Pair[] = [];
  for (const { a, b } of measured) {
    if (chosen.length === PAIRS) break;
    if (isFull(a) || isFull(b)) continue;
    for (const text of [a, b]) times.set(text, (times.get(text) ?? 0) + 1);
    chosen.push({
      name: `unrelated: ${a.name} – ${b.name}`,
      set: a.set === b.set ? a.set : 'development',
      ...{ kind: 'unrelated', origin: 'unrelated', isDuplicate: false },
      ...{ a: dumpOf(draftOf(a)), b: dumpOf(draftOf(b)) },
    });
  }
  return chosen;
}

/** Every two words that follow each other; two characters in a script without spaces. */
function phrasesOf({ language, paragraphs }: BaseText): ReadonlySet<string> {
  const text = paragraphs.join(' ').toLowerCase();
  const words = language === 'zh' ? [...text] : text.split(/[^\p{L}\p{M}\p{N}]+/u);
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

/** Share of the smaller set that the other has. */
function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [smaller, larger] = a.size <= b.size ? [a, b] : [b, a];
  return [...smaller].filter((phrase) => larger.has(phrase)).length / Math.max(1, smaller.size);
}
