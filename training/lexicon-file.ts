/**
 * Reads and checks one file of the lexicon, `pipeline/classify/lexicons/LANGUAGE.yaml`:
 *
 *     20000005 cinema:              # code of a Media Topic and its English name
 *       sure: [box office]          # says so by itself
 *       likely: [film]              # says so, as a rule
 *       hint: [director]            # supports it
 *     blocked: [film of oil]        # speaks for nothing, though words of it would
 */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { isMediaTopic, labelOf } from '../pipeline/classify/media-topics.ts';
import { tokenize } from '../pipeline/classify/tokenize.ts';
import type { Problem } from '../pipeline/own-topics/problems.ts';

/** Points of evidence of each strength. */
export const STRENGTHS = { sure: 3, likely: 2, hint: 1 } as const;
type Strength = keyof typeof STRENGTHS;

/** Words of a phrase at most. */
export const MAX_PHRASE_WORDS = 6;

export type LexiconPhrase = {
  readonly phrase: string;
  readonly stems: readonly string[];
  /** Null for a blocked phrase. */
  readonly code: string | null;
  readonly points: number;
};

export type LexiconFile = { readonly phrases: readonly LexiconPhrase[]; readonly mistakes: readonly Problem[] };

export function readLexicon(yaml: string): LexiconFile {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: true });
  const phrases = new Map<string, LexiconPhrase>();
  const mistakes: Problem[] = [];
  const mistake = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    mistakes.push({ line, column: col, message });
  };
  for (const { pos, message } of document.errors) mistake(pos[0], message.split('\n')[0] ?? message);
  if (mistakes.length > 0) return { phrases: [], mistakes };

  const addPhrases = (list: unknown, code: string | null, points: number) => {
    if (!isSeq(list)) return mistake(startOf(list), 'expected a list of phrases: [one, two]');
    for (const item of list.items) {
      const phrase = isScalar(item) ? item.value : null;
      const stems = typeof phrase === 'string' ? tokenize(phrase, MAX_PHRASE_WORDS + 1).map(({ stem }) => stem) : [];
      if (typeof phrase !== 'string' || stems.length === 0) {
        mistake(startOf(item), 'expected a phrase: words, in quotes where YAML would read something else');
      } else if (stems.length > MAX_PHRASE_WORDS) {
        mistake(startOf(item), `“${phrase}” has more than ${MAX_PHRASE_WORDS} words`);
      } else {
        // Inflections of one phrase are one phrase: it counts once, as the strongest of them.
        const key = `${code} ${stems.join(' ')}`;
        const known = phrases.get(key);
        if (known === undefined || known.points < points) phrases.set(key, { phrase, stems, code, points });
      }
    }
  };

  const { contents } = document;
  if (!isMap(contents))
    return { phrases: [], mistakes: [{ line: 1, column: 1, message: 'expected topics with phrases' }] };
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (name === 'blocked') {
      addPhrases(value, null, 0);
      continue;
    }
    const code = name.slice(0, 8);
    if (!isMediaTopic(code)) {
      mistake(startOf(key), `“${name}” does not begin with the code of an active Media Topic`);
    } else if (name !== `${code} ${labelOf(code, 'en')}`) {
      mistake(startOf(key), `${code} is “${labelOf(code, 'en')}”, not “${name.slice(9)}”`);
    } else if (!isMap(value)) {
      mistake(startOf(value), `expected ${Object.keys(STRENGTHS).join(', ')} with phrases`);
    } else {
      for (const { key: strength, value: list } of value.items) {
        const points = STRENGTHS[(isScalar(strength) ? strength.value : '') as Strength];
        if (points === undefined) mistake(startOf(strength), `expected one of ${Object.keys(STRENGTHS).join(', ')}`);
        else addPhrases(list, code, points);
      }
    }
  }
  return { phrases: mistakes.length > 0 ? [] : [...phrases.values()], mistakes };
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}
