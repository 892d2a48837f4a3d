/**
 * Two questions to a regular expression: can an attempt at one place of the text backtrack without bound (asked of a checker),
 * and do attempts at all places together take more than the length of the text (tried on texts that could make them).
 *
 * @see https://redosdetector.com
 */
import { isSafePattern } from 'redos-detector';
import { PATTERNS } from './parse/hostile-texts.ts';
import type { PipelineRegex } from './pipeline-regexes.ts';

/** Backtracks that the checker counts for one place; those of the pipeline have below 60. */
const MAX_SCORE = 200;

/** Cleaned lines have no two spaces in a row (`lines.ts`); these files see the text before. */
const BEFORE_CLEANING = /parse\/(?:lines|entities)|decode\/|unpack\/|text\//;

/** @returns what is unsafe about one attempt, or null */
export function attemptProblem({ where, source, flags }: PipelineRegex): string | null {
  const seen = BEFORE_CLEANING.test(where)
    ? source
    : source.replace(/(?<=\\s)[*+]/g, (sign) => (sign === '*' ? '?' : ''));
  const result = isSafePattern(`^(?:${simplified(seen)})`, {
    caseInsensitive: flags.includes('i'),
    maxScore: MAX_SCORE,
    timeout: 10_000, // milliseconds; answers take a few, on a busy machine some hundreds
  });
  return result.safe ? null : `${result.error}`;
}

/** Stand-ins of a few letters each for what the checker would have to spell out. What overlaps still does: signs of a script that are marks too. */
const CLASSES: Readonly<Record<string, string>> = {
  ...{
    L: 'A-Za-zا-ي',
    Lu: 'A-Z',
    Ll: 'a-z',
    Lt: 'ǅ',
    M: '\u0610\u064b-\u0652\u0e31',
    Mn: '\u0610\u064b-\u0652\u0e31',
    N: '0-9',
    Nd: '0-9',
  },
  ...{ P: '!-/:-@', S: '+<=>', Sc: '$', Zs: ' ', Cc: '\u0001-\u0008', Cf: '\u200b-\u200f', Cs: '\ue002' },
  ...{ 'Script=Latin': 'A-Za-z', 'Script=Arabic': 'ا-ي\u0610', 'Script=Han': '一-九', 'Script=Thai': 'ก-ฮ\u0e31' },
};

/**
 * As the checker can read it: no names of groups, no Unicode classes, no astral characters; and repetitions with a bound
 * shortened to two or three, since a constant is no danger and only takes it long.
 */
function simplified(source: string): string {
  let inClass = false;
  return source
    .replace(/\(\?<[a-z]\w*>/gi, '(')
    .replace(/\\u\{[0-9A-F]{5}\}|[\u{10000}-\u{10ffff}]/giu, '\ue000')
    .replace(/\{(\d+),(\d+)\}/g, (_, from, to) => `{${Math.min(from, 2)},${Math.min(to, 3)}}`)
    .replace(/\\[pP]\{([^}]*)\}|\\.|[[\]]/g, (token, name?: string) => {
      if (name !== undefined) {
        const letters = CLASSES[name] ?? (name.startsWith('Script=') ? 'Ͱ-Ͽ' : undefined);
        if (letters === undefined) throw new Error(`${token} has no stand-in`);
        return inClass ? letters : `[${token.startsWith('\\P') ? '^' : ''}${letters}]`;
      }
      if (token === '[' && inClass) return '\\[';
      if (token === '[' || token === ']') inClass = token === '[';
      return token;
    });
}

/**
 * Characters of a text, and the milliseconds that a replacement in it may take. What is linear takes below 10, what is quadratic
 * 120 to 700; the best of three counts, so that a busy machine does not matter.
 */
const LENGTH = 20_000;
const MAX_MS = 60;

/** @returns the beginning of a text on which the search takes more than its length, or null */
export function searchProblem({ where, source, flags }: PipelineRegex): string | null {
  const regex = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  const pumps = [' ', '\t', ...Object.values(PATTERNS), ...literalsOf(source).flatMap((sign) => [sign, `${sign}a `])];
  for (const pump of pumps) {
    const raw = `${pump.repeat(LENGTH / pump.length)}\u2603`; // a sign that no expression expects
    const text = BEFORE_CLEANING.test(where) ? raw : raw.replace(/\s\s*/g, ' ');
    const isSlow = () => {
      const start = performance.now();
      text.replace(regex, '');
      return performance.now() - start > MAX_MS;
    };
    if (isSlow() && isSlow() && isSlow()) return JSON.stringify(pump);
  }
  return null;
}

/** The characters that an expression names, at most 20. */
function literalsOf(source: string): readonly string[] {
  const plain = source.replace(/\\[pP]\{[^}]*\}|\(\?<\w+>|\\[a-z]|[\^$*+?{}\\|]/gi, '');
  return [...new Set(plain)].filter((sign) => /\S/u.test(sign)).slice(0, 20);
}
