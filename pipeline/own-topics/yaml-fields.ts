/**
 * Own topics: YAML nodes as the shapes that a topics file has. Whatever has another shape is reported at its place. Nodes are read instead
 * of values, since a schema library knows paths but not lines. Aliases are refused, so that no value is larger than what is written.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import { type Problems, shown } from './problems.ts';
import { scalarOffsets } from './scalar-offsets.ts';

/** A value that is text; `offsetOf` tells where in the file one of its UTF-16 units stands. */
export type Text = { readonly text: string; readonly at: number; readonly offsetOf: (index: number) => number };

export type Field = { readonly name: Text; readonly at: number; readonly value: unknown };

export function offsetOf(node: unknown, otherwise: number): number {
  return (node as Node | null)?.range?.[0] ?? otherwise;
}

export class YamlFields {
  readonly #source: string;
  readonly problems: Problems;

  constructor(source: string, problems: Problems) {
    this.#source = source;
    this.problems = problems;
  }

  /** The keys of a mapping, each once; null when it is none. @param what it is, for people */
  fields(node: unknown, at: number, what: string): Field[] | null {
    if (!isMap(node)) return this.#unexpected(node, at, `${what} is a mapping (\`key: value\`)`);
    const names = new Set<string>();
    return node.items.flatMap((pair: Pair) => {
      const name = this.text(pair.key, offsetOf(node, at), 'a key');
      if (name === null) return [];
      if (names.has(name.text)) {
        this.problems.report(name.at, `${shown(name.text)} stands here a second time`);
        return [];
      }
      names.add(name.text);
      return [{ name, at: offsetOf(pair.value, name.at), value: pair.value }];
    });
  }

  list(node: unknown, at: number, what: string): unknown[] | null {
    return isSeq(node) ? node.items : this.#unexpected(node, at, `${what} is a list`);
  }

  text(node: unknown, at: number, what: string): Text | null {
    if (!isScalar(node) || typeof node.value !== 'string') return this.#unexpected(node, at, `${what} is text`);
    const text = node.value;
    return { text, at: offsetOf(node, at), offsetOf: scalarOffsets(this.#source, node, text) };
  }

  #unexpected(node: unknown, at: number, expected: string): null {
    this.problems.report(offsetOf(node, at), `${expected}; here stands ${found(node)}`);
    return null;
  }
}

function found(node: unknown): string {
  if (isAlias(node)) return `an alias, as YAML takes what begins with *: write the value out, or put it in quotes`;
  if (isMap(node)) return 'a mapping (a colon and a space make one; put text with them in quotes)';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node) || node.value === null) return 'nothing';
  const { value, source } = node as Scalar;
  if (typeof value === 'string') return shown(value);
  return `what YAML takes for a ${typeof value}: put ${shown(source ?? String(value))} in quotes`;
}
