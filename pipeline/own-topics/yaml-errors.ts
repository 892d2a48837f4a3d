/**
 * Own topics: what the YAML parser objects to, in words for people who write topics. Queries trip over YAML in a few ways again and again.
 */
import { isCollection, isPair, isScalar, type Scalar, type YAMLError } from 'yaml';

const BLOCK = 'a query may stand in a block: `query: |`, and the query indented on the next line';

/** The file, the list, a topic, its phrases; deeper there is nothing to read. */
const MAX_DEPTH = 4;

/** The first of each line, and of tabs only those: the others are consequences. */
export function worthNaming(errors: readonly YAMLError[], lineOf: (offset: number) => number): YAMLError[] {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  const byLine = new Map<number, YAMLError>();
  for (const error of tabs.length > 0 ? tabs : errors) {
    const line = lineOf(error.pos[0]);
    if (!byLine.has(line)) byLine.set(line, error);
  }
  return [...byLine.values()];
}

/** Where to look: for a quote that is not closed its beginning, since the parser names the end of all that it swallowed. */
export function placeOf({ code, message, pos: [at] }: YAMLError, root: unknown): number {
  if (code !== 'MISSING_CHAR' || !message.endsWith('quote')) return at;
  for (const { type, range } of scalarsOf(root, 0)) {
    if (type?.startsWith('QUOTE_') && (range?.[1] ?? 0) >= at) return range?.[0] ?? at;
  }
  return at;
}

function* scalarsOf(node: unknown, depth: number): Generator<Scalar> {
  if (isScalar(node)) yield node;
  else if (isPair(node)) yield* scalarsOf(node.value, depth);
  else if (isCollection(node) && depth < MAX_DEPTH) for (const item of node.items) yield* scalarsOf(item, depth + 1);
}

export function explain({ code, message }: YAMLError): string {
  switch (code) {
    case 'UNEXPECTED_TOKEN':
      return message.includes('at node end')
        ? `in YAML a value that begins with a quote ends with it; ${BLOCK}`
        : `this is not YAML: ${sentence(message)}`;
    case 'BLOCK_AS_IMPLICIT_KEY':
      return `in YAML a colon and a space begin a value: put text with them in quotes; ${BLOCK}`;
    case 'TAB_AS_INDENT':
      return 'YAML is indented with spaces; this is a tab';
    case 'MISSING_CHAR':
      return message.endsWith('quote') ? 'this quote is not closed' : `this is not YAML: ${sentence(message)}`;
    case 'MULTIPLE_DOCS':
      return 'a topics file is one YAML document; remove this `---`';
    case 'BAD_SCALAR_START':
      return `${sentence(message)}: put the value in quotes`;
    case 'TAG_RESOLVE_FAILED':
      return `${sentence(message)}: no tags are needed here`;
    default:
      return `this is not YAML: ${sentence(message)}`;
  }
}

function sentence(message: string): string {
  return message.slice(0, 1).toLowerCase() + message.slice(1);
}
