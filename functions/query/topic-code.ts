/**
 * Media Topics as people name them: by code, or by a name in any language of the taxonomy.
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
  const [first] = named;
  // A name that a topic and one below it have in common means the broader.
  const broadest = named.find((one) => named.every((other) => lineage(other).includes(one)));
  if (broadest !== undefined) return broadest;
  if (first !== undefined) return refuse(`${written} is the name of ${listed(named)}: write a code`);
  // "politics" is but part of a name: it means the one topic that has it, or the one at the top.
  const like = codesLike(written);
  const tops = like.filter((one) => TOP_TOPICS.includes(one));
  const [meant, second] = tops.length > 0 ? tops : like;
  if (meant !== undefined && second === undefined) return meant;
  const hint = like.length === 0 ? 'write a code of 8 digits, such as 11000000' : `${listed(like)}?`;
  return refuse(`no Media Topic is named ${written}: ${hint}`);
}

let codesByName: Map<string, string[]> | null = null;

function names(): ReadonlyMap<string, string[]> {
  if (codesByName !== null) return codesByName;
  codesByName = new Map();
  for (const code of topicCodes()) {
    for (const name of new Set(namesOf(code).map(wordsOf))) {
      codesByName.set(name, [...(codesByName.get(name) ?? []), code]);
    }
  }
  return codesByName;
}

function wordsOf(name: string): string {
  return foldedWords(name).join(' ');
}

function codesNamed(written: string): readonly string[] {
  return names().get(wordsOf(written)) ?? [];
}

const LISTED = 5;

/** Those with a name that has these words in it, the broadest first. */
function codesLike(written: string): string[] {
  const words = ` ${wordsOf(written)} `;
  const like = [...names()].flatMap(([name, codes]) => (` ${name} `.includes(words) ? codes : []));
  return [...new Set(like)].sort((a, b) => lineage(a).length - lineage(b).length || (a < b ? -1 : 1));
}

function listed(codes: readonly string[]): string {
  const shown = codes.slice(0, LISTED).map((code) => `${code} (${labelOf(code, 'en')})`);
  return [...shown, ...(codes.length > LISTED ? ['…'] : [])].join(', ');
}
