/**
 * Media Topics as people name them: by code, or by a name in any language of the taxonomy, or by part of the name of one at the top.
 */
import type { z } from 'zod';
import {
  currentCode,
  labelOf,
  lineage,
  namesOf,
  TOP_TOPICS,
  topicCodes,
} from '../../pipeline/classify/media-topics.ts';
import { stem } from '../../pipeline/classify/stem.ts';
import { foldedWords } from '../../pipeline/text/fold.ts';

/** A transform of a filter: the code, of the successor where the topic is retired. */
export function topicCode(written: string, context: z.core.$RefinementCtx<string>): string {
  const refuse = (message: string) => {
    context.issues.push({ code: 'custom', message, input: written });
    return written;
  };
  const code = /^(?:medtop:)?(\d{8})$/.exec(written)?.[1];
  if (code !== undefined) return currentCode(code) ?? refuse(`there is no Media Topic ${code}`);

  const named = codesNamed(written);
  if (named.length > 0) {
    return broadestOf(named) ?? refuse(`${written} is the name of ${listed(named)}: write a code`);
  }
  const like = codesLike(written);
  const [top, secondTop] = like.filter((one) => TOP_TOPICS.includes(one));
  if (top !== undefined && secondTop === undefined) return top;
  const hint = like.length === 0 ? 'write a code of 8 digits, such as 11000000, or a name' : `${listed(like)}?`;
  return refuse(`no Media Topic is named ${written}: ${hint}`);
}

/** How names are compared, the strictest first: those in the languages that texts are classified in best, then in all; then their stems. */
type Comparison = 'english or arabic' | 'any language' | 'stems';
const COMPARISONS: readonly Comparison[] = ['english or arabic', 'any language', 'stems'];

let codesByName: ReadonlyMap<Comparison, ReadonlyMap<string, readonly string[]>> | null = null;

function names(comparison: Comparison): ReadonlyMap<string, readonly string[]> {
  codesByName ??= new Map(COMPARISONS.map((how) => [how, indexed(how)]));
  return codesByName.get(comparison) ?? new Map();
}

function indexed(comparison: Comparison): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const code of topicCodes()) {
    const compared = comparison === 'english or arabic' ? [labelOf(code, 'en'), labelOf(code, 'ar')] : namesOf(code);
    for (const form of new Set(compared.map((name) => formOf(name, comparison)))) {
      codes.set(form, [...(codes.get(form) ?? []), code]);
    }
  }
  return codes;
}

function formOf(name: string, comparison: Comparison): string {
  const words = foldedWords(name);
  return (comparison === 'stems' ? words.map(stem) : words).join(' ');
}

function codesNamed(written: string): readonly string[] {
  for (const comparison of COMPARISONS) {
    const codes = names(comparison).get(formOf(written, comparison));
    if (codes !== undefined) return codes;
  }
  return [];
}

/** Of several with one name: the one above all others, or the only one at the top. */
function broadestOf(codes: readonly string[]): string | null {
  const above = codes.find((one) => codes.every((other) => lineage(other).includes(one)));
  const [top, secondTop] = codes.filter((one) => TOP_TOPICS.includes(one));
  return above ?? (secondTop === undefined ? top : undefined) ?? null;
}

/** Those with a name that has these words in it, the broadest first. */
function codesLike(written: string): string[] {
  const words = formOf(written, 'stems');
  if (words === '') return [];
  const like = [...names('stems')].flatMap(([name, codes]) => (` ${name} `.includes(` ${words} `) ? codes : []));
  return [...new Set(like)].sort((a, b) => lineage(a).length - lineage(b).length || (a < b ? -1 : 1));
}

const LISTED = 5;

function listed(codes: readonly string[]): string {
  const shown = codes.slice(0, LISTED).map((code) => `${code} (${labelOf(code, 'en')})`);
  return [...shown, ...(codes.length > LISTED ? ['…'] : [])].join(', ');
}
